/// Why a query cannot be searched, the place of the mistake, and what to write instead.
package struct QuerySyntaxError: Error, Hashable, Sendable {
    /// The closed list of reasons; the raw value is what machines read.
    package enum Code: String, Sendable, CaseIterable {
        case queryTooLong = "query_too_long"
        case queryTooDeep = "query_too_deep"
        case tooManyTerms = "too_many_terms"
        /// Nothing that could be searched: no word, or punctuation only.
        case noTerms = "no_terms"
        /// The query says only what pages must not hold.
        case onlyExclusions = "only_exclusions"
        /// A filter has an invalid value: `type:tabel`, `page:x`.
        case invalidFilter = "invalid_filter"
        /// A filter inside parentheses or an exclusion, which cannot apply to the whole query.
        case misplacedFilter = "misplaced_filter"
        case invalidNear = "invalid_near"
        /// A regular expression that is invalid or too large; the offset counts in it.
        case invalidRegex = "invalid_regex"
        /// A text to be found as it is written that is longer than what is looked for.
        case literalTooLong = "literal_too_long"
        /// A text that the index cannot look for, so that all pages would have to be read.
        case tooBroad = "too_broad"
    }

    package let code: Code
    /// The place in the query, in code points from 0.
    package let offset: Int
    /// What is wrong, as a sentence without its full stop.
    package let message: String
    /// What to do next.
    package let hint: String

    package init(_ code: Code, at offset: Int, _ message: String, hint: String) {
        self.code = code
        self.offset = offset
        self.message = message
        self.hint = hint
    }
}

extension QuerySyntaxError: CustomStringConvertible {
    /// `query: character 5: … (code); hint`, the character counted from 1.
    package var description: String {
        "query: character \(offset + 1): \(message) (\(code.rawValue)); \(hint)"
    }
}
