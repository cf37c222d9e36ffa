internal import Search
internal import Storage
internal import TextAnalysis

extension APIOperation {
    private struct Suggestions: Encodable {
        struct Query: Encodable {
            let query: String
            /// Left out if the word is not the whole query.
            let pages: Int?
        }

        let query: String
        let queries: [Query]
        let documents: [String]
    }

    /// How many words of the index are looked at, and how many are shown.
    private static let examined = 400
    private static let shown = 8

    /// What a query that is being typed may become: words of the index, and documents whose key begins like it.
    static let suggestions = APIOperation(
        "suggestions", "Complete a query while it is typed.",
        [
            Parameter(
                name: "q", kind: .text(maximum: 1_000), summary: "What was typed so far.", isRequired: true)
        ], schema: "Suggestions"
    ) { call in
        let typed = call.values.text("q") ?? ""
        return try call.stores.read { reader in
            let documents = try reader.documents(
                DocumentFilter(keyPrefix: typed, parses: .all), limit: shown
            ).map(\.key)
            return try .json(
                Suggestions(query: typed, queries: try completions(of: typed, reader), documents: documents))
        }
    }

    /// The query with its last word completed; the most frequent first.
    private static func completions(
        of typed: String, _ reader: StoreSetReader
    ) throws -> [Suggestions.Query] {
        guard !QuerySyntax.endsInFilter(typed),
            let last = Tokenizer().tokens(in: typed, mode: .document).last,
            last.range.upperBound == typed.utf8.count
        else { return [] }
        let rest = String(decoding: Array(typed.utf8.prefix(last.range.lowerBound)), as: UTF8.self)
        let entries = try reader.vocabulary(
            from: last.text, below: last.text + "\u{10FFFF}", limit: examined)
        // Tokens with other characters than letters and digits serve the index, not people.
        return entries.filter { entry in entry.token != last.text && entry.token.allSatisfy(isWord) }
            .sorted { ($1.pages, $0.token) < ($0.pages, $1.token) }.prefix(shown)
            .map { Suggestions.Query(query: rest + $0.token, pages: rest.isEmpty ? $0.pages : nil) }
    }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
