internal import Foundation

/// What lies at a store's path, looked at before SQLite and the lock: a file that is not Folio's is never touched.
///
/// The bytes are read as https://www.sqlite.org/fileformat.html describes them. Nothing is opened for writing, so that no journal, log
/// or lock comes to be beside somebody's file.
enum StoreFile {
    /// What may be opened.
    enum Content: Equatable {
        case missing
        /// No bytes, or a database without tables: what an ingest that was stopped at once leaves.
        case empty
        /// A database that says that it is Folio's.
        case store
    }

    private static let headerLength = 100
    private static let magic = Array("SQLite format 3\0".utf8)

    /// Looks at a path.
    ///
    /// - Throws: `StoreError` `not_a_store` for anything but a store or an empty file, `unreadable`.
    static func look(at path: String) throws(StoreError) -> Content {
        guard !path.isEmpty else {
            throw StoreError(
                .notAStore, "the name of the store is empty", hint: "give a file with --store or FOLIO_STORE")
        }
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT { return .missing }
            throw unreadable(path, errno)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR:
            throw StoreError(
                .notAStore, "\(path) is a directory, not a Folio store",
                hint: "give the path of a store in it, or of a new file to create one")
        default:
            throw StoreError(
                .notAStore, "\(path) is a device, pipe or socket, not a Folio store",
                hint: "give a file with --store")
        }
        if status.st_size == 0 { return .empty }
        let page = try firstPage(path)
        guard page.count >= headerLength, page.starts(with: magic) else { throw .notAStore(path) }
        let last = WALPage.first(of: path + "-wal") ?? page
        let identifier = last[68..<72].reduce(0) { $0 << 8 | Int($1) }
        if identifier == StoreInfo.applicationID { return .store }
        guard identifier == 0, hasNoTables(last) else { throw .notAStore(path) }
        return .empty
    }

    /// Whether the table of tables, whose root the first page is, is a leaf without rows.
    private static func hasNoTables(_ page: [UInt8]) -> Bool {
        page.count >= headerLength + 8 && page[headerLength] == 0x0D && page[headerLength + 3] == 0
            && page[headerLength + 4] == 0
    }

    private static func firstPage(_ path: String) throws(StoreError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(path, errno) }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count >= 0 else { throw unreadable(path, errno) }
        return Array(bytes.prefix(count))
    }

    static func unreadable(_ path: String, _ number: Int32) -> StoreError {
        StoreError(
            .unreadable, "cannot open \(path): \(String(cString: strerror(number)))",
            hint: "check the permissions of the file and its folder")
    }
}
