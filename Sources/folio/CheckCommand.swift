internal import ArgumentParser
internal import Ingestion
internal import Storage

/// `folio check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Verify the store.",
        discussion: """
            Checks SQLite's integrity and foreign keys, compares the search index with the blocks, verifies the hashes of payloads and \
            assets, and looks for incomplete documents. With --deep, it also decodes every payload again and compares the result with \
            the stored pages, and every document with its parses. The exit status is 1 if a problem is found.

            Example:
              folio check --deep
            """)

    /// One finding as JSON.
    private struct Row: Encodable {
        let code: String
        let message: String
    }

    @OptionGroup var store: StoreOptions

    @Flag(help: "Decode every payload again and compare it with the stored pages.")
    var deep = false

    @OptionGroup var limits: LimitOptions

    @Flag(help: "Print JSON.")
    var json = false

    /// Checks all, or all but the index if the store cannot be opened for writing: SQLite compares the index
    /// by a statement that only a writer may run.
    private func findings() throws -> [StoreFinding] {
        do {
            return try findings(try store.open(.write))
        } catch let error as StoreError where error.code == .locked || error.code == .unreadable {
            let findings = try findings(try store.open(.read))
            StandardError.write(
                "warning: the search index was not compared with the blocks: \(error.message)")
            return findings.filter { $0.code != .indexUnchecked }
        }
    }

    private func findings(_ store: DocumentStore) throws -> [StoreFinding] {
        let findings = try store.check()
        guard deep else { return findings }
        let outcome = try DeepCheck(store: store, limits: limits.decodingLimits()).run()
        if outcome.passedOver > 0 {
            StandardError.write(
                "note: \(Counted(outcome.passedOver, "parse")) not compared, because another adapter version decoded them; "
                    + "`folio renormalize` decodes them again")
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
