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

    func run() throws {
        // The index is compared by a statement that only a writer may run.
        let findings = try store.open(.write).check()
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
