/// Ranges of a text to be marked, in order and apart from each other.
package struct Highlights: Hashable, Sendable {
    /// Half-open ranges of code points.
    package private(set) var ranges: [Range<Int>]

    /// Takes ranges of code points in any order; those that overlap become one.
    package init(_ ranges: [Range<Int>]) {
        self.ranges = Highlights.merged(ranges)
    }

    /// Takes ranges of a text's UTF-8 bytes that begin and end between its code points.
    package init(bytes: [Range<Int>], of text: String) {
        let merged = Highlights.merged(bytes)
        var offsets = merged.flatMap { [$0.lowerBound, $0.upperBound] }
        var (byte, codePoint, next) = (0, 0, 0)
        for unit in text.utf8 {
            while next < offsets.count, offsets[next] == byte {
                offsets[next] = codePoint
                next += 1
            }
            guard next < offsets.count else { break }
            byte += 1
            // A code point ends where the next byte does not continue it; it counts from its first byte on.
            if unit & 0xC0 != 0x80 { codePoint += 1 }
        }
        while next < offsets.count {
            offsets[next] = codePoint
            next += 1
        }
        ranges = merged.indices.map { offsets[2 * $0]..<offsets[2 * $0 + 1] }
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
