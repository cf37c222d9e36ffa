extension Tokenizer {
    /// An expression of FTS5's query language that finds a user's words in an index of this tokenizer's tokens.
    ///
    /// A page must hold all words. Words in quotation marks are side by side, `word*` is a beginning, `OR` separates alternatives,
    /// and `-word` or `NOT word` excludes. Everything else is text, and punctuation in it is as good as a space. If the
    /// words ask for nothing, the expression is `""`, which finds nothing.
    package func matchExpression(_ words: String) -> String {
        var alternatives: [MatchGroup] = []
        var group = MatchGroup()
        var isExcluded = false
        var reader = MatchWordReader(words)
        while let word = reader.next() {
            switch word.operation {
            case .and: continue
            case .not: isExcluded = true
            case .or:
                alternatives.append(group)
                (group, isExcluded) = (MatchGroup(), false)
            case nil:
                let terms = phrase(word.text)
                guard let last = terms.last else { continue }
                let isPrefix = last.isPrefix || word.isPrefix
                let phrase = "\"" + terms.map(\.text).joined(separator: " ") + "\"" + (isPrefix ? "*" : "")
                let broken = isPrefix ? nil : hyphenatedWord(word.text)
                group.add(
                    broken.map { "(\(phrase) OR \"\($0)\")" } ?? phrase,
                    isExcluded: isExcluded || word.isExcluded, isQuoted: word.isQuoted)
                isExcluded = false
            }
        }
        let expressions = (alternatives + [group]).compactMap(\.expression)
        // FTS5 refuses an expression without a phrase.
        return expressions.isEmpty ? "\"\"" : expressions.joined(separator: " OR ")
    }
}

/// Phrases that a page must hold together, and those that it must not hold.
private struct MatchGroup {
    private var wanted: [String] = []
    private var excluded: [(phrase: String, isQuoted: Bool)] = []
    /// Those of `wanted` that were outside of quotation marks.
    private var words: Set<String> = []

    mutating func add(_ phrase: String, isExcluded: Bool, isQuoted: Bool) {
        if isExcluded {
            excluded.append((phrase, isQuoted))
        } else {
            wanted.append(phrase)
            if !isQuoted { words.insert(phrase) }
        }
    }

    /// Nil if nothing is wanted: FTS5 cannot list the pages without a word.
    var expression: String? {
        guard !wanted.isEmpty else { return nil }
        let expression = wanted.joined(separator: " AND ")
        // The minus of a word that is also asked for is text.
        let excluded = excluded.filter { $0.isQuoted || !words.contains($0.phrase) }.map(\.phrase)
        return excluded.isEmpty ? expression : "\(expression) NOT (\(excluded.joined(separator: " OR ")))"
    }
}

/// Splits what a user types into words, quotations and operators.
private struct MatchWordReader {
    enum Operation { case and, or, not }

    struct Word {
        var text: String
        var isPrefix = false
        var isExcluded = false
        var isQuoted = false
        var operation: Operation?
    }

    private let scalars: [Unicode.Scalar]
    private var index = 0

    init(_ words: String) {
        scalars = Array(words.unicodeScalars)
    }

    mutating func next() -> Word? {
        while index < scalars.count {
            if endsWord(at: index) && !isQuote(at: index) {
                index += 1
                continue
            }
            let isExcluded = takeMinus()
            if isQuote(at: index) {
                index += 1
                let end = scalars[index...].indices.first { isQuote(at: $0) }
                // A lone mark is skipped.
                guard let end else { continue }
                var word = Word(text: text(index..<end), isExcluded: isExcluded, isQuoted: true)
                index = end + 1
                word.isPrefix = takeStars()
                return word
            }
            let start = index
            while !endsWord(at: index) { index += 1 }
            let text = text(start..<index)
            return Word(
                text: text, isPrefix: text.hasSuffix("*"), isExcluded: isExcluded,
                operation: isExcluded ? nil : Self.operations[text])
        }
        return nil
    }

    private static let operations: [String: Operation] = ["AND": .and, "OR": .or, "NOT": .not]

    /// Takes a minus before a word; `--option`, a minus after a mark and the number of a list (` -1,`) are text.
    private mutating func takeMinus() -> Bool {
        guard scalars[index] == "-", index + 1 < scalars.count, scalars[index + 1] != "-",
            isQuote(at: index + 1) || !endsWord(at: index + 1),
            index == 0 || scalars[index - 1].properties.isWhitespace, !isNumberOfList(at: index + 1)
        else { return false }
        index += 1
        return true
    }

    private func isNumberOfList(at place: Int) -> Bool {
        let isDigit = { (scalar: Unicode.Scalar) in ("0"..."9").contains(scalar) }
        let rest = scalars[place...]
        guard let first = rest.first, isDigit(first) || first == "." else { return false }
        let end = rest.drop { isDigit($0) || $0 == "." }.first { !$0.properties.isWhitespace }
        return end == "," || end == ")"
    }

    private mutating func takeStars() -> Bool {
        let start = index
        while index < scalars.count, scalars[index] == "*" { index += 1 }
        return index > start
    }

    /// Whether a word ends before this place: at white space, a quotation mark or a mark between Chinese clauses.
    private func endsWord(at place: Int) -> Bool {
        guard place < scalars.count else { return true }
        return scalars[place].properties.isWhitespace || isQuote(at: place)
            || "、。，；！？".unicodeScalars.contains(scalars[place])
    }

    private func isQuote(at place: Int) -> Bool {
        place < scalars.count
            && "\"\u{FF02}\u{201C}\u{201D}\u{201E}\u{201F}«»".unicodeScalars.contains(scalars[place])
    }

    private func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }
}
