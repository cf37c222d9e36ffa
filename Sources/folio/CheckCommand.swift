internal import ArgumentParser
internal import Ingestion
internal import Storage

/// `folio check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check that the store is whole.",
        discussion: """
            Looks at SQLite's own integrity, foreign keys, the search index against the blocks, the hashes of payloads and \
            assets, and documents that are only half there. With --deep, every payload is decoded again and compared with what is stored \
            of it, and every document with its parses. Exit status 1 where something is wrong.

            Example:
              folio check --deep
            """)

    /// One finding as JSON.
    private struct Row: Encodable {
        let code: String
        let message: String
    }

    @OptionGroup var store: StoreOptions

    @Flag(help: "Decode every payload again and compare.")
    var deep = false

    @OptionGroup var limits: LimitOptions

    @Flag(help: "Print JSON.")
    var json = false

    /// Checks all, or all but the index where the store cannot be opened for writing: SQLite compares the index
    /// by a statement that only a writer may run.
    private func findings() throws -> [StoreFinding] {
        do {
            return try findings(try store.open(.write))
        } catch let error as StoreError where error.code == .locked || error.code == .unreadable {
            let findings = try findings(try store.open(.read))
            StandardError.write("folio: the index was not compared with the blocks: \(error.message)")
            return findings.filter { $0.code != .indexUnchecked }
        }
    }

    private func findings(_ store: DocumentStore) throws -> [StoreFinding] {
        let findings = try store.check()
        guard deep else { return findings }
        let outcome = try DeepCheck(store: store, limits: limits.decodingLimits()).run()
        if outcome.passedOver > 0 {
            StandardError.write(
                "note: \(outcome.passedOver) parses were decoded by another version of their adapter and not compared; "
                    + "`folio renormalize` decodes them anew")
        }
        return findings + outcome.findings
    }

    func run() throws {
        let findings = try findings()
        if json {
            try JSONOutput.write(findings.map { Row(code: $0.code.rawValue, message: $0.message) })
        } else if findings.isEmpty {
            try StandardOutput.putLine("ok")
        } else {
            for finding in findings {
                try StandardOutput.putLine("\(finding.code.rawValue): \(finding.message)")
            }
        }
        if !findings.isEmpty { throw ExitStatus.incomplete }
    }
}
