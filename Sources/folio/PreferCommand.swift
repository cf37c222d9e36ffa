internal import ArgumentParser
internal import Storage

/// `folio prefer`.
struct PreferCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prefer",
        abstract: "Choose the provider whose parse stands for a document.",
        discussion: """
            Search and export use a document's preferred parse: the latest that succeeded, unless one is chosen here.

            Examples:
              folio prefer 2024/report mineru
              folio prefer 2024/report --latest
            """)

    @OptionGroup var store: StoreOptions

    @Argument(help: "The document's key.")
    var key: String

    @Argument(help: "The provider.")
    var provider: String?

    @Flag(help: "Leave it to the latest parse again.")
    var latest = false

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if (provider == nil) != latest { throw ValidationError("Name a provider, or give --latest.") }
    }

    func run() throws {
        let store = try store.open(.write)
        try store.prefer(key: key, provider: provider)
        guard json, let document = try store.read({ try $0.document(key: key) }) else { return }
        try JSONOutput.write(DocumentRow(document))
    }
}
