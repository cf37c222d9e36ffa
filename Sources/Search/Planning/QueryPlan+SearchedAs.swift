/// Marks that mean something in the words they belong to, and are not indexed: `C++`, `foo_bar`, `R&D`, `\alpha`, `50 %`.
enum TellingMarks {
    private static let all = Set("+#@$%&\\=<>^~|_§€£¥°‰±×÷≤≥≠≈".unicodeScalars)

    /// Whether a term has such a mark, half-width or full-width, or begins with a dot right before a letter as `.NET` does.
    static func isLost(of text: String) -> Bool {
        let scalars = text.unicodeScalars.map(\.halfWidth)
        if scalars.first == ".", scalars.dropFirst().first?.properties.isAlphabetic == true { return true }
        return scalars.contains(where: all.contains)
    }
}

extension QueryPlan {
    /// What is looked up, in words, if marks that carry meaning were dropped: `c` for `C++`; nil if none were.
    package var searchedAs: String? {
        guard hasLostMarks || terms.contains(where: { TellingMarks.isLost(of: $0.term.text) }) else {
            return nil
        }
        return terms.map { ($0.isExcluded ? "-" : "") + $0.searchedText }.joined(separator: " ")
    }

    /// Says which words pages must not have; nil if there are none.
    var excludedNote: String? {
        let words = terms.filter(\.isExcluded).map(\.searchedText)
        guard !words.isEmpty else { return nil }
        let shown = words.prefix(10).joined(separator: ", ") + (words.count > 10 ? ", …" : "")
        return "without pages that have \(shown)"
    }
}

extension PlannedTerm {
    /// The word as typed, or as it is looked up if marks of it were dropped.
    fileprivate var searchedText: String {
        guard TellingMarks.isLost(of: term.text) else { return term.text }
        return phrase.tokens.joined(separator: " ") + (term.isPrefix ? "*" : "")
    }
}

extension Unicode.Scalar {
    /// The ASCII form of a full-width character; itself for anything else.
    fileprivate var halfWidth: Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(value) else { return self }
        return Unicode.Scalar(UInt8(value - 0xFEE0))
    }
}
