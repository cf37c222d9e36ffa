internal import ArgumentParser
internal import Rows
internal import Storage

/// `folio prefer`.
struct PreferCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prefer",
        abstract: "Choose the preferred parse of a document.",
        discussion: """
            Search and export use the preferred parse of each document: the latest that succeeded, unless you choose a provider here.

            Examples:
              folio prefer 2024/report mineru
              folio prefer 2024/report --latest
            """)

    @OptionGroup var store: StoreOptions

    @Argument(help: "Document key.")
    var key: String

    @Argument(help: "Provider whose parse is preferred.")
    var provider: String?

    @Flag(help: "Prefer the latest parse again.")
    var latest = false

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if (provider == nil) != latest { throw ValidationError("name a provider, or give --latest") }
    }

    func run() throws {
        let store = try store.open(.write)
        try store.prefer(key: key, provider: provider)
        guard json, let document = try store.read({ try $0.document(key: key) }) else { return }
        try JSONOutput.write(DocumentRow(document))
    }
}
