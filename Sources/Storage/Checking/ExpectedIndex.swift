internal import Checksums
internal import Foundation
internal import GRDB
internal import TextAnalysis

/// What the index has to hold, computed from the blocks.
struct ExpectedIndex {
    /// The last page's row id; 0 without pages.
    private(set) var lastPage: Int64 = 0
    /// The number of pages, then the number of tokens of each column.
    private(set) var totals = [Int64](repeating: 0, count: 1 + SearchColumn.allCases.count)
    /// The sums of the occurrences' hashes, by group of pages.
    private(set) var sums = [UInt64](repeating: 0, count: TokenOccurrence.groups)

    /// Reads the blocks of all pages in the order of their row ids.
    ///
    /// `look` receives each page and its numbers of tokens by column, as FTS5 stores them (`%_docsize.sz`).
    init(_ database: Database, look: (_ page: Int64, _ sizes: Data) throws -> Void) throws {
        let statement = try database.makeStatement(sql: PageIndexTable.textsSQL + " ORDER BY id")
        let tokenizer = Tokenizer()
        var rows = RowDecoder(statement)
        defer { rows.end() }
        while try rows.next() {
            let page = rows.int64()
            totals[0] += 1
            var sizes = Data()
            for column in SearchColumn.allCases {
                var count: Int64 = 0
                rows.withUTF8 { text in
                    _ = tokenizer.tokenizeForIndex(text) { token, _, _ in
                        let occurrence = TokenOccurrence(page: page, column: column.rawValue, position: count)
                        sums[occurrence.group] &+= occurrence.hash(of: FNV1a.hash(token))
                        count += 1
                        return true
                    }
                }
                totals[1 + column.rawValue] += count
                SQLiteVarints.append(count, to: &sizes)
            }
            try look(page, sizes)
            lastPage = page
        }
    }
}

/// The place of a token in the index.
struct TokenOccurrence {
    /// The number of groups of pages that sums of hashes are kept for: row ids modulo this number.
    static let groups = 1 << 16

    let page: Int64
    /// As in `SearchColumn`.
    let column: Int
    /// Counted from 0 in each column.
    let position: Int64

    /// The group of the page, also of a damaged row id below 0.
    var group: Int { Int(truncatingIfNeeded: page) & (Self.groups - 1) }

    /// A hash of the token and its place.
    func hash(of token: UInt64) -> UInt64 {
        let place = Self.mixed(UInt64(bitPattern: page)) &+ UInt64(truncatingIfNeeded: column) << 56
        return Self.mixed(token ^ Self.mixed(place &+ UInt64(bitPattern: position)))
    }

    /// The finalizer of SplitMix64: every bit of the number changes half of the result's.
    private static func mixed(_ number: UInt64) -> UInt64 {
        var number = number
        number = (number ^ number >> 30) &* 0xBF58_476D_1CE4_E5B9
        number = (number ^ number >> 27) &* 0x94D0_49BB_1331_11EB
        return number ^ number >> 31
    }
}
