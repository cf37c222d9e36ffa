internal import ArgumentParser
internal import Storage

/// `folio delete`.
struct DeleteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Remove documents with their parses, payloads and assets.",
        discussion: """
            What other documents use as well is kept.

            Example:
              folio delete 2024/report 2024/draft
            """)

    @OptionGroup var store: StoreOptions

    @Argument(help: "The documents' keys.")
    var keys: [String]

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let store = try store.open(.write)
        var deleted: [String] = []
        for key in keys {
            do {
                try store.delete(key: key)
                deleted.append(key)
            } catch let error as StoreError where error.code == .unknownDocument {
                StandardError.write("folio: \(error.message)")
            }
        }
        if json {
            try JSONOutput.write(["deleted": deleted])
        } else {
            print("\(deleted.count) documents deleted")
        }
        if deleted.count < keys.count { throw ExitStatus.incomplete }
    }
}
