internal import DocumentModel
internal import Storage
internal import TextAnalysis

extension SearchEngine {
    /// A page's tokens are counted up to this many different ones, in reading order; few pages have more.
    private static let greatestTokenCount = 2_000

    /// Finds the pages most like one by the terms that distinguish it from others; the page itself is left out.
    ///
    /// - Throws: `StoreError` `unknown_document` if the document or page is missing.
    package func similar(_ request: SimilarRequest) throws -> SimilarResult {
        try stores.read { reader in
            guard
                let page = try reader.page(
                    key: request.document, index: request.pageIndex, provider: request.provider)
            else {
                let whose = request.provider.map { " by \($0)" } ?? ""
                throw StoreError(
                    .unknownDocument,
                    "there is no page \(request.pageIndex + 1) of \(request.document)\(whose)",
                    hint: "list the documents with `folio documents`")
            }
            return try similar(to: page, request, reader)
        }
    }

    /// The same for a page that was read already.
    ///
    /// - Throws: `StoreError`.
    private func similar(
        to page: StoredPage, _ request: SimilarRequest, _ reader: StoreSetReader
    ) throws -> SimilarResult {
        let match = { (token: String) in PlannedPhrase([token]).matchString(SearchScope()) }
        let pageCount = try reader.pageCount()
        let most = RareTerm.greatestPageCount(of: pageCount)
        let terms = try RareTerm.select(
            from: tokenCounts(page, request), pageCount: pageCount,
            documentCount: try reader.documentCount(),
            pages: {
                let found = try reader.pageCount(match: match($0), upTo: most + 1)
                return found > most ? 0 : found
            },
            documents: { try reader.documentCount(match: match($0), pages: $1) })
        let result = SimilarResult(
            document: page.documentKey, pageIndex: page.index,
            locator: try reader.pageLocator(page: page.id).map { locator in
                request.block.map { locator.text(block: $0, range: request.range) } ?? locator.text
            },
            terms: terms, total: 0, hits: [])
        guard let expression = PlannedExpression(any: terms.map { .phrase(PlannedPhrase([$0.text])) })
        else { return result }
        return try pages(like: page, expression, request, result, reader)
    }

    private func pages(
        like page: StoredPage, _ expression: PlannedExpression, _ request: SimilarRequest,
        _ empty: SimilarResult, _ reader: StoreSetReader
    ) throws -> SimilarResult {
        let plan = QueryPlan(expression: expression)
        guard let match = plan.matchString() else { return empty }
        var query = PageMatchQuery(match: match)
        query.phrases = plan.matchPhrases()
        query.filter.parses = request.allParses ? .all : .preferred
        query.limit = max(0, request.limit).addingClamped(1)
        let found = try reader.matches(query)
        let finder = RegionFinder(expression, tokenizer: Tokenizer())
        var result = empty
        result.total = found.total - (try isSearched(page, request, reader) ? 1 : 0)
        result.hits = try found.matches.filter { $0.pageID != page.id }.prefix(max(0, request.limit)).map {
            let content = try PageContent(reader, page: $0.pageID, finder: finder)
            return try SearchHit($0, content, reader)
        }
        return result
    }

    /// Whether the page itself is among those that are searched.
    private func isSearched(
        _ page: StoredPage, _ request: SimilarRequest, _ reader: StoreSetReader
    ) throws -> Bool {
        guard !request.allParses else { return true }
        // The address of a page of the preferred parse names no provider.
        return try reader.pageLocator(page: page.id).map { $0.locator.provider == nil } ?? false
    }

    /// The page's words and pairs of characters, furniture, references and citations left out, and how often each occurs there; of a block that is asked for
    /// alone, its own.
    private func tokenCounts(_ page: StoredPage, _ request: SimilarRequest) -> [String: Int] {
        let tokenizer = Tokenizer()
        var counts: [String: Int] = [:]
        for block in page.blocks
        where request.block.map({ $0 == block.ordinal }) ?? !block.block.type.isFurniture
            && block.block.type != .reference
        {
            let scalars = Array(block.block.text.unicodeScalars)
            let text = request.range.map { scalars[$0.clamped(to: scalars.indices)].text } ?? block.block.text
            for token in tokenizer.tokens(in: Citations.removed(from: text), mode: .document)
            where token.kind != .lastCharacter {
                guard counts[token.text] != nil || counts.count < Self.greatestTokenCount else { continue }
                counts[token.text, default: 0] += 1
            }
        }
        return counts
    }
}
