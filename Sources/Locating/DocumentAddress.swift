package import DocumentModel
package import Storage

/// The document that an argument names by key or address, and the part of it that the address or options name.
package struct DocumentAddress: Sendable {
    package let document: StoredDocument
    /// With the document's own key.
    package private(set) var locator: Locator

    /// Reads an argument.
    ///
    /// - Throws: `StoreError` `unknown_document`, and `PlaceProblem` `usage` for an option that repeats what the address says.
    package init(_ text: String, page: Int? = nil, provider: String? = nil, _ reader: DocumentReader) throws {
        guard var locator = try reader.locator(text), let document = try reader.document(key: locator.key)
        else {
            throw StoreError(
                .unknownDocument, "there is no document '\(text)'",
                hint: "list the documents with `folio documents`")
        }
        if let page {
            guard locator.pageNumber == nil else { throw Self.twice(text, "a page", "--page") }
            locator.place = .page(page)
        }
        if let provider {
            guard locator.provider == nil else { throw Self.twice(text, "a provider", "--provider") }
            locator.provider = provider
        }
        self.document = document
        self.locator = locator
    }

    private static func twice(_ text: String, _ part: String, _ option: String) -> PlaceProblem {
        PlaceProblem("usage", "'\(text)' names \(part) already", hint: "leave out \(option)")
    }

    /// The failure for a page that the document does not have.
    package var missingPage: PlaceProblem {
        let providers = Set(document.parses.map(\.provider)).sorted().joined(separator: ", ")
        let part = locator.pageNumber.map { "page \($0)" } ?? "pages"
        let whose = locator.provider.map { " by \($0)" } ?? ""
        let extent = "\(document.pageCount) page\(document.pageCount == 1 ? "" : "s")"
        return PlaceProblem(
            "no_page", "\(document.key) has no \(part)\(whose); it has \(extent), parsed by \(providers)")
    }

    /// The page that the address names, with its blocks; nil for the address of a whole document.
    package func page(_ reader: DocumentReader) throws -> StoredPage? {
        guard let index = locator.pageIndex else { return nil }
        guard let page = try reader.page(key: document.key, index: index, provider: locator.provider) else {
            throw missingPage
        }
        return page
    }

    /// The position of the named block among those of its page, and the code points that the address names.
    package func block(on page: StoredPage) throws -> (position: Int, range: Range<Int>?)? {
        guard let ordinal = locator.ordinal else { return nil }
        let place = "page \(page.index + 1) of \(document.key)"
        guard let position = page.blocks.firstIndex(where: { $0.ordinal == ordinal }) else {
            let range = page.blocks.last.map { "they are b\(page.blocks[0].ordinal) to b\($0.ordinal)" }
            throw PlaceProblem(
                "no_block", "\(place) has no block b\(ordinal)", hint: range ?? "the page has no blocks")
        }
        let count = page.blocks[position].block.text.unicodeScalars.count
        if let range = locator.range, range.upperBound > count {
            throw PlaceProblem(
                "no_text",
                "block b\(ordinal) on \(place) has \(count) code point\(count == 1 ? "" : "s")",
                hint: "ranges are counted from 0, and the second number is not part of them")
        }
        return (position, locator.range)
    }
}

extension StoredBlock {
    /// A piece of the block's text.
    package func text(_ range: Range<Int>) -> String {
        let scalars = Array(block.text.unicodeScalars)
        return String(String.UnicodeScalarView(scalars[range.clamped(to: scalars.indices)]))
    }
}
