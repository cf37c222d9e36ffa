internal import ArgumentParser
internal import Storage

/// `folio check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check that the store is whole.",
        discussion: """
            Looks at SQLite's own integrity, foreign keys, the search index against the blocks, the hashes of payloads and \
            assets, and documents that are only half there. Exit status 1 where something is wrong.
            """)

    /// One finding as JSON.
    private struct Row: Encodable {
        let code: String
        let message: String
    }

    @OptionGroup var store: StoreOptions

    @Flag(help: "Print JSON.")
    var json = false

    /// Checks all, or all but the index where the store cannot be opened for writing: SQLite compares the index
    /// by a statement that only a writer may run.
    private func findings() throws -> [StoreFinding] {
        do {
            return try store.open(.write).check()
        } catch let error as StoreError where error.code == .locked || error.code == .unreadable {
            let findings = try store.open(.read).check()
            StandardError.write("folio: the index was not compared with the blocks: \(error.message)")
            return findings.filter { $0.code != .indexUnchecked }
        }
    }

    func run() throws {
        let findings = try findings()
        if json {
            try JSONOutput.write(findings.map { Row(code: $0.code.rawValue, message: $0.message) })
        } else if findings.isEmpty {
            print("ok")
        } else {
            for finding in findings { print("\(finding.code.rawValue): \(finding.message)") }
        }
        if !findings.isEmpty { throw ExitStatus.incomplete }
    }
}
