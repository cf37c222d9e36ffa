internal import TextAnalysis

/// Folio's query language.
///
/// - `neural network`: both words on one page; `cat OR dog`: one of them, `OR` binding weaker than the rest;
///   `-draft` or `NOT draft`: not this one; parentheses group. A minus that only text can mean is text: `f(-x)`, `gcc -C C`.
/// - `"neural network"`: side by side, as are the tokens of `foo-bar`, `3.14` and of a Chinese word.
/// - `net*`, `"neural net"*`: the last word may continue.
/// - `NEAR(cat "red dog", 5)`: in one column, with at most 5 tokens between (10 by default).
/// - `heading:` `body:` `table:` `formula:` `caption:` `furniture:` before a word, phrase, `NEAR` or group.
/// - `provider:` `document:` `title:` `type:` `page:3-7` `lang:`, with commas between alternatives, for the whole query.
///
/// Everything else is text, and punctuation in it is as good as a space: a lone `"` or parenthesis, an operator
/// without its operand and an unknown prefix (`http://x`) are not errors. Full-width and typographic quotes,
/// parentheses and colons count as their ASCII forms.
package enum QuerySyntax {
    /// Reads a query.
    ///
    /// - Throws: `QuerySyntaxError` for a bound that is crossed, a filter with an impossible value or in an
    ///   impossible place, and a `NEAR` of other things than words and phrases.
    package static func parse(
        _ text: String, limits: QueryLimits = QueryLimits()
    ) throws(QuerySyntaxError) -> ParsedQuery {
        let scalars = Array(text.unicodeScalars.prefix(limits.length + 1))
        guard scalars.count <= limits.length else {
            throw QuerySyntaxError(
                .queryTooLong, at: limits.length, "the query is longer than \(limits.length) characters",
                hint: "shorten it, or search for a characteristic part")
        }
        var parser = QueryParser(scalars: scalars, limits: limits)
        let expression = try parser.parseAlternatives(field: nil, depth: 0)?
            .withoutContradictions(Tokenizer())
        return ParsedQuery(text: text, expression: expression, filters: parser.filters)
    }
}

/// A query as its syntax says, before its words are tokenized.
package struct ParsedQuery: Hashable, Sendable {
    /// The query as typed.
    package let text: String
    /// Nil if the query has nothing but filters and punctuation.
    package let expression: QueryExpression?
    package let filters: QueryFilters

    /// The same query without its filters.
    package var withoutFilters: String { expression?.description ?? "" }
}
