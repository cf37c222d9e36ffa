internal import TextAnalysis

/// Ranges of a text to be marked, in order and apart from each other.
package struct Highlights: Hashable, Sendable {
    /// Half-open ranges of code points.
    package private(set) var ranges: [Range<Int>]

    /// Takes ranges of code points in any order; those that overlap become one.
    package init(_ ranges: [Range<Int>]) {
        self.ranges = ranges.union
    }
}

extension Highlights: Encodable {
    /// `[[start, end], …]`.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(ranges.map { [$0.lowerBound, $0.upperBound] })
    }
}
