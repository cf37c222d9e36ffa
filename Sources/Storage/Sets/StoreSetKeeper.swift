package import Foundation
internal import Synchronization

/// Keeps one store or a set of them open for reading, and knows of stores that join or leave the set.
package final class StoreSetKeeper: Sendable {
    private let stores: String
    private let clock: @Sendable () -> Date
    private let keepers = Mutex<[String: StoreKeeper]>([:])

    /// Keeps the stores that a text names, as `StorePaths.find` reads it; opens nothing yet.
    package init(stores: String, clock: @escaping @Sendable () -> Date) {
        self.stores = stores
        self.clock = clock
    }

    /// The stores that there are now, with a deadline for reads.
    ///
    /// - Throws: `StoreError`.
    package func stores(until deadline: ContinuousClock.Instant? = nil) throws -> StoreSet {
        let paths = try StorePaths.find(stores)
        let kept = keepers.withLock { keepers in
            keepers = Dictionary(
                uniqueKeysWithValues: paths.map { ($0, keepers[$0] ?? StoreKeeper(path: $0, clock: clock)) })
            return keepers
        }
        return try StoreSet(paths: paths) { path in
            try (kept[path] ?? StoreKeeper(path: path, clock: clock)).store(until: deadline)
        }
    }
}
