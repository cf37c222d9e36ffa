internal import TextAnalysis

/// C4's quality rules as datatrove's `C4QualityFilter` computes them.
///
/// They are those of Raffel et al. 2020. In text without spaces lines may end as Chinese and Japanese sentences do, characters count as words, and `。？！` end
/// sentences.
enum C4Quality {
    private static let policies = [
        "terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies",
    ].map { Array($0.utf8) }
    private static let (lorem, script) = (Array("lorem ipsum".utf8), Array("javascript".utf8))
    private static let ends = [".", "?", "!", "\"", "'"]
    private static let unspacedEnds = ends + ["。", "？", "！", "”", "’", "」", "』", "；", "…"]

    static func score(_ text: ScoredText, _ values: inout ScoreValues) {
        let lines = text.lines
        var (kept, sentences) = (0, 0)
        var cutter = EnglishSentences()
        for range in lines {
            let line = withoutCitations(text.slice(text.trimmed(range)))
            let words = wordLengths(text, range)
            guard !words.contains(where: { $0 > 1_000 }) else { continue }
            let isKept = line.withUnsafeBufferPointer { line -> Bool in
                guard endsAsSentence(line, isUnspaced: text.isUnspaced), words.count >= 3 else {
                    return false
                }
                values.fail(.c4Reason, "lorem_ipsum", if: ByteRun.contains(lorem, in: line))
                if ByteRun.contains(script, in: line) { return false }
                values.fail(.c4Reason, "curly_bracket", if: line.contains(UInt8(ascii: "{")))
                if policies.contains(where: { ByteRun.contains($0, in: line) }) { return false }
                sentences += text.isUnspaced ? unspacedSentences(line) : cutter.count(in: line)
                return true
            }
            kept += isKept ? 1 : 0
        }
        values[number: .c4KeptLines] = Double(kept) / Double(max(lines.count, 1))
        values[number: .c4Sentences] = Double(sentences)
        values.fail(.c4Reason, "too_few_sentences", if: sentences < 5)
        values[number: .c4Pass] = values[text: .c4Reason].isEmpty ? 1 : 0
    }

    /// The code points of a line's words, which end at white space; single ones in text without spaces.
    private static func wordLengths(_ text: ScoredText, _ line: Range<Int>) -> [Int] {
        var lengths: [Int] = []
        var (length, position) = (0, line.lowerBound)
        while position < line.upperBound {
            let (value, width) = text.bytes.scalar(at: position)
            let isAlone = text.isUnspaced && UnspacedScript.contains(value)
            if isAlone || PythonText.isSpace(value) {
                if length > 0 { lengths.append(length) }
                if isAlone { lengths.append(1) }
                length = 0
            } else {
                length += 1
            }
            position += width
        }
        return length > 0 ? lengths + [length] : lengths
    }

    private static func endsAsSentence(_ line: UnsafeBufferPointer<UInt8>, isUnspaced: Bool) -> Bool {
        let isEnded = (isUnspaced ? unspacedEnds : ends).contains {
            line.suffix($0.utf8.count).elementsEqual($0.utf8)
        }
        return isEnded && !line.suffix(3).elementsEqual("...".utf8)
    }

    /// How many sentences a line without spaces has: marks that others do not follow, and what is behind the last one.
    private static func unspacedSentences(_ line: UnsafeBufferPointer<UInt8>) -> Int {
        var (sentences, isEnded, position) = (0, true, 0)
        while position < line.count {
            let (value, width) = line.scalar(at: position)
            position += width
            switch Unicode.Scalar(value) {
            case "。", "！", "？", "｡", "!", "?":
                sentences += isEnded ? 0 : 1
                isEnded = true
            case "”", "’", "」", "』", "）", "\"", ")": break
            default: isEnded = false
            }
        }
        return isEnded ? sentences : sentences + 1
    }

    /// The line without `[12]`, `[edit]` and `[citation needed]`.
    private static func withoutCitations(_ line: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        guard line.contains(UInt8(ascii: "[")) else { return Array(line) }
        var output: [UInt8] = []
        var position = 0
        while position < line.count {
            let end = line[position] == UInt8(ascii: "[") ? endOfCitation(line, position + 1) : nil
            if end == nil { output.append(line[position]) }
            position = end ?? position + 1
        }
        return output
    }

    private static func endOfCitation(_ line: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        for word in ["edit]", "citation needed]"] where line[start...].starts(with: word.utf8) {
            return start + word.utf8.count
        }
        var end = start
        while end < line.count {
            let (value, width) = line.scalar(at: end)
            guard PythonText.isDigit(value) else { break }
            end += width
        }
        return end < line.count && line[end] == UInt8(ascii: "]") ? end + 1 : nil
    }
}
