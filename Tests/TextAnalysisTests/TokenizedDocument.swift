import TextAnalysis

/// A naive positional index of one text, as an oracle.
struct TokenizedDocument {
    let text: String
    let tokens: [Token]

    init(_ text: String) {
        self.text = text
        tokens = Tokenizer().tokens(in: text, mode: .document)
    }

    /// The positions where the terms stand one after another.
    func matches(of terms: [PhraseTerm]) -> [Int] {
        guard !terms.isEmpty, terms.count <= tokens.count else { return [] }
        return (0...tokens.count - terms.count).filter { start in
            terms.indices.allSatisfy { index in
                let token = tokens[start + index].text
                return terms[index].isPrefix ? token.hasPrefix(terms[index].text) : token == terms[index].text
            }
        }
    }

    /// The byte offsets between characters (code points) that are neither inside a word nor inside a Korean syllable.
    var cuts: [Int] {
        var offset = 0
        var cuts = [0]
        let scalars = Array(text.unicodeScalars)
        for (scalar, next) in zip(scalars, scalars.dropFirst().map(Optional.some) + [nil]) {
            offset += String(Character(scalar)).utf8.count
            // Unicode's rules for grapheme clusters keep a syllable's letters together.
            let isInSyllable =
                (0x1100...0x11FF).contains(next?.value ?? 0)
                && next.map { String(scalar) + String($0) }?.count == 1
            if !isInSyllable { cuts.append(offset) }
        }
        let wordRanges = tokens.filter { $0.kind == .word }.map(\.range)
        return cuts.filter { cut in !wordRanges.contains { $0.lowerBound < cut && cut < $0.upperBound } }
    }
}
