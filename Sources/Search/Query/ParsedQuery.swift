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
