internal import ArgumentParser
internal import Storage

/// `folio delete`.
struct DeleteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Remove documents, or a provider's parses of them.",
        discussion: """
            Their payloads and assets go too, unless other documents use them as well. A document goes with its last parse. `folio vacuum` gives the room back.

            Examples:
              folio delete 2024/report 2024/draft
              folio delete 2024/report --provider opendataloader
            """)

    @OptionGroup var store: StoreOptions

    @Argument(help: "The documents' keys.")
    var keys: [String]

    @Option(help: "Only this provider's parses.")
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
                provider == nil ? "\(deleted.count) documents deleted" : "\(parses) parses deleted")
        }
        if deleted.count < keys.count { throw ExitStatus.incomplete }
    }
}
