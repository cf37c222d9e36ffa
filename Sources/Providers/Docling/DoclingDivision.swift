internal import JSONView

/// A text that Docling says is in several places, on its way to one piece for each place.
///
/// `charspan`s count code points of `orig`, from which `text` differs by a list item's marker or by what Docling cleaned.
struct DoclingDivision {
    private let text: [Unicode.Scalar]
    /// For each position in `orig`, the position in `text`.
    private let positions: [Int]

    /// Nil if the item's `orig` is another text.
    init?(of text: String, item: DoclingItem) {
        guard text == item.ownText else { return nil }
        self.text = Array(text.unicodeScalars)
        let orig = item.value["orig"]?.string.map { Array($0.unicodeScalars) } ?? self.text
        guard let positions = Self.positions(in: self.text, of: orig) else { return nil }
        self.positions = positions
    }

    /// The pieces of the text, cut at the beginning of each span but the first; nil if the spans are not in order.
    func pieces(_ spans: [Range<Int>?]) -> [String]? {
        guard spans.first??.lowerBound == 0 else { return nil }
        var cuts: [Int] = []
        var end = 0
        for span in spans {
            guard let span, span.lowerBound >= end, span.lowerBound < positions.count else { return nil }
            cuts.append(wordStart(positions[span.lowerBound], after: cuts.last ?? 0))
            end = span.upperBound
        }
        cuts[0] = 0
        cuts.append(text.count)
        return zip(cuts, cuts.dropFirst()).map { Self.trimmed(text[$0..<$1]) }
    }

    /// Positions by count if the lengths are equal, else by letters, which `text` has all of `orig` but some before the first.
    private static func positions(in text: [Unicode.Scalar], of orig: [Unicode.Scalar]) -> [Int]? {
        if text.count == orig.count { return Array(0...orig.count) }
        let letters = text.indices.filter { isLetter(text[$0]) }
        let sent = orig.filter(isLetter)
        let skipped = sent.count - letters.count
        guard skipped >= 0, sent[skipped...].elementsEqual(letters.lazy.map { text[$0] }) else { return nil }
        var passed = -skipped
        var positions: [Int] = []
        for scalar in orig {
            positions.append(passed < 0 ? 0 : passed < letters.count ? letters[passed] : text.count)
            if isLetter(scalar) { passed += 1 }
        }
        return positions + [text.count]
    }

    /// The start of the word around a cut: spans drift by the hyphens that Docling took out of `text`.
    private func wordStart(_ cut: Int, after previous: Int) -> Int {
        var cut = cut
        while cut > previous, cut < text.count, Self.isSpaced(text[cut]), Self.isSpaced(text[cut - 1]) {
            cut -= 1
        }
        return max(cut, previous)
    }

    /// Whether this is a letter of a script that parts its words by spaces: before the CJK blocks.
    private static func isSpaced(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x2E80 && scalar.properties.isAlphabetic
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func trimmed(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        let start = scalars.drop(while: \.properties.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(String.UnicodeScalarView(start[...last]))
    }
}
