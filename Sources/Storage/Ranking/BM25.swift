internal import Foundation

/// The formula of `CSearchRanking.h`, without its rounding, for what is scored beside the index.
package struct BM25: Hashable, Sendable {
    private static let k1 = 1.2
    private static let b = 0.75

    private let pageCount: Double
    private let averageLength: Double

    /// A damaged store may give numbers below 0.
    package init(pageCount: Int64, tokenCount: Int64) {
        self.pageCount = Double(max(pageCount, 0))
        averageLength = pageCount > 0 ? max(Double(tokenCount) / Double(pageCount), 1) : 1
    }

    /// The inverse document frequency of a term on this many pages.
    package func idf(pages: Int) -> Double {
        let pages = min(Double(max(pages, 0)), pageCount)
        return log(1 + (pageCount - pages + 0.5) / (pages + 0.5))
    }

    /// The weight of a term's occurrences on a page of this many tokens, each weighed.
    package func part(_ occurrences: Double, length: Int) -> Double {
        Self.part(occurrences, relativeLength: Double(length) / averageLength)
    }

    /// What a term's occurrences in a text of average length come to.
    package static func part(_ occurrences: Double) -> Double { part(occurrences, relativeLength: 1) }

    private static func part(_ occurrences: Double, relativeLength: Double) -> Double {
        occurrences * (k1 + 1) / (occurrences + k1 * (1 - b + b * relativeLength))
    }
}
