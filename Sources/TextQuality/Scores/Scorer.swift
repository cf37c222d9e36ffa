internal import TextAnalysis

/// Computes the scores that are asked for.
package struct Scorer {
    package let families: Set<Score.Family>
    private var english = EnglishWords()
    private var words: [Range<Int>] = []

    package init(_ families: Set<Score.Family>) {
        self.families = families
    }

    /// The scores of a text.
    ///
    /// `BlockCounts` of Exports adds those that need the blocks.
    package mutating func scores(of text: [UInt8], pages: Int) -> ScoreValues {
        var values = ScoreValues()
        text.withUnsafeBufferPointer { bytes in
            let chars = CodePoints.count(in: bytes)
            values[number: .chars] = Double(chars)
            values[number: .pages] = Double(pages)
            guard families != [.size] else { return }
            let script = ScriptCount(bytes)
            values[text: .script] = script.script
            values[number: .scriptShare] = script.share
            values[text: .rules] = script.isUnspaced ? "unspaced" : "english"
            cut(bytes, isUnspaced: script.isUnspaced)
            let text = ScoredText(
                bytes: bytes, words: words, chars: chars, isUnspaced: script.isUnspaced)
            if families.contains(.quality) { GopherQuality.score(text, &values) }
            if families.contains(.repetition) { GopherRepetition.score(text, &values) }
            if families.contains(.fineWeb) { FineWebQuality.score(text, &values) }
            if families.contains(.c4) { C4Quality.score(text, &values) }
            if families.contains(.blocks) {
                values[number: .garbledShare] =
                    Double(GarbledCharacters.count(text)) / Double(max(chars, 1))
            }
        }
        return values
    }

    /// Fills `words`; in text without spaces each of its characters is one.
    private mutating func cut(_ text: UnsafeBufferPointer<UInt8>, isUnspaced: Bool) {
        words.removeAll(keepingCapacity: true)
        guard !families.isDisjoint(with: [.quality, .repetition, .fineWeb]) else { return }
        guard isUnspaced else { return english.cut(text, into: &words) }
        var start = 0
        var position = 0
        /// Cuts what lies between single characters.
        func cutSpaced(_ words: inout [Range<Int>], _ english: inout EnglishWords) {
            guard start < position else { return }
            let offset = start
            var found: [Range<Int>] = []
            english.cut(UnsafeBufferPointer(rebasing: text[start..<position]), into: &found)
            words += found.map { $0.lowerBound + offset..<$0.upperBound + offset }
        }
        while position < text.count {
            let (value, width) = text[position] < 0x80 ? (0, 1) : text.scalar(at: position)
            if UnspacedScript.contains(value) {
                cutSpaced(&words, &english)
                words.append(position..<position + width)
                start = position + width
            }
            position += width
        }
        cutSpaced(&words, &english)
    }
}
