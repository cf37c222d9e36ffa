internal import TextAnalysis

/// What speaks for a text's being in one language or another, gathered piece by piece.
///
/// The script decides first; languages that share one are distinguished by how frequent their runs of three letters are.
/// The work is linear in what is added; `addSample` bounds that.
package struct LanguageEvidence: Sendable {
    /// The version of the answers; raised when the same text gets another language.
    package static let version = 1

    /// The characters of each script, by its raw value.
    private var characters = [UInt32](repeating: 0, count: Script.allCases.count)
    /// Letters that only few languages of their script have.
    private var marks = CyrillicMarks()
    private var latin = Scores()
    private var others = Scores()

    package init() {}

    /// Adds a piece of text in UTF-8; its edges count as edges of words.
    package mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        let table = TrigramTable.standard
        characters.withUnsafeMutableBufferPointer { characters in
            table.withLookup { lookup in
                var scan = LetterScan(lookup, latin: latin, others: others, marks: marks)
                scan.read(text, &characters)
                (latin, others, marks) = (scan.latin, scan.others, scan.marks)
            }
        }
    }

    /// Adds what was gathered elsewhere.
    package mutating func add(_ other: LanguageEvidence) {
        for index in characters.indices { characters[index] &+= other.characters[index] }
        marks.add(other.marks)
        latin.add(other.latin)
        others.add(other.others)
    }
}

extension LanguageEvidence {
    /// The fewest letters that a language is found by; a character of Chinese, Japanese or Korean counts as three.
    private static let fewestLetters: UInt32 = 12
    /// The fewest runs of letters by which languages of one script are distinguished.
    private static let fewestRuns: UInt32 = 20
    /// The least mean level of the runs: below it, the text is in none of the languages, or no prose.
    private static let leastMean = 7.0
    /// By how much the levels of the best language must be above the next one's, all together.
    private static let leastMargin: UInt32 = 8
    /// The same for reading no more of a page.
    private static let clearMargin: UInt32 = 200
    private static let clearRuns: UInt32 = 100

    /// The language's code in ISO 639-1; nil if unknown: too little text, numbers, code, or an unknown language.
    package var language: String? {
        let leading = leadingScript
        guard leading.letters >= Self.fewestLetters else { return nil }
        if let language = leading.script.onlyLanguage { return language }
        if leading.script == .cyrillic, let language = marks.language { return language }
        let table = TrigramTable.standard
        guard let family = table.families.first(where: { $0.script == leading.script }) else { return nil }
        let isLatin = family.script == .latin
        let scores = isLatin ? latin : others
        guard
            let lane = scores.winner(
                among: family.lanes, Self.fewestRuns, Self.leastMean, Self.leastMargin)
        else { return nil }
        return isLatin ? table.latin[lane] : marks.corrected(table.others[lane])
    }

    /// Whether nearly all letters are of one script, and the language is far from the next.
    var isClear: Bool {
        let leading = leadingScript
        let all = characters.dropFirst().reduce(UInt32(0), &+)
        guard leading.letters / leading.script.lettersPerCharacter >= all - all / 20 else { return false }
        guard leading.script == .latin else { return leading.script.onlyLanguage != nil }
        let lanes = 0..<TrigramTable.standard.latin.count
        return latin.winner(among: lanes, Self.clearRuns, Self.leastMean, Self.clearMargin) != nil
    }

    /// The script of most letters, and how many these are.
    ///
    /// Japanese writes Chinese characters between its own; a text in Chinese has at most a few of these.
    private var leadingScript: (script: Script, letters: UInt32) {
        let (han, kana) = (characters[Int(Script.han.rawValue)], characters[Int(Script.kana.rawValue)])
        let isJapanese = UInt64(kana) * 20 > UInt64(han)
        var best = (script: Script.none, letters: UInt32(0))
        for script in Script.allCases where script != .none {
            let count =
                switch script {
                case .han: isJapanese ? 0 : han &+ kana
                case .kana: isJapanese ? han &+ kana : 0
                default: characters[Int(script.rawValue)]
                }
            let weight = count.multipliedReportingOverflow(by: script.lettersPerCharacter)
            if !weight.overflow, weight.partialValue > best.letters { best = (script, weight.partialValue) }
        }
        return best
    }
}
