internal import ArgumentParser
internal import Storage

/// `folio reindex`.
struct ReindexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reindex", abstract: "Rebuild the search index.",
        discussion: "Needed after an update that changes the tokenizer; other commands then say so.")

    @OptionGroup var store: StoreOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let store = try store.open(.write)
        try store.reindex()
        let pages = try store.read { try $0.statistics().pages }
        if json { return try JSONOutput.write(["pages": pages]) }
        try StandardOutput.putLine("indexed \(Counted(pages, "page"))")
    }
}
