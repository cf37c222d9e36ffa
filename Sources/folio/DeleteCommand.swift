internal import ArgumentParser
internal import Storage

/// `folio delete`.
struct DeleteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Delete documents, or one provider's parses of them.",
        discussion: """
            Payloads and assets that no other document uses are deleted too. A document is deleted with its last parse. \
            `folio vacuum` returns the freed space to the disk.

            Examples:
              folio delete 2024/report 2024/draft
              folio delete 2024/report --provider opendataloader
            """)

    @OptionGroup var store: StoreOptions

    @Argument(help: "Document keys.")
    var keys: [String]

    @Option(name: .shortAndLong, help: "Delete only this provider's parses.")
    var provider: String?

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let store = try store.open(.write)
        var deleted: [String] = []
        var parses = 0
        for key in keys {
            do {
                parses += try store.delete(key: key, provider: provider)
                deleted.append(key)
            } catch let error as StoreError where error.code == .unknownDocument {
                StandardError.write("folio: \(error.message)")
            }
        }
        if json {
            try JSONOutput.write(["deleted": deleted])
        } else {
            try StandardOutput.putLine(
                "deleted "
                    + "\(provider == nil ? Counted(deleted.count, "document") : Counted(parses, "parse"))")
        }
        if deleted.count < keys.count { throw ExitStatus.incomplete }
    }
}
