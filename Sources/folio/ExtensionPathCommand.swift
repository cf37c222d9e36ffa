internal import ArgumentParser
internal import Foundation

/// `folio extension-path`.
struct ExtensionPathCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extension-path",
        abstract: "Print where the SQLite extension is that gives SQL folio_match.",
        discussion: """
            sqlite3, Python and Datasette load it. It turns a user's words into an expression for page_search MATCH. It is looked for beside \
            the program, and in ../lib/folio, where tools/install puts it.

            Examples:
              folio extension-path
              datasette folio.db --load-extension "$(folio extension-path)"
            """)

    func run() throws {
        guard let path = LoadableExtension.path else {
            throw CommandFailure(
                "no_extension", "the extension is neither beside folio nor in ../lib/folio",
                hint:
                    "build it with `tools/build-tokenizer`, which prints its path, or install Folio with `tools/install`"
            )
        }
        try StandardOutput.putLine(path)
    }
}

/// The tokenizer as a library that SQLite loads.
enum LoadableExtension {
    /// Where it is; nil if it is in none of its places.
    static var path: String? {
        guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return nil }
        let folder = program.deletingLastPathComponent()
        let places = [folder, folder.deletingLastPathComponent().appending(path: "lib/folio")]
        let names = ["libfolio_tokenizer.so", "libfolio_tokenizer.dylib"]
        return places.flatMap { place in names.map { place.appending(path: $0).path } }
            .first { FileManager.default.fileExists(atPath: $0) }
    }
}
