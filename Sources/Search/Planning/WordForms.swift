internal import Storage
internal import TextAnalysis

/// Other ways of writing a word: `GPT4` and `GPT-4`, `few-shot` and `fewshot`, `v18.17.1` and `18.17.1`, `1,234,567` and `1234567`.
///
/// The index stays exact: a plain word of a query is looked for in any of its forms. Words in quotation marks, `word*` and `NEAR` are not.
struct WordForms {
    /// A longer query is a pasted text, which is to be found as it is.
    private static let greatestWordCount = 32
    /// A word on more pages is written so on purpose, and is not taken for two.
    private static let greatestRareCount = 10

    private let tokenizer: Tokenizer
    /// How many pages hold a phrase, counted up to a bound.
    private let pageCount: (PlannedPhrase, Int) throws -> Int

    init(_ tokenizer: Tokenizer, pageCount: @escaping (PlannedPhrase, Int) throws -> Int) {
        self.tokenizer = tokenizer
        self.pageCount = pageCount
    }

    /// The forms of every word that has others, its own first.
    func find(for terms: [PlannedTerm]) throws -> [PlannedPhrase: [PlannedPhrase]] {
        let words = terms.plainWords
        guard words.count <= Self.greatestWordCount else { return [:] }
        var found: [PlannedPhrase: [PlannedPhrase]] = [:]
        for word in words where found[word.phrase] == nil {
            var others = Self.forms(of: word.term.text, tokenizer)
            if others.isEmpty, let parts = try parts(of: word.phrase) { others = [parts] }
            guard !others.isEmpty else { continue }
            found[word.phrase] = [word.phrase] + others.map { PlannedPhrase($0, field: word.phrase.field) }
        }
        return found
    }

    /// The forms that follow from the word itself, as tokens.
    static func forms(of text: String, _ tokenizer: Tokenizer) -> [[String]] {
        let tokens = tokenizer.tokens(in: text, mode: .query)
        guard (1...6).contains(tokens.count), tokens.allSatisfy({ $0.kind == .word }) else { return [] }
        let words = tokens.map(\.text)
        let bytes = Array(text.utf8)
        let marks = zip(tokens, tokens.dropFirst()).map { first, second in
            String(
                decoding: bytes[
                    first.range.upperBound..<max(first.range.upperBound, second.range.lowerBound)],
                as: UTF8.self)
        }
        guard let first = words.first else { return [] }
        if words.count == 1 { return forms(ofOne: first) }
        let joined = words.joined()
        guard joined.utf8.count <= Tokenizer.maximumTokenBytes else { return [] }
        if marks.allSatisfy(["-", "\u{2010}", "\u{2011}"].contains), words.contains(where: \.hasLetter) {
            return [[joined]]
        }
        if marks.allSatisfy([",", "'", "\u{2019}"].contains), words.allSatisfy(\.isNumber),
            first.utf8.count <= 3,
            words.dropFirst().allSatisfy({ $0.utf8.count == 3 })
        {
            return [[joined]]
        }
        if marks.allSatisfy({ $0 == "." }), words.dropFirst().allSatisfy(\.isNumber) {
            if first.isVersionNumber { return [[String(first.dropFirst())] + words.dropFirst()] }
            if first.isNumber, words.count > 2 { return [["v" + first] + words.dropFirst()] }
        }
        return []
    }

    /// `gpt 4` for `gpt4`, `1 234 567` for `1234567`.
    private static func forms(ofOne word: String) -> [[String]] {
        if word.isNumber {
            guard (5...15).contains(word.utf8.count) else { return [] }
            var groups: [String] = []
            var rest = word[...]
            while !rest.isEmpty {
                groups.insert(String(rest.suffix(3)), at: 0)
                rest = rest.dropLast(3)
            }
            return [groups]
        }
        let letters = word.prefix { $0.isASCII && $0.isLetter }
        let digits = word.dropFirst(letters.count)
        guard !letters.isEmpty, String(digits).isNumber, letters.count > 1 || digits.count > 1 else {
            return []
        }
        return [[String(letters), String(digits)]]
    }

    /// The two words that a rare word is written as on more pages than as one: `few shot` for `fewshot`.
    private func parts(of phrase: PlannedPhrase) throws -> [String]? {
        guard phrase.tokens.count == 1, let word = phrase.tokens.first, (6...24).contains(word.utf8.count),
            word.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
        else { return nil }
        var most = try pageCount(phrase, Self.greatestRareCount + 1)
        guard most <= Self.greatestRareCount else { return nil }
        var best: [String]?
        for length in 3...word.utf8.count - 3 {
            let parts = [String(word.prefix(length)), String(word.dropFirst(length))]
            guard !parts.contains(where: FunctionWords.contains) else { continue }
            let count = try pageCount(PlannedPhrase(parts, field: phrase.field), Self.greatestRareCount + 1)
            if count > most { (most, best) = (count, parts) }
        }
        return best
    }
}

extension [PlannedTerm] {
    /// The words without quotation marks, beginnings left out, of those that are nowhere in the query in quotation marks too.
    var plainWords: [PlannedTerm] {
        let quoted = Set(filter(\.term.isQuoted).map(\.phrase))
        return filter { !$0.term.isQuoted && !$0.phrase.isPrefix && !quoted.contains($0.phrase) }
    }
}

extension String {
    /// Whether it has digits and nothing else.
    var isNumber: Bool { !isEmpty && utf8.allSatisfy(\.isDigit) }

    fileprivate var hasLetter: Bool { !utf8.allSatisfy(\.isDigit) }

    /// Whether it is `v18`.
    fileprivate var isVersionNumber: Bool { hasPrefix("v") && String(dropFirst()).isNumber }
}
