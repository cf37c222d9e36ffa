/// A word that a hyphen and a line end part, as the scanner met it.
struct BrokenWord {
    /// Where the hyphen begins.
    let hyphen: Int
    /// Where the second half begins.
    let next: Int
    /// Whether the halves were read as one word.
    let isJoined: Bool
}

/// The readings of such words beside the one that the tokens of a text have.
///
/// No rule is always right, so an index holds both (`Tokenizer.tokenizeForIndex`).
extension BrokenWord {
    /// What joins the halves of a hyphenated reading: no token of a text holds it.
    static let joiner: [UInt8] = Array("\u{2010}".utf8)

    /// Emits the hyphenated reading as one token, `fine‐tuned`, then what a joined reading makes of the chain of words and
    /// hyphens around, if the text's tokens part it.
    ///
    /// As the first cannot be asked for with a neighbour, no phrase goes over the beginning of either.
    func emitReadings(in scanner: borrowing TokenScanner, _ emit: Tokenizer.Emit) -> Bool {
        let (text, table) = (scanner.text, scanner.table)
        let reach = LineEndHyphen.reach
        let head = HalfWord(endingAt: hyphen, in: text, table: table, reach: reach).bytes
        let rest = HalfWord(startingAt: next, in: text, table: table, reach: reach).bytes
        guard let first = Self.token(of: head, in: scanner), let second = Self.token(of: rest, in: scanner)
        else { return true }
        let hyphenated = first + Self.joiner + second
        guard hyphenated.count <= Tokenizer.maximumTokenBytes else { return true }
        let whole = head.lowerBound..<rest.upperBound
        guard hyphenated.withUnsafeBufferPointer({ emit($0, whole, .word) }) else { return false }
        guard !isJoined else { return true }
        let chain = HalfWord.chain(around: whole, in: text, table: table, reach: reach)
        var joined = TokenScanner(
            text: UnsafeBufferPointer(rebasing: text[..<chain.upperBound]), table: table,
            buffer: scanner.buffer,
            mode: .document)
        joined.position = chain.lowerBound
        joined.joinedHyphen = hyphen
        return joined.scan(emit)
    }

    /// The only token of a half; nil if it has none or several.
    private static func token(of half: Range<Int>, in scanner: borrowing TokenScanner) -> [UInt8]? {
        var part = TokenScanner(
            text: UnsafeBufferPointer(rebasing: scanner.text[..<half.upperBound]), table: scanner.table,
            buffer: scanner.buffer, mode: .document)
        part.position = half.lowerBound
        var tokens: [[UInt8]] = []
        _ = part.scan { token, _, _ in
            tokens.append(Array(token))
            return tokens.count < 2
        }
        return tokens.count == 1 ? tokens[0] : nil
    }
}
