/// Puts exceptions together again that the rules have cut (`Tokenizer._apply_special_cases`): the longest first, of equally
/// long ones the first.
struct EnglishWordMender {
    private struct Match {
        let first: Int
        let count: Int
        let pieces: [Int]
    }

    private let run: [UInt32]
    private let tables: EnglishWordTables

    init(_ run: [UInt32], _ tables: EnglishWordTables) {
        self.run = run
        self.tables = tables
    }

    /// The lengths of the pieces of a run, with those of exceptions in the place of what the rules made of them.
    func mended(_ pieces: [Int]) -> [Int] {
        guard pieces.count > 1 else { return pieces }
        var matches: [Match] = []
        var start = 0
        for position in pieces.indices {
            for exception in tables.cutExceptions(beginningWith: run[start..<start + pieces[position]])
            where pieces[position...].starts(with: exception.plain)
                && run[start...].starts(with: exception.text)
            {
                matches.append(
                    Match(first: position, count: exception.plain.count, pieces: exception.pieces))
            }
            start += pieces[position]
        }
        guard !matches.isEmpty else { return pieces }
        var taken: Set<Int> = []
        var replacements: [Int: Match] = [:]
        for match in matches.sorted(by: { ($1.count, $0.first) < ($0.count, $1.first) }) {
            let last = match.first + match.count - 1
            if !taken.contains(match.first), !taken.contains(last) { replacements[match.first] = match }
            taken.formUnion(match.first...last)
        }
        var mended: [Int] = []
        var position = 0
        while position < pieces.count {
            if let match = replacements[position] {
                mended += match.pieces
                position += match.count
            } else {
                mended.append(pieces[position])
                position += 1
            }
        }
        return mended
    }
}
