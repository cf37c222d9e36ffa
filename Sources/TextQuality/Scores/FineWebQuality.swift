internal import TextAnalysis

/// FineWeb's quality rules as datatrove's `FineWebQualityFilter` computes them.
///
/// They are those of Penedo et al. 2024. In text without spaces a short line has half as many characters, since each says more.
enum FineWebQuality {
    private static let lineEnds = EnglishWordTables.set(EnglishWordData.lineEnds)

    static func score(_ text: ScoredText, _ values: inout ScoreValues) {
        let lines = text.newlineLines.filter { !text.trimmed($0).isEmpty }
        let reason = Score.fineWebReason
        values.fail(reason, "empty", if: lines.isEmpty)
        let count = Double(max(lines.count, 1))
        let ended = lines.count { endsSentence(text, $0) }
        values[number: .fineWebLinePunctuation] = Double(ended) / count
        values.fail(reason, "line_punct_ratio", if: values[number: .fineWebLinePunctuation] < 0.12)
        let longest = text.isUnspaced ? 15 : 30
        values[number: .fineWebShortLines] = Double(lines.count { text.chars($0) <= longest }) / count
        values.fail(reason, "short_line_ratio", if: values[number: .fineWebShortLines] > 0.67)
        let newlines = text.bytes.count { $0 == 0x0A }
        values[number: .fineWebDuplicateLineChars] =
            Double(text.duplicates(lines).chars) / Double(max(text.chars - newlines, 1))
        values.fail(reason, "char_dup_ratio", if: values[number: .fineWebDuplicateLineChars] > 0.01)
        values[number: .fineWebNewlines] = Double(newlines) / Double(max(text.words.count, 1))
        values.fail(reason, "list_ratio", if: values[number: .fineWebNewlines] > 0.3)
        values[number: .fineWebPass] = values[text: reason].isEmpty ? 1 : 0
    }

    private static func endsSentence(_ text: ScoredText, _ line: Range<Int>) -> Bool {
        guard var last = text.bytes[line].indices.last else { return false }
        while last > line.lowerBound, text.bytes[last] & 0xC0 == 0x80 { last -= 1 }
        return lineEnds.contains(text.bytes.scalar(at: last).value)
    }
}
