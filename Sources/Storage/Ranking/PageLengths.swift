internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// The lengths of pages in tokens, in the chunks that the store keeps them in.
struct PageLengths {
    static let chunkPages: Int64 = 65_536
    /// The highest row id of a page: the number of a list has 20 bits for its chunk.
    static let greatestPage: Int64 = chunkPages << 20 - 1
    /// Longer pages count as this long.
    private static let greatest: Int64 = 65_535

    private let database: Database
    private var chunks: [Int64: [UInt16]] = [:]
    private var changed: Set<Int64> = []

    /// Takes the lengths of the pages behind `covered` from the index, and those before them in a chunk from the store.
    init(_ database: Database, from covered: Int64, to last: Int64) throws {
        self.database = database
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT id, sz FROM page_search_docsize WHERE id > ? AND id <= ?",
            arguments: [covered, last])
        while let row = try rows.next() {
            let page: Int64 = try row.value(0)
            let sizes: Data = try row.value(1)
            var counts = SQLiteVarints(sizes)
            var tokens: Int64 = 0
            while let count = counts.next() { tokens &+= count }
            let chunk = page / Self.chunkPages
            // Only chunks that have pages: damaged row ids may lie far apart.
            if chunks[chunk] == nil {
                chunks[chunk] = covered > 0 ? try Self.stored(chunk, database) : Self.empty
            }
            chunks[chunk]?[Int(page % Self.chunkPages)] = UInt16(max(0, min(tokens, Self.greatest)))
            changed.insert(chunk)
        }
    }

    /// The lengths of the pages of a chunk.
    subscript(chunk: Int64) -> [UInt16] {
        chunks[chunk] ?? Self.empty
    }

    mutating func write() throws {
        for chunk in changed.sorted() {
            let bytes = self[chunk].withUnsafeBytes { Data($0) }
            try database.execute(
                sql: """
                    INSERT INTO page_lengths (chunk, lengths) VALUES (?, ?)
                    ON CONFLICT DO UPDATE SET lengths = excluded.lengths
                    """, arguments: [chunk, bytes])
        }
        changed = []
    }

    private static let empty = [UInt16](repeating: 0, count: Int(chunkPages))

    /// The last chunk that the store has lengths of; 0 if it has none.
    static func lastChunk(_ database: Database) throws -> Int64 {
        try Int64.fetchOne(database.cachedStatement(sql: "SELECT max(chunk) FROM page_lengths")) ?? 0
    }

    /// A chunk as the store has it.
    static func stored(_ chunk: Int64, _ database: Database) throws -> [UInt16] {
        let bytes =
            try Data.fetchOne(
                database, sql: "SELECT lengths FROM page_lengths WHERE chunk = ?", arguments: [chunk])
            ?? Data()
        var lengths = empty
        lengths.withUnsafeMutableBytes { _ = bytes.copyBytes(to: $0) }
        return lengths
    }

    /// Notes that pages are gone, which lists know by their length of 0.
    static func remove(_ pages: ClosedRange<Int64>, _ database: Database) throws {
        let state = try RankingState(database)
        let last = min(pages.upperBound, state.pagesCovered)
        guard pages.lowerBound <= last else { return }
        guard RowIDs.pages.contains(pages.lowerBound) else {
            throw RowIDs.impossible(pages.lowerBound)
        }
        for chunk in pages.lowerBound / chunkPages...last / chunkPages {
            let first = chunk * chunkPages
            let gone = pages.clamped(to: first...first + chunkPages - 1)
            try zero(
                Int(gone.lowerBound - first)...Int(min(gone.upperBound, last) - first), of: chunk, database)
        }
        try StoreInfo.set(
            .rankingPagesRemoved, String(state.pagesRemoved + Int(last - pages.lowerBound) + 1), database)
    }

    /// Overwrites a few bytes in place: rewriting the chunk for each parse that goes would write 128 KiB.
    private static func zero(_ pages: ClosedRange<Int>, of chunk: Int64, _ database: Database) throws {
        var blob: OpaquePointer?
        var status = sqlite3_blob_open(
            database.sqliteConnection, "main", "page_lengths", "lengths", chunk, 1, &blob)
        let zeros = [UInt16](repeating: 0, count: pages.count)
        if status == SQLITE_OK {
            status = sqlite3_blob_write(blob, zeros, CInt(zeros.count * 2), CInt(pages.lowerBound * 2))
        }
        sqlite3_blob_close(blob)
        guard status == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: status)) }
    }
}
