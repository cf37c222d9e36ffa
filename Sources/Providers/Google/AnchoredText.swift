internal import JSONView

/// A document's text that parts refer to by stretches of code points, each of which is given once.
///
/// Document AI sends the same words as block, paragraph, line and cell. `take` gives what of a stretch no earlier part has
/// taken. Linear in the text and the stretches together (a forest of skips with path halving).
struct AnchoredText {
    private let scalars: [Unicode.Scalar]
    /// For each position one at or before the next that is not taken.
    private var skips: [Int]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        skips = Array(0...scalars.count)
    }

    /// The stretches of a `textAnchor`: `startIndex` is left out if it is 0.
    ///
    /// Nil if one lies outside the text.
    func stretches(_ anchor: JSONValue?) -> [Range<Int>]? {
        var found: [Range<Int>] = []
        for segment in anchor?["textSegments"]?.elements.map({ $0 }) ?? [] {
            let start = segment["startIndex"]?.lenientInt ?? 0
            guard let end = segment["endIndex"]?.lenientInt, start >= 0, start <= end, end <= scalars.count
            else {
                return nil
            }
            found.append(start..<end)
        }
        return found
    }

    /// The most characters that `words` gives.
    private static let longestWords = 1000

    /// The words at an anchor, whether taken or not; as sent beside the anchor, or the first of the stretch.
    func words(of layout: JSONValue?) -> String {
        if let content = layout?["textAnchor"]?["content"]?.string { return content.trimmingWhiteSpace }
        guard let stretch = stretches(layout?["textAnchor"])?.first else { return "" }
        let end = min(stretch.upperBound, stretch.lowerBound + Self.longestWords)
        return String(String.UnicodeScalarView(scalars[stretch.lowerBound..<end])).trimmingWhiteSpace
    }

    /// The text of a stretch, whether taken or not; nothing if it is too long for a word or line.
    func text(_ stretch: Range<Int>) -> String {
        stretch.count <= Self.longestWords ? String(String.UnicodeScalarView(scalars[stretch])) : ""
    }

    /// What is left of some stretches, without white space at its ends.
    struct Taken {
        let text: String
        /// Where it begins; `Int.max` if nothing is left.
        let start: Int
        /// Whether nothing of the stretches was taken before.
        let isWhole: Bool
    }

    /// Takes what is left of some stretches.
    mutating func take(_ stretches: [Range<Int>]) -> Taken {
        var taken = String.UnicodeScalarView()
        var missing = 0
        var start = Int.max
        for stretch in stretches {
            var count = 0
            var position = next(stretch.lowerBound)
            while position < stretch.upperBound {
                taken.append(scalars[position])
                if start == .max, !scalars[position].properties.isWhitespace { start = position }
                count += 1
                skips[position] = position + 1
                position = next(position + 1)
            }
            missing += stretch.count - count
        }
        return Taken(text: String(taken).trimmingWhiteSpace, start: start, isWhole: missing == 0)
    }

    /// What no part has taken.
    mutating func rest() -> String { take([0..<scalars.count]).text }

    private mutating func next(_ start: Int) -> Int {
        var position = start
        while skips[position] != position {
            skips[position] = skips[skips[position]]
            position = skips[position]
        }
        return position
    }
}
