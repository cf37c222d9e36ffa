internal import TextAnalysis

/// Counts sentences as spaCy's rule-based `sentencizer` does: one ends behind its marks, and what punctuation follows them.
struct EnglishSentences {
    private let ends = EnglishWordTables.shared.sentenceEnds
    private var cutter = EnglishWords()
    private var words: [Range<Int>] = []

    mutating func count(in text: UnsafeBufferPointer<UInt8>) -> Int {
        words.removeAll(keepingCapacity: true)
        cutter.cut(text, into: &words)
        var (sentences, hasEnd, isOpen, position) = (0, false, false, 0)
        for word in words {
            // More than one space is a word of its own to spaCy, and no punctuation.
            let gap = text[position..<word.lowerBound]
            if !(gap.isEmpty || gap.elementsEqual([0x20])), hasEnd {
                (sentences, hasEnd) = (sentences + 1, false)
            }
            position = word.upperBound
            let (value, width) = text.scalar(at: word.lowerBound)
            if width == word.count, ends.contains(value) {
                hasEnd = true
            } else if hasEnd, !isPunctuation(text, word) {
                (sentences, hasEnd) = (sentences + 1, false)
            }
            isOpen = true
        }
        return isOpen ? sentences + 1 : 0
    }

    /// Whether all characters of a word are punctuation by their categories.
    private func isPunctuation(_ text: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
        var position = word.lowerBound
        while position < word.upperBound {
            let (value, width) = text.scalar(at: position)
            switch Unicode.Scalar(value)?.properties.generalCategory {
            case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
                .initialPunctuation, .finalPunctuation, .otherPunctuation:
                position += width
            default: return false
            }
        }
        return true
    }
}
