internal import GRDB
internal import GRDBSQLite

/// A statement that the writer runs over and over, bound through SQLite's own functions.
///
/// GRDB's arguments box every value; with 28 columns a block that costs more than SQLite's insert itself. Short texts are
/// copied into memory that the statement keeps, since SQLite's own copies cost an allocation each.
struct PreparedStatement {
    /// Memory for the short texts of one run.
    private final class TextMemory {
        let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 64 << 10)
        deinit { bytes.deallocate() }
    }

    private let statement: Statement
    private let handle: OpaquePointer
    private let memory = TextMemory()

    init(_ database: Database, _ sql: String) throws {
        statement = try database.makeStatement(sql: sql)
        handle = statement.sqliteStatement
    }

    /// Binds a row with `body`, column after column, and runs the statement to its end.
    func run(_ body: (inout Binder) -> Void) throws {
        var binder = begin()
        body(&binder)
        try run(binder)
    }

    /// Begins to bind the statement's parameters, from the first one on; what was bound before may be gone.
    func begin() -> Binder {
        sqlite3_reset(handle)
        return Binder(handle: handle, memory: memory.bytes)
    }

    /// Runs the statement to its end with what was bound.
    func run(_ binder: Binder) throws {
        // A value over SQLite's limit would silently be NULL.
        guard binder.status == SQLITE_OK else { throw failure(binder.status) }
        var status = sqlite3_step(handle)
        while status == SQLITE_ROW { status = sqlite3_step(handle) }
        guard status == SQLITE_DONE else { throw failure(status) }
    }

    private func failure(_ status: CInt) -> DatabaseError {
        let message = sqlite3_errmsg(sqlite3_db_handle(handle)).map { String(cString: $0) }
        sqlite3_reset(handle)
        return DatabaseError(
            resultCode: ResultCode(rawValue: status), message: message,
            sql: String(cString: sqlite3_sql(handle)))
    }

    /// Binds values to the statement's parameters in order.
    struct Binder {
        private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

        private let handle: OpaquePointer
        private var index: CInt = 0
        /// What SQLite said to the last value that it refused.
        fileprivate private(set) var status = SQLITE_OK
        /// What is left for texts.
        private var memory: Slice<UnsafeMutableBufferPointer<UInt8>>

        fileprivate init(handle: OpaquePointer, memory: UnsafeMutableBufferPointer<UInt8>) {
            self.handle = handle
            self.memory = memory[...]
        }

        mutating func bind(_ value: Int64?) {
            index += 1
            if let value {
                sqlite3_bind_int64(handle, index, value)
            } else {
                sqlite3_bind_null(handle, index)
            }
        }

        mutating func bind(_ value: Int?) {
            bind(value.map(Int64.init))
        }

        mutating func bind(_ value: Bool?) {
            bind(value.map { $0 ? 1 as Int64 : 0 })
        }

        mutating func bind(_ value: Double?) {
            index += 1
            if let value {
                sqlite3_bind_double(handle, index, value)
            } else {
                sqlite3_bind_null(handle, index)
            }
        }

        /// Binds text that holds no NUL character.
        mutating func bind(_ value: String?) {
            index += 1
            guard var value else {
                sqlite3_bind_null(handle, index)
                return
            }
            value.withUTF8 { text in
                guard text.count <= memory.count else { return bindText(text, lasting: Self.transient) }
                let copy = UnsafeMutableBufferPointer(rebasing: memory.prefix(text.count))
                _ = copy.update(fromContentsOf: text)
                memory = memory.dropFirst(text.count)
                bindText(UnsafeBufferPointer(copy), lasting: nil)
            }
        }

        /// Binds UTF-8 without NUL that stays at its address until the statement has run.
        mutating func bind(borrowedUTF8 bytes: UnsafeBufferPointer<UInt8>) {
            index += 1
            bindText(bytes, lasting: nil)
        }

        /// Binds UTF-8 that stays at its address until the statement has run, or NULL for no bytes.
        mutating func bind(borrowedUTF8OrNull bytes: UnsafeBufferPointer<UInt8>) {
            index += 1
            if bytes.isEmpty {
                sqlite3_bind_null(handle, index)
            } else {
                bindText(bytes, lasting: nil)
            }
        }

        mutating func bind(blob bytes: [UInt8]) {
            index += 1
            // A NULL pointer would bind NULL although an empty array means an empty blob.
            guard !bytes.isEmpty else {
                sqlite3_bind_zeroblob(handle, index, 0)
                return
            }
            bytes.withUnsafeBytes {
                keep(sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), Self.transient))
            }
        }

        private mutating func keep(_ status: CInt) {
            if status != SQLITE_OK { self.status = status }
        }

        private mutating func bindText(_ bytes: UnsafeBufferPointer<UInt8>, lasting: sqlite3_destructor_type?)
        {
            guard let start = bytes.baseAddress else {
                sqlite3_bind_text(handle, index, "", 0, nil)
                return
            }
            start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                keep(sqlite3_bind_text64(handle, index, $0, UInt64(bytes.count), lasting, UInt8(SQLITE_UTF8)))
            }
        }
    }
}
