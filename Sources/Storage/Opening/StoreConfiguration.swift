internal import CSearchRanking
internal import GRDB

/// How every connection to a store is set up.
enum StoreConfiguration {
    /// How long a connection waits for another one's lock, in seconds.
    static let busyTimeout = 5.0

    /// The page cache of a connection, in KiB; the writer's holds the upper levels of every index it inserts into.
    private static let writerCache = 48 * 1024
    private static let readerCache = 16 * 1024
    /// Of a connection that reads everything once, in order: what was read is not needed again.
    private static let walkCache = 2 * 1024

    /// The part of the file that reading maps instead of copying.
    private static let mappedBytes = 1 << 30

    /// Keeps in memory what a connection notes in order to roll a savepoint back, which else goes to a file from 64 KiB on.
    ///
    /// For writers that store many parses in a row: each parse changes only a few existing pages. Deletions and
    /// `VACUUM` may note as much as the store holds. Not within a transaction.
    static func keepSavepointsInMemory(_ database: Database) throws {
        try database.execute(sql: "PRAGMA temp_store = MEMORY")
        // The pragma drops all temporary tables.
        try Vocabulary.attach(to: database)
    }

    static func make(readOnly: Bool, mapsFile: Bool = true) -> Configuration {
        var configuration = Configuration()
        configuration.label = "folio"
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(busyTimeout)
        configuration.journalMode = .wal
        configuration.maximumReaderCount = 4
        // The writer keeps a transaction open over several calls (see DocumentWriter).
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { database in
            database.add(tokenizer: FormerTokenizer.self)
            try Vocabulary.attach(to: database)
            let status = folio_ranking_register(database.sqliteConnection)
            guard status == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: status)) }
            let isWriter = !database.configuration.readonly
            let cache = isWriter ? writerCache : mapsFile ? readerCache : walkCache
            try database.execute(sql: "PRAGMA cache_size = -\(cache)")
            try database.execute(sql: "PRAGMA mmap_size = \(isWriter || !mapsFile ? 0 : mappedBytes)")
            if isWriter {
                try database.execute(sql: "PRAGMA synchronous = NORMAL")
                // Debian builds SQLite with it on; overwriting freed pages with zeros doubles what deletes write.
                try database.execute(sql: "PRAGMA secure_delete = OFF")
            }
        }
        return configuration
    }
}
