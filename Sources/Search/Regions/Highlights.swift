/// Ranges of a text to be marked, in order and apart from each other.
package struct Highlights: Hashable, Sendable {
    /// Half-open ranges of code points.
    package private(set) var ranges: [Range<Int>]

    /// Takes ranges of code points in any order; those that overlap become one.
    package init(_ ranges: [Range<Int>]) {
        self.ranges = Highlights.merged(ranges)
    }

    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var merged: [Range<Int>] = []
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) })
        where !range.isEmpty {
            if let last = merged.last, range.lowerBound < last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }
}

extension Highlights: Encodable {
    /// `[[start, end], …]`.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(ranges.map { [$0.lowerBound, $0.upperBound] })
    }
}
