/// The repetition rules of Gopher as datatrove's `GopherRepetitionFilter` computes them.
///
/// They are those of Rae et al. 2021, table A1. In text without spaces each character is a word, and runs are twice as long: a Chinese word has about two characters.
enum GopherRepetition {
    private static let tops: [(length: Int, score: Score, limit: Double)] = [
        (2, .gopherTop2, 0.2), (3, .gopherTop3, 0.18), (4, .gopherTop4, 0.16),
    ]
    private static let duplicates: [(length: Int, score: Score, limit: Double)] = [
        (5, .gopherDuplicate5, 0.15), (6, .gopherDuplicate6, 0.14), (7, .gopherDuplicate7, 0.13),
        (8, .gopherDuplicate8, 0.12), (9, .gopherDuplicate9, 0.11), (10, .gopherDuplicate10, 0.10),
    ]

    static func score(_ text: ScoredText, _ values: inout ScoreValues) {
        let chars = Double(max(text.chars, 1))
        let reason = Score.gopherRepetitionReason
        func set(_ score: Score, _ value: Double, over limit: Double, _ name: String) {
            values[number: score] = value
            values.fail(reason, name, if: value > limit)
            values[number: .gopherRepetition] = max(values[number: .gopherRepetition], value)
        }
        let whole = text.trimmed(0..<text.bytes.count)
        let paragraphs = text.parts(of: whole, newlines: 2)
        let paragraph = text.duplicates(paragraphs)
        set(
            .gopherDuplicateParagraphs, Double(paragraph.count) / Double(paragraphs.count), over: 0.3,
            "dup_para_frac")
        set(.gopherDuplicateParagraphChars, Double(paragraph.chars) / chars, over: 0.2, "dup_para_char_frac")
        let lines = text.parts(of: 0..<text.bytes.count, newlines: 1)
        let line = text.duplicates(lines)
        set(.gopherDuplicateLines, Double(line.count) / Double(lines.count), over: 0.3, "dup_line_frac")
        set(.gopherDuplicateLineChars, Double(line.chars) / chars, over: 0.2, "dup_line_char_frac")
        let runs = WordRuns(text)
        let factor = text.isUnspaced ? 2 : 1
        for (length, score, limit) in tops {
            set(
                score, Double(runs.charsOfMostFrequent(length * factor)) / chars, over: limit,
                "top_\(length)_gram")
        }
        for (length, score, limit) in duplicates {
            set(
                score, Double(runs.charsOfRepeated(length * factor)) / chars, over: limit,
                "duplicated_\(length)_n_grams")
        }
        values[number: .gopherRepetitionPass] = values[text: reason].isEmpty ? 1 : 0
    }
}
