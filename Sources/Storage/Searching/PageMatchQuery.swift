package import DocumentModel

/// What to look for in the index over pages: an FTS5 expression and filters, with everything a user typed bound as a value.
package struct PageMatchQuery: Sendable {
    /// In which order matches come.
    package enum Sort: Sendable {
        /// The best first, by BM25 over weighted columns.
        case score
        /// The last ingested first; costs nothing, however many pages match.
        case newest
    }

    /// How the best pages are found; the answers are the same, but for the scores of the built-in function.
    package enum Ranking: Sendable {
        /// Over the lists of frequent terms if they can answer, else over all matches.
        case lists
        /// Over all matches.
        case index
        /// By FTS5's own `bm25`, to compare with.
        case builtIn
    }

    /// A place in the order of matches: by score, the highest first, and of equals the page stored first.
    package struct Place: Hashable, Sendable {
        package var score: Double
        package var pageID: Int64

        package init(score: Double, pageID: Int64) {
            self.score = score
            self.pageID = pageID
        }
    }

    /// Phrases of `match` that count as one term, such as the inflections of a word.
    package struct Family: Hashable, Sendable {
        /// Their places among the phrases of `match`, from 0.
        package var phrases: [Int]
        /// How many pages hold any of them.
        package var pageCount: Int

        package init(phrases: [Int], pageCount: Int) {
            self.phrases = phrases
            self.pageCount = pageCount
        }
    }

    /// One phrase of `match` by itself.
    package struct Phrase: Hashable, Sendable {
        package var match: String
        /// The same for the lists of frequent terms; nil if they cannot answer it.
        package var expression: MatchExpression?

        package init(match: String, expression: MatchExpression?) {
            self.match = match
            self.expression = expression
        }
    }

    /// What scores rest on beside a page itself; pages of all parses count.
    struct Statistics: Hashable, Sendable {
        var pageCount: Int64
        var tokenCount: Int64
        /// By phrase of `match`; those of families do not count.
        var phrasePages: [Int64]
    }

    /// An expression of FTS5's query language, made by the query planner and never by a user.
    package var match: String
    /// The phrases of `match`, in its order; only a set of stores needs them.
    package var phrases: [Phrase] = []
    /// The statistics of a set of stores, for the query to one of them; nil for the store's own.
    var statistics: Statistics?
    /// The same query for the lists of frequent terms, with the terms in the same order; nil if they cannot answer it.
    package var expression: MatchExpression?
    /// Not looked at by the built-in function.
    package var families: [Family]
    package var filter: DocumentFilter
    /// The positions in the source document, from 0.
    package var pageIndexes: ClosedRange<Int>?
    /// Only pages that have a block of one of these types.
    package var blockTypes: [BlockType]?
    package var sort: Sort
    package var limit: Int
    package var offset: Int
    /// Only matches behind this place, if they are sorted by score; the total counts all.
    package var after: Place?
    package var ranking: Ranking
    /// A weight for each `SearchColumn`.
    package var weights: [Double]

    /// Titles and headings say most, page furniture least.
    ///
    /// Whole quarters, furniture apart: lists keep occurrences so.
    package static let defaultWeights = [6.0, 1.0, 1.0, 1.0, 1.5, 0.2]

    package init(
        match: String, expression: MatchExpression? = nil, families: [Family] = [],
        filter: DocumentFilter = DocumentFilter(),
        pageIndexes: ClosedRange<Int>? = nil,
        blockTypes: [BlockType]? = nil, sort: Sort = .score, limit: Int = 10, offset: Int = 0,
        after: Place? = nil, ranking: Ranking = .lists, weights: [Double] = defaultWeights
    ) {
        self.match = match
        self.expression = expression
        self.families = families
        self.after = after
        self.ranking = ranking
        self.filter = filter
        self.pageIndexes = pageIndexes
        self.blockTypes = blockTypes
        self.sort = sort
        self.limit = limit
        self.offset = offset
        self.weights = weights
    }
}
