internal import DocumentModel
internal import GRDB
internal import GRDBSQLite

/// Steps through the rows of a statement and reads columns in order, through SQLite's own functions.
struct RowDecoder {
    private let handle: OpaquePointer
    private var index: CInt = -1

    init(_ statement: Statement) {
        handle = statement.sqliteStatement
    }

    /// Moves to the next row; false after the last.
    mutating func next() throws -> Bool {
        index = -1
        let status = sqlite3_step(handle)
        if status == SQLITE_ROW { return true }
        let message = sqlite3_errmsg(sqlite3_db_handle(handle)).map { String(cString: $0) }
        sqlite3_reset(handle)
        guard status == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: status), message: message)
        }
        return false
    }

    /// Ends the statement before its last row, so that it holds no lock on the state it reads.
    func end() {
        sqlite3_reset(handle)
    }

    private mutating func isNull() -> Bool {
        index += 1
        return sqlite3_column_type(handle, index) == SQLITE_NULL
    }

    mutating func int64() -> Int64 {
        index += 1
        return sqlite3_column_int64(handle, index)
    }

    /// Reads a BLOB.
    mutating func bytes() -> [UInt8] {
        guard !isNull(), let start = sqlite3_column_blob(handle, index) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, index))))
    }

    mutating func optionalInt64() -> Int64? { isNull() ? nil : sqlite3_column_int64(handle, index) }
    mutating func int() -> Int { Int(int64()) }
    mutating func optionalInt() -> Int? { optionalInt64().map(Int.init) }
    mutating func optionalBool() -> Bool? { optionalInt64().map { $0 != 0 } }
    mutating func optionalDouble() -> Double? { isNull() ? nil : sqlite3_column_double(handle, index) }

    mutating func string() -> String { optionalString() ?? "" }

    mutating func optionalString() -> String? {
        guard !isNull(), let start = sqlite3_column_text(handle, index) else { return nil }
        let count = Int(sqlite3_column_bytes(handle, index))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// Calls `body` with the bytes of a text, which are valid during the call; none for NULL.
    mutating func withUTF8<T>(_ body: (UnsafeBufferPointer<UInt8>) throws -> T) rethrows -> T {
        guard !isNull(), let start = sqlite3_column_text(handle, index) else {
            return try body(UnsafeBufferPointer(start: nil, count: 0))
        }
        return try body(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, index))))
    }

    /// Reads the index of a page, as `PageIndex.countable` has it.
    mutating func pageIndex() -> Int { PageIndex.countable(int()) }

    /// Skips a column.
    mutating func skip() { index += 1 }

    /// Reads the name of a block's type; `other` for one that is not known.
    mutating func blockType() -> BlockType {
        index += 1
        guard let start = sqlite3_column_text(handle, index) else { return .other }
        let count = Int(sqlite3_column_bytes(handle, index))
        return BlockTypeName.type(UnsafeBufferPointer(start: start, count: count)) ?? .other
    }

    /// Reads `width`, `height` and `unit`.
    mutating func pageSize() -> PageSize? {
        let (width, height) = (optionalDouble(), optionalDouble())
        let unit = optionalString().flatMap(PageSize.Unit.init)
        guard let width, let height else { return nil }
        return PageSize(width: width, height: height, unit: unit)
    }

    /// Reads the four coordinates of a box, each a number or whole thousandths (`block_rows`).
    mutating func box() -> Box? {
        // The columns of a box are all NULL or none is, since a box is written as a whole.
        guard !isNull() else {
            index += 3
            return nil
        }
        index += 3
        return Box(coordinate(index - 3), coordinate(index - 2), coordinate(index - 1), coordinate(index))
    }

    private func coordinate(_ column: CInt) -> Double {
        sqlite3_column_type(handle, column) == SQLITE_INTEGER
            ? Double(sqlite3_column_int64(handle, column)) / 1000 : sqlite3_column_double(handle, column)
    }
}

/// Finds block types by the bytes of their names, without a string for each row.
enum BlockTypeName {
    private static let types: [[(name: [UInt8], type: BlockType)]] = {
        var types = [[(name: [UInt8], type: BlockType)]](repeating: [], count: 16)
        for type in BlockType.allCases {
            types[slot(type.rawValue.utf8.count)].append((Array(type.rawValue.utf8), type))
        }
        return types
    }()

    private static func slot(_ length: Int) -> Int { length & 15 }

    /// The type of that name; nil for any other.
    static func type(_ name: UnsafeBufferPointer<UInt8>) -> BlockType? {
        for entry in types[slot(name.count)] where entry.name.elementsEqual(name) { return entry.type }
        return nil
    }
}
