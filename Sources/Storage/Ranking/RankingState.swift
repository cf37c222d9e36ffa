internal import Foundation
internal import GRDB

/// What ranking knows of a store before it looks at a query.
struct RankingState {
    /// The last page that lengths and lists cover; 0 for none.
    let pagesCovered: Int64
    /// How many of these pages are gone.
    let pagesRemoved: Int
    /// Whether the lists are of this program's format and weights.
    let hasLists: Bool
    /// The pages of the index, and the tokens on them.
    let pageCount: Int64
    let tokenCount: Int64

    /// Names the format of lists and the weights in them.
    static let version =
        "1 " + PageMatchQuery.defaultWeights.map { String($0) }.joined(separator: " ")

    init(_ database: Database) throws {
        let covered = try StoreInfo.get(.rankingPagesCovered, database).flatMap { Int64($0) } ?? 0
        hasLists =
            try StoreInfo.get(.rankingVersion, database) == Self.version
            && (0...PageLengths.greatestPage).contains(covered)
            // The page covered last has a length: a damaged number would let searches look for lists without end.
            && covered / PageLengths.chunkPages <= PageLengths.lastChunk(database)
        pagesCovered = hasLists ? covered : 0
        let removed =
            hasLists ? try StoreInfo.get(.rankingPagesRemoved, database).flatMap { Int($0) } ?? 0 : 0
        pagesRemoved = min(max(removed, 0), Int(PageLengths.greatestPage))
        (pageCount, tokenCount) = try Self.totals(database)
    }

    /// FTS5 keeps what its `xRowCount` and `xColumnTotalSize` answer in one row: the number of pages, and the tokens of each
    /// column.
    private static func totals(_ database: Database) throws -> (pages: Int64, tokens: Int64) {
        let statement = try database.cachedStatement(sql: "SELECT block FROM page_search_data WHERE id = 1")
        var numbers = SQLiteVarints(try Data.fetchOne(statement) ?? Data())
        let pages = numbers.next() ?? 0
        var tokens: Int64 = 0
        while let count = numbers.next() { tokens &+= count }
        return (pages, tokens)
    }
}

/// Numbers as SQLite packs them: seven bits a byte, the highest first, and eight in a ninth.
struct SQLiteVarints: IteratorProtocol {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: Data) {
        self.bytes = Array(bytes)
    }

    /// Appends a number that is not negative and has at most 56 bits.
    static func append(_ number: Int64, to bytes: inout Data) {
        var groups: [UInt8] = [UInt8(truncatingIfNeeded: number & 0x7F)]
        var rest = number >> 7
        while rest > 0 {
            groups.append(UInt8(truncatingIfNeeded: rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(contentsOf: groups.reversed())
    }

    mutating func next() -> Int64? {
        guard position < bytes.count else { return nil }
        var number: UInt64 = 0
        for index in 0..<9 where position < bytes.count {
            let byte = bytes[position]
            position += 1
            if index == 8 {
                number = number << 8 | UInt64(byte)
            } else {
                number = number << 7 | UInt64(byte & 0x7F)
                if byte < 0x80 { break }
            }
        }
        return Int64(bitPattern: number)
    }
}
