internal import Foundation

/// Reading a store from a folder that cannot be written: a read-only disk, a share, a container image.
///
/// A reader of a database in WAL mode makes the files `-wal` and `-shm` beside it. If it cannot, SQLite opens the
/// file only as `immutable`, without any locking, which is right as long as no log is left beside it.
enum ImmutableStore {
    /// Whether the store's folder cannot be written, so that nobody here can be writing to the store either.
    ///
    /// - Throws: `StoreError` `unreadable` if a log with content is left, that only a writer can bring in.
    static func isNeeded(_ path: String) throws(StoreError) -> Bool {
        guard access(StorePath.folder(path), W_OK) != 0 else { return false }
        guard byteCount(path + "-wal") == 0 else {
            throw StoreError(
                .unreadable,
                "\(path) was not closed properly and is in a read-only folder",
                hint: "copy the store and its -wal file to a writable folder, and open it there")
        }
        return true
    }

    /// The SQLite URI that opens a file as immutable.
    static func uri(_ path: String) -> String {
        StorePath.uri(path, "immutable=1")
    }

    private static func byteCount(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}
