package import Foundation
internal import Migrations
internal import Synchronization

/// Keeps a store open for reading, and opens it again if another file has taken its place or its schema has changed.
package final class StoreKeeper: Sendable {
    /// Which file a store was opened from.
    private struct Identity: Equatable {
        let file: FileIdentity
        /// A reader is not notified of changes in a folder that it cannot write to, so that the file itself must show them.
        let change: Int?
    }

    private struct Opened {
        let store: DocumentStore
        let identity: Identity
    }

    private let path: String
    private let clock: @Sendable () -> Date
    private let opened = Mutex<Opened?>(nil)

    /// Keeps the store at a path; opens nothing yet.
    package init(path: String, clock: @escaping @Sendable () -> Date) {
        self.path = path
        self.clock = clock
    }

    /// The store that is at the path now, with a deadline for reads.
    ///
    /// - Throws: `StoreError`.
    package func store(until deadline: ContinuousClock.Instant? = nil) throws -> DocumentStore {
        var store = try opened.withLock { opened in
            let identity = identity()
            if let current = opened, current.identity == identity, Self.isCurrent(current.store) {
                return current.store
            }
            opened = nil
            let store = try DocumentStore(path: path, mode: .read, clock: clock)
            if let identity { opened = Opened(store: store, identity: identity) }
            return store
        }
        store.readDeadline = deadline
        return store
    }

    private static func isCurrent(_ store: DocumentStore) -> Bool {
        (try? store.read { try $0.schemaVersion() }) == Migration.currentVersion
    }

    private func identity() -> Identity? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        let folder = URL(filePath: path).deletingLastPathComponent().path
        let isFixed = access(folder, W_OK) != 0
        #if os(Linux)
            let change = status.st_mtim
        #else
            let change = status.st_mtimespec
        #endif
        return Identity(
            file: FileIdentity(status),
            change: isFixed ? change.tv_sec &* 1_000_000_000 &+ change.tv_nsec : nil)
    }
}
