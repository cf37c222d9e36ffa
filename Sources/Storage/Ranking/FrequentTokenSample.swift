internal import GRDB
internal import TextAnalysis

/// Some pages, read to guess which tokens are frequent: to count all would mean to read the whole index.
///
/// A guess that is wrong costs time and nothing else: the pages of a candidate are counted before lists are made.
struct FrequentTokenSample {
    /// More would distinguish borderline terms better than it has to.
    private static let usualMeetings = 32

    private var pageCount = 0
    private var counts: [String: Int] = [:]
    private let limits: RankingLimits

    /// Reads pages at equal distances: as many as it takes to meet a term that is just frequent `usualMeetings` times, and at
    /// most `RankingLimits.sampleSize`.
    init(_ database: Database, lastPage: Int64, pages: Int, limits: RankingLimits) throws {
        self.limits = limits
        let columns = FrequentTerm.columns.map(\.name).joined(separator: ", ")
        let statement = try database.makeStatement(sql: "SELECT \(columns) FROM page_text WHERE id = ?")
        let tokenizer = Tokenizer()
        let wanted = Double(Self.usualMeetings) / limits.leastShare(of: pages)
        let size = min(limits.sampleSize, max(1, Int(wanted.rounded(.up))))
        let step = max(1, lastPage / Int64(max(1, size)))
        for page in stride(from: 1, through: lastPage, by: Int64.Stride(step)) {
            try statement.setArguments([page])
            var row = RowDecoder(statement)
            defer { row.end() }
            guard try row.next() else { continue }
            pageCount += 1
            var tokens: Set<String> = []
            for _ in FrequentTerm.columns {
                row.withUTF8 { utf8 in
                    _ = tokenizer.tokenizeForIndex(utf8) { token, _, _ in
                        tokens.insert(String(decoding: token, as: UTF8.self))
                        return true
                    }
                }
            }
            for token in tokens { counts[token, default: 0] += 1 }
        }
    }

    /// Tokens that may be frequent among this many pages, in the order of their bytes.
    func candidates(among pages: Int) -> [String] {
        guard pageCount > 0 else { return [] }
        let least = limits.leastShare(of: pages)
        // Three quarters of what is expected: most of those at the border are met, and few others.
        let expected = max(1, Int(least * Double(pageCount) * 0.75))
        return counts.filter { $0.value >= expected }.map(\.key).sorted()
    }
}
