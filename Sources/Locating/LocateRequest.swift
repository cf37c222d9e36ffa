internal import DocumentModel
internal import Exports
package import Rendering
package import Storage

/// What `folio locate` is asked: a span or a text of a document's export, or a block.
package struct LocateRequest: Sendable {
    private let address: DocumentAddress
    private let text: String?
    private let span: Range<Int>?
    private let options: MarkdownOptions

    /// Asks for a text or a span of a page's exported markdown; with neither, the address names a block.
    package init(
        _ address: DocumentAddress, text: String? = nil, span: Range<Int>? = nil,
        options: MarkdownOptions = MarkdownOptions(images: .drop)
    ) {
        self.address = address
        self.text = text
        self.span = span
        self.options = options
    }

    /// The places, of which `limit` are listed.
    ///
    /// - Throws: `PlaceProblem` for a question that makes no sense and for what is nowhere, and `StoreError`.
    package func result(_ reader: DocumentReader, limit: Int? = nil) throws -> LocateResult {
        let (matches, total) = try places(reader, limit: limit ?? .max)
        return LocateResult(
            document: address.document.key,
            query: LocateResult.Query(span: span.map { [$0.lowerBound, $0.upperBound] }, text: text),
            matches: matches, total: total)
    }

    private func places(
        _ reader: DocumentReader, limit: Int
    ) throws -> (first: [LocateResult.Match], total: Int) {
        let locating = try BlockLocating(address, options: options, reader)
        if let text {
            let finder = TextFinder(text)
            guard !finder.isEmpty else { throw PlaceProblem("usage", "the text to find has no letters") }
            let found = try locating.matches(of: finder, limit: limit)
            guard found.total > 0 else { throw notFound }
            return found
        }
        return ([try place(locating, reader)], 1)
    }

    /// The place of a span or a block.
    private func place(_ locating: BlockLocating, _ reader: DocumentReader) throws -> LocateResult.Match {
        guard let page = try address.page(reader) else {
            throw PlaceProblem(
                "usage", "nothing to locate is named",
                hint: "give a text, or a page and a span, or the address of a block")
        }
        if let span {
            guard address.locator.ordinal == nil else {
                throw PlaceProblem(
                    "usage", "a span counts in a page, and '\(address.locator.text)' names a block",
                    hint: "leave out /b\(address.locator.ordinal ?? 0)")
            }
            return try locating.match(of: span, on: page)
        }
        guard let (position, range) = try address.block(on: page) else {
            throw PlaceProblem(
                "usage", "nothing on page \(page.index + 1) is named", hint: "give a span, a text or a block")
        }
        return try locating.match(of: page.blocks[position], range, on: page)
    }

    private var notFound: PlaceProblem {
        let block = address.locator.ordinal.map { " in block b\($0)" } ?? ""
        let page = address.locator.pageNumber.map { " on page \($0)" } ?? ""
        return PlaceProblem(
            "no_text", "the text is not\(block)\(page) in \(address.document.key)",
            hint:
                "it is compared letter by letter with the exported markdown and the text of the blocks; `folio search` finds words"
        )
    }
}
