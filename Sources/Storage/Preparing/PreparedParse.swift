internal import DocumentModel

/// A parse as `DocumentWriter` takes it: everything that needs no store is done, so that any thread can do it.
///
/// Texts are without NUL, equal styles are compared once, tokens are cut, hashes and JSON are made. What is left to the one
/// writer is to bind values.
package struct PreparedParse: Sendable {
    /// The parse; its pages have no blocks, and its assets no bytes: those are in `content`.
    package let header: ParseToStore
    /// What could not be prepared fails when it would be written.
    let content: Result<Content, any Error>

    /// What is stored below and beside a parse.
    struct Content: Sendable {
        let pages: PreparedPages
        let assets: [PreparedAsset]
        /// JSON of `parses.options`, `document_info` and `warnings`.
        let options: String
        let info: String
        let warnings: String
        let warningCount: Int
    }

    /// Prepares a parse.
    package init(_ parse: ParseToStore) {
        var cleaner = TextCleaner()
        var header = parse.withoutNUL(&cleaner)
        content = Result { try Self.content(of: header, &cleaner) }
        for page in header.document.pages.indices { header.document.pages[page].blocks = [] }
        header.document.assets = []
        self.header = header
    }

    private static func content(of parse: ParseToStore, _ cleaner: inout TextCleaner) throws -> Content {
        let document = parse.document
        var warnings = document.warnings
        let names = AssetNames(document.assets)
        let pages = try PreparedPages(
            document.pages, assets: names, cleaner: &cleaner, warnings: &warnings)
        let positions = Dictionary(
            document.pages.enumerated().map { ($0.element.index, $0.offset) },
            uniquingKeysWith: { $1 })
        let assets = document.assets.map {
            PreparedAsset($0, names, pages, positions: positions, &cleaner)
        }
        if cleaner.count > 0 {
            warnings.add(
                "nul_character",
                "a NUL character was replaced by U+FFFD, because many programs end a text there",
                at: cleaner.firstPlace, count: cleaner.count)
        }
        var options = document.options
        if let request = parse.request { options["request"] = request.value }
        if let offset = parse.pageOffset { options["page_offset"] = .int(offset) }
        if let adapter = parse.adapter { options["adapter"] = .string(adapter) }
        return Content(
            pages: pages, assets: assets, options: options.isEmpty ? "{}" : try JSONText.encode(options),
            info: try JSONText.encode(DocumentInfo(document, detectedLanguage: pages.language)),
            warnings: warnings.warnings.isEmpty ? "[]" : try JSONText.encode(warnings.warnings),
            warningCount: warnings.warnings.count)
    }
}
