internal import Checksums
internal import GRDB
internal import GRDBSQLite

/// A hash over the rows that statements yield: column after column with its type and length.
struct ContentDigest: ~Copyable {
    private var hash = SHA256()

    /// Adds a name, which separates what comes before from what follows.
    mutating func add(_ name: String) {
        add(type: UInt8(ascii: "#"), Array(name.utf8))
    }

    /// Adds every row of a statement whose arguments are set.
    mutating func add(_ statement: Statement) throws {
        let handle = statement.sqliteStatement
        defer { sqlite3_reset(handle) }
        var status = sqlite3_step(handle)
        while status == SQLITE_ROW {
            for column in 0..<sqlite3_column_count(handle) { add(handle, column) }
            status = sqlite3_step(handle)
        }
        guard status == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: status)) }
    }

    /// The hash in lower-case hex.
    mutating func text() -> String { Hexadecimal.text(hash.finish()) }

    private mutating func add(_ handle: OpaquePointer, _ column: CInt) {
        let type = sqlite3_column_type(handle, column)
        guard type != SQLITE_NULL else { return add(type: UInt8(ascii: "0"), []) }
        // SQLite writes integers and reals as text in one way only, so equal text means equal values.
        let start =
            type == SQLITE_BLOB
            ? sqlite3_column_blob(handle, column) : UnsafeRawPointer(sqlite3_column_text(handle, column))
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
        add(type: UInt8(truncatingIfNeeded: type), Array(bytes))
    }

    private mutating func add(type: UInt8, _ bytes: [UInt8]) {
        hash.update([type])
        withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { hash.update($0) }
        hash.update(bytes)
    }
}
