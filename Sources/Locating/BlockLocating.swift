internal import DocumentModel
internal import Exports
internal import Rendering
internal import Storage

/// Leads from the exported text of a document's pages back to their blocks.
struct BlockLocating {
    private let address: DocumentAddress
    private let reader: DocumentReader
    /// The pages that are looked at, as they are exported.
    private let texts: [PageText]
    private let normalizes: Bool

    /// Makes the texts of the named page, or of all.
    init(_ address: DocumentAddress, options: MarkdownOptions, _ reader: DocumentReader) throws {
        self.address = address
        self.reader = reader
        normalizes = options.normalizes
        let locator = address.locator
        let selection = ExportSelection(
            keys: [address.document.key], providers: locator.provider.map { [$0] },
            pages: locator.pageNumber.map { 1...$0 })
        let exporter = Exporter(
            ExportOptions(format: .jsonl, unit: .page, selection: selection, markdown: options))
        texts = try exporter.pageTexts(over: StoreExportSource(reader)).filter {
            locator.pageIndex == nil || $0.pageIndex == locator.pageIndex
        }
    }

    /// The first places of a text, and how many there are: in the exported markdown, or if it is not there in the blocks' own text.
    func matches(of finder: TextFinder, limit: Int) throws -> (first: [LocateResult.Match], total: Int) {
        var (found, total): ([LocateResult.Match], Int) = ([], 0)
        for text in texts where text.scalars.count > 0 {
            let ranges = finder.ranges(in: text.scalars)
            guard !ranges.isEmpty, let page = try page(text.pageIndex) else { continue }
            for range in ranges {
                // Only the blocks show whether a place is in the one that the address names.
                guard found.count < limit || address.locator.ordinal != nil else {
                    total += 1
                    continue
                }
                let match = try match(range, of: text, on: page)
                guard isNamed(match) else { continue }
                total += 1
                if found.count < limit { found.append(match) }
            }
        }
        guard total == 0 else { return (found, total) }
        let plain = try plainMatches(of: finder).filter(isNamed)
        return (Array(plain.prefix(limit)), plain.count)
    }

    /// Whether a match is in the block that the address names, if it names one.
    private func isNamed(_ match: LocateResult.Match) -> Bool {
        guard let ordinal = address.locator.ordinal else { return true }
        return match.blocks.contains { $0.ordinal == ordinal }
    }

    /// The places in the text of blocks, furniture too, on all pages, those without exported text too.
    private func plainMatches(of finder: TextFinder) throws -> [LocateResult.Match] {
        var found: [LocateResult.Match] = []
        let indexes =
            try address.locator.pageIndex.map { [$0] }
            ?? reader.pageIndexes(document: address.document.id)
        for index in indexes {
            guard let page = try page(index) else { continue }
            let text = PageText(
                pageIndex: index, plain: page.blocks.map { ($0.ordinal, $0.block.text) })
            for range in finder.ranges(in: text.scalars) {
                let blocks = try text.parts(in: range).compactMap { part in
                    let start = text.parts.first { $0.ordinal == part.ordinal }?.range.lowerBound ?? 0
                    let own = part.range.lowerBound - start..<part.range.upperBound - start
                    return try block(part.ordinal, on: page, span: nil, range: own)
                }
                found.append(
                    try LocateResult.Match(page, span: nil, text: text.text(range), blocks: blocks, reader))
            }
        }
        return found
    }

    /// The blocks of code points of a page's exported markdown.
    func match(of span: Range<Int>, on page: StoredPage) throws -> LocateResult.Match {
        guard let text = texts.first else {
            throw PlaceProblem(
                "no_text", "page \(page.index + 1) of \(page.documentKey) has no exported text")
        }
        guard span.upperBound <= text.scalars.count else {
            let count = text.scalars.count
            throw PlaceProblem(
                "no_text",
                "the exported text of page \(page.index + 1) of \(page.documentKey) has \(count) code point\(count == 1 ? "" : "s")",
                hint: "a span counts code points, not bytes, of the page's own record")
        }
        let match = try match(span, of: text, on: page)
        guard !match.blocks.isEmpty else {
            throw PlaceProblem(
                "no_text", "no block wrote the code points \(span.lowerBound)-\(span.upperBound)",
                hint: "empty lines between blocks belong to none")
        }
        return match
    }

    /// The place of a block, or of a piece of its text, in the export; without a span if it is not exported.
    func match(
        of block: StoredBlock, _ range: Range<Int>?, on page: StoredPage
    ) throws -> LocateResult.Match {
        let part = texts.first?.parts.first { $0.ordinal == block.ordinal }
        let found = try self.block(block.ordinal, on: page, span: part?.range, range: range)
        return try LocateResult.Match(
            page, span: part?.range, text: range.map { block.text($0) } ?? block.block.text,
            blocks: [found].compactMap { $0 }, reader)
    }

    private func match(
        _ range: Range<Int>, of text: PageText, on page: StoredPage
    ) throws -> LocateResult.Match {
        let blocks = try text.parts(in: range).compactMap { part in
            let whole = text.parts.first { $0.ordinal == part.ordinal }?.range ?? part.range
            let stored = page.blocks.first { $0.ordinal == part.ordinal }?.block.text ?? ""
            let piece = part.range.lowerBound - whole.lowerBound..<part.range.upperBound - whole.lowerBound
            let own = BlockPiece(
                piece, of: Array(text.scalars[whole]), in: Array(stored.unicodeScalars),
                normalizer: normalizes ? TextNormalizer(.text) : nil)
            return try block(part.ordinal, on: page, span: part.range, range: own.range)
        }
        return try LocateResult.Match(page, span: range, text: text.text(range), blocks: blocks, reader)
    }

    private func block(
        _ ordinal: Int, on page: StoredPage, span: Range<Int>?, range: Range<Int>?
    ) throws -> LocateResult.Place? {
        guard let stored = page.blocks.first(where: { $0.ordinal == ordinal }) else { return nil }
        return try LocateResult.Place(stored, span: span, range: range, on: page, reader)
    }

    private func page(_ index: Int) throws -> StoredPage? {
        try reader.page(key: address.document.key, index: index, provider: address.locator.provider)
    }
}
