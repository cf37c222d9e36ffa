internal import ArgumentParser
internal import DocumentModel
internal import Locating
internal import Storage

/// `folio open`: `folio serve` at a free port, with the browser at a place.
struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Show a document, page or block in the browser.",
        discussion: """
            Starts `folio serve` at a free port, opens the browser there, and serves until you stop it. --no-browser only prints the address.

            Examples:
              folio open 2024/report#p12
              folio open 2024/report#p12/b1 --pdf papers/
            """)

    @OptionGroup var store: StoreOptions

    @Argument(help: "Document key, or the address of a page or a block.")
    var address: String

    @Option(help: "Folder with the PDFs of documents; repeatable.")
    var pdf: [String] = []

    @Flag(help: "Print the address of the page, and start no browser.")
    var noBrowser = false

    func run() throws {
        let place = try store.open(.read).read { try DocumentAddress(address, $0).locator.text }
        var words = ["--store", store.path, "--port", "0", "--open=\(place)"]
        for folder in pdf { words += ["--pdf", folder] }
        if noBrowser { words.append("--no-browser") }
        try SiblingProgram("folio-serve").replaceThisProcess(words)
    }
}
