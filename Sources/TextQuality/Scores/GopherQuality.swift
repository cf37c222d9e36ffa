internal import TextAnalysis

/// The quality rules of Gopher as datatrove's `GopherQualityFilter` computes them.
///
/// They are those of Rae et al. 2021, table A1. In text without spaces each character is a word, so that the length of words says nothing, and two of the commonest
/// characters take the place of English words.
enum GopherQuality {
    private static let stopWords: Set<[UInt8]> = Set(
        ["the", "be", "to", "of", "and", "that", "have", "with"].map { Array($0.utf8) })
    private static let stopCharacters: Set<[UInt8]> = Set(
        "的一是不在有和了与與为為以及上中人这這のにはをたがで".unicodeScalars.map { Array(String($0).utf8) })
    private static let symbols = EnglishWordTables.set(EnglishWordData.symbols)

    static func score(_ text: ScoredText, _ values: inout ScoreValues) {
        var (symbolFree, letters, length) = (0, 0, 0)
        var stops: Set<[UInt8]> = []
        let stopList = text.isUnspaced ? stopCharacters : stopWords
        for word in text.words {
            let (hasLetter, hasOther, chars) = content(text.slice(word))
            letters += hasLetter ? 1 : 0
            if hasOther {
                symbolFree += 1
                length += chars
            }
            if word.count <= 4 {
                let word = Array(text.bytes[word])
                if stopList.contains(word) { stops.insert(word) }
            }
        }
        let words = Double(max(text.words.count, 1))
        let lines = text.lines.map(text.trimmed)
        let lineCount = Double(max(lines.count, 1))
        let bullets = lines.count { starts(text, $0, ["•", "-"]) }
        let ellipses = lines.count { ends(text, $0, ["...", "…"]) }
        values[number: .words] = Double(text.words.count)
        values[number: .gopherWords] = Double(symbolFree)
        values[number: .gopherMeanWordLength] = Double(length) / Double(max(symbolFree, 1))
        values[number: .gopherHashRatio] = Double(text.count(of: "#")) / words
        values[number: .gopherEllipsisRatio] =
            Double(text.count(of: "...") + text.count(of: "…")) / words
        values[number: .gopherBulletLines] = Double(bullets) / lineCount
        values[number: .gopherEllipsisLines] = Double(ellipses) / lineCount
        values[number: .gopherAlphaWords] = Double(letters) / words
        values[number: .gopherStopWords] = Double(stops.count)
        judge(text, &values)
    }

    private static func judge(_ text: ScoredText, _ values: inout ScoreValues) {
        let reason = Score.gopherQualityReason
        let length = values[number: .gopherMeanWordLength]
        values.fail(reason, "gopher_short_doc", if: values[number: .gopherWords] < 50)
        values.fail(reason, "gopher_long_doc", if: values[number: .gopherWords] > 100_000)
        values.fail(reason, "gopher_below_avg_threshold", if: !text.isUnspaced && length < 3)
        values.fail(reason, "gopher_above_avg_threshold", if: !text.isUnspaced && length > 10)
        values.fail(reason, "gopher_too_many_hashes", if: values[number: .gopherHashRatio] > 0.1)
        values.fail(reason, "gopher_too_many_ellipsis", if: values[number: .gopherEllipsisRatio] > 0.1)
        values.fail(reason, "gopher_too_many_bullets", if: values[number: .gopherBulletLines] > 0.9)
        values.fail(reason, "gopher_too_many_end_ellipsis", if: values[number: .gopherEllipsisLines] > 0.3)
        values.fail(reason, "gopher_below_alpha_threshold", if: values[number: .gopherAlphaWords] < 0.8)
        values.fail(reason, "gopher_enough_stop_words", if: values[number: .gopherStopWords] < 2)
        values[number: .gopherQualityPass] = values[text: reason].isEmpty ? 1 : 0
    }

    /// Whether a word has a letter, and a character other than symbols; and its code points.
    private static func content(
        _ word: UnsafeBufferPointer<UInt8>
    ) -> (hasLetter: Bool, hasOther: Bool, chars: Int) {
        var (hasLetter, hasOther, chars, position) = (false, false, 0, 0)
        while position < word.count {
            let (value, width) =
                word[position] < 0x80 ? (UInt32(word[position]), 1) : word.scalar(at: position)
            hasLetter = hasLetter || PythonText.isLetter(value)
            hasOther = hasOther || !isSymbol(value)
            chars += 1
            position += width
        }
        return (hasLetter, hasOther, chars)
    }

    private static func isSymbol(_ value: UInt32) -> Bool {
        if value < 0x20 || (0x7F..<0xA0).contains(value) { return true }
        if value < 0x80, UInt8(value).isLetter || UInt8(value).isDigit { return false }
        return symbols.contains(value)
    }

    static func starts(_ text: ScoredText, _ line: Range<Int>, _ marks: [String]) -> Bool {
        marks.contains { text.bytes[line].starts(with: $0.utf8) }
    }

    static func ends(_ text: ScoredText, _ line: Range<Int>, _ marks: [String]) -> Bool {
        marks.contains { text.bytes[line].suffix($0.utf8.count).elementsEqual($0.utf8) }
    }
}
