import GRDB
import Testing

@testable import Storage

/// Rows that are inserted many in a statement.
@Suite struct RowInsertionTests {
    private let queue: DatabaseQueue

    init() throws {
        queue = try DatabaseQueue()
        try queue.write {
            try $0.execute(sql: "CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT) STRICT")
        }
    }

    @Test(arguments: [0, 1, 15, 16, 17, 127, 128, 129, 160, 400])
    func `every row is there after the last one`(count: Int) throws {
        try queue.write { database in
            var insertion = try RowInsertion(database, "INSERT INTO rows (id, text)", columns: 2)
            // The second time statements are used again.
            for start in [0, count] {
                insertion.begin(rows: count)
                for id in start..<start + count { try insertion.insert(id: id) }
                #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM rows") == start + count)
            }
            let rows = try Row.fetchAll(database, sql: "SELECT id, text FROM rows ORDER BY id")
            #expect(rows.map { $0["id"] as Int } == Array(0..<2 * count))
            #expect(rows.allSatisfy { $0["text"] == Self.text($0["id"]) })
        }
    }

    @Test func `a row that is refused is an error, and nothing of it is left for the next rows`() throws {
        try queue.write { database in
            var insertion = try RowInsertion(database, "INSERT INTO rows (id, text)", columns: 2)
            insertion.begin(rows: 16)
            #expect(throws: DatabaseError.self) {
                for id in 0..<16 { try insertion.insert(id: id % 15) }
            }
            insertion.begin(rows: 20)
            for id in 0..<5 { try insertion.insert(id: id) }
            insertion.begin(rows: 17)
            for id in 100..<117 { try insertion.insert(id: id) }
            #expect(try Int.fetchAll(database, sql: "SELECT id FROM rows ORDER BY id") == Array(100..<117))
        }
    }

    /// Some texts are longer than the memory that a statement keeps for short ones.
    fileprivate static func text(_ id: Int) -> String {
        String(repeating: "\(id) ", count: id % 7 == 0 ? 20_000 : 3)
    }
}

extension RowInsertion {
    fileprivate mutating func insert(id: Int) throws {
        try insert { row in
            row.bind(id)
            row.bind(RowInsertionTests.text(id))
        }
    }
}
