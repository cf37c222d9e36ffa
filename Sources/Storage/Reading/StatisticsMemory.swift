internal import GRDB
internal import Synchronization

/// Counts what a store holds once for each of its states: a server is asked again and again, and the blocks are millions.
///
/// It has a connection of its own, since SQLite shows only within one connection whether others have written since
/// (`PRAGMA data_version`). Several that ask at once wait for one count.
final class StatisticsMemory: Sendable {
    private struct Memory {
        var database: DatabaseQueue?
        var counted: (version: Int, statistics: StoreStatistics)?
    }

    private let memory = Mutex(Memory())

    /// The numbers of the state that the store is in now; `connect` opens the connection when it is first needed.
    ///
    /// - Throws: What `connect` and reading throw; `StoreError` `time_limit` if the deadline passes before all is counted.
    func statistics(
        path: String, until deadline: ContinuousClock.Instant?, connect: () throws -> DatabaseQueue
    ) throws -> StoreStatistics {
        try memory.withLock { memory in
            let database = try memory.database ?? connect()
            memory.database = database
            let known = memory.counted
            let counted = try database.read { database in
                try ReadDeadline.keep(deadline, database, path: path) {
                    // In the transaction of the counts, so that it is the version of what is counted.
                    let version = try Int.fetchOne(database, sql: "PRAGMA data_version") ?? 0
                    if let known, known.version == version { return known }
                    return (version, try DocumentReader(database: database, path: path).statistics())
                }
            }
            memory.counted = counted
            return counted.statistics
        }
    }
}
