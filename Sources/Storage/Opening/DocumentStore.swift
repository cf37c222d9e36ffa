internal import Foundation
internal import GRDB
internal import Migrations

/// A store: one SQLite file of documents, their parses, pages, blocks, assets and the index over them.
///
/// One process at a time may open it for writing (`StoreLock`), any number may read meanwhile. Only the writing
/// process's writer connection moves the write-ahead log into the file: SQLite before 3.51.3 can damage a
/// database when two connections do that at the same instant.
package struct DocumentStore: Sendable {
    /// What a store is opened for.
    package enum Mode: Sendable {
        /// The file must exist with the current schema; nothing is written.
        case read
        /// The file must exist; its schema is brought up to date.
        case write
        /// As `write`, and a missing file is made.
        case create
    }

    /// The path as given, never a URI; `:memory:` for a store in memory that `inMemory` made.
    package let path: String
    let database: any DatabaseWriter
    let clock: Clock
    /// What opening did to a store of an older schema; nil for every other.
    package let upgrade: StoreUpgrade?
    /// When a read is ended if it has not come to its end; nil for no limit.
    ///
    /// A server sets it on a copy for each request: SQLite looks at the clock while it works, and the read throws `time_limit`.
    package var readDeadline: ContinuousClock.Instant?
    /// Held while a store is open for writing.
    private let lock: StoreLock?
    private let memory = StatisticsMemory()

    /// Opens the store at a path.
    ///
    /// `mapsFile` says whether reading maps the file, which is faster for searches; what was read then counts as the process's
    /// memory. A walk over the whole store is no slower without. `keepsBackup` says whether a store of an older schema is copied to
    /// `NAME.before-vN` before it is brought up to date.
    ///
    /// A file that is not a store is refused before anything is opened for writing or made beside it.
    ///
    /// - Throws: `StoreError` with the codes `not_found`, `not_a_store`, `newer_schema`, `older_schema`, `locked`,
    ///   `unreadable` or `corrupt`.
    package init(
        path: String, mode: Mode, mapsFile: Bool = true, keepsBackup: Bool = true, clock: @escaping Clock
    ) throws {
        try Self.require(path, for: mode)
        if mode != .read { try Self.refuseNewer(path) }
        let isReading = mode == .read
        let lock = isReading ? nil : try StoreLock(store: path, startedAt: Timestamp.text(clock()))
        let (database, upgrade) = try StoreError.naming(path: path) {
            let database = try Self.connect(path, isReading: isReading, mapsFile: mapsFile)
            guard isReading else {
                return (
                    database,
                    try StoreUpgrade.run(
                        database, path: path, keepsBackup: keepsBackup, timestamp: Timestamp.text(clock()))
                )
            }
            try Self.requireCurrentSchema(database, path: path)
            return (database, nil)
        }
        self.init(path: path, database: database, clock: clock, lock: lock, upgrade: upgrade)
    }

    /// Makes an empty store in memory, for tests and for trying things out.
    package static func inMemory(clock: @escaping Clock) throws -> DocumentStore {
        let database = try DatabaseQueue(configuration: StoreConfiguration.make(readOnly: false))
        _ = try StoreUpgrade.run(
            database, path: ":memory:", keepsBackup: false, timestamp: Timestamp.text(clock()))
        return DocumentStore(path: ":memory:", database: database, clock: clock, lock: nil)
    }

    private init(
        path: String, database: any DatabaseWriter, clock: @escaping Clock, lock: StoreLock?,
        upgrade: StoreUpgrade? = nil
    ) {
        self.upgrade = upgrade
        self.path = path
        self.database = database
        self.clock = clock
        self.lock = lock
    }

    /// Refuses what is not a store before anything is opened, locked or made beside it.
    private static func require(_ path: String, for mode: Mode) throws(StoreError) {
        let content = try StoreFile.look(at: path)
        if content == .missing, mode != .create {
            throw StoreError(
                .notFound, "there is no store at \(path)",
                hint: "create one with `folio ingest`, or give its path with --store or FOLIO_STORE")
        }
        if content == .empty, mode != .create {
            throw StoreError(
                .notAStore, "\(path) is empty, not a Folio store",
                hint: "add results with `folio ingest`, or give the path of a store with --store")
        }
        if mode != .read, content != .missing, access(path, W_OK) != 0 {
            throw StoreFile.unreadable(path, errno)
        }
    }

    /// Refuses a store of a newer schema before it is locked or opened for writing.
    ///
    /// The file is read as immutable, so that nothing comes to be beside it; what else is wrong with it shows when it is opened.
    private static func refuseNewer(_ path: String) throws {
        let configuration = StoreConfiguration.make(readOnly: true, mapsFile: false)
        guard let database = try? DatabaseQueue(path: ImmutableStore.uri(path), configuration: configuration)
        else {
            return
        }
        defer { try? database.close() }
        do {
            _ = try database.read { try SchemaMigrator(path: path).currentVersion($0) }
        } catch let error as StoreError where error.code == .newerSchema {
            throw error
        } catch {}
    }

    /// What the store holds now; counted again only if something was written since the last call.
    ///
    /// For a store that stays open; `DocumentReader.statistics` counts within a read.
    ///
    /// - Throws: `StoreError`.
    package func statistics() throws -> StoreStatistics {
        try StoreError.naming(path: path) {
            try memory.statistics(path: path, until: readDeadline) {
                // What a walk over all blocks reads is not needed again.
                let configuration = StoreConfiguration.make(readOnly: true, mapsFile: false)
                let isFixed = try ImmutableStore.isNeeded(path)
                return try DatabaseQueue(
                    path: isFixed ? ImmutableStore.uri(path) : StorePath.plain(path),
                    configuration: configuration)
            }
        }
    }

    private static func connect(
        _ path: String, isReading: Bool, mapsFile: Bool
    ) throws -> any DatabaseWriter {
        let configuration = StoreConfiguration.make(readOnly: isReading, mapsFile: mapsFile)
        let name = StorePath.plain(path)
        guard isReading else { return try DatabasePool(path: name, configuration: configuration) }
        guard try ImmutableStore.isNeeded(path) else {
            return try DatabasePool(path: name, configuration: configuration)
        }
        return try DatabaseQueue(path: ImmutableStore.uri(path), configuration: configuration)
    }

    private static func requireCurrentSchema(_ database: any DatabaseWriter, path: String) throws {
        let migrator = SchemaMigrator(path: path)
        let version = try database.writeWithoutTransaction { try migrator.currentVersion($0) }
        guard version > 0 else { throw StoreError.notAStore(path) }
        guard version == Migration.currentVersion else {
            throw StoreError(
                .olderSchema,
                "\(path) has schema version \(version), and this command only reads; this program reads version "
                    + "\(Migration.currentVersion)",
                hint:
                    "upgrade it with a command that writes, for example `folio check`; a copy of the old store is kept"
            )
        }
    }
}

extension DocumentStore {
    /// Runs `body` on the writer's connection, in the transaction that is open there.
    func writing<T>(_ body: (Database) throws -> T) throws -> T {
        try StoreError.naming(path: path) { try database.writeWithoutTransaction(body) }
    }
}
