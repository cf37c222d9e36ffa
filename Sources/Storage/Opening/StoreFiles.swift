internal import Foundation

/// The files that belong to a store: its own, and those that SQLite and `StoreLock` make beside it.
package enum StoreFiles {
    /// What the names of the files beside a store have after its own.
    static let endingsBeside = ["-wal", "-shm", "-journal", ".lock"]

    /// Removes a store with the files beside it, as far as they are there.
    package static func remove(_ path: String) {
        for ending in [""] + endingsBeside { try? FileManager.default.removeItem(atPath: path + ending) }
    }
}
