internal import GRDB

extension DocumentStore {
    /// Looks for damage: the file, references, the index against the blocks, hashes, pages, orphans.
    ///
    /// Reads everything. The index is compared only where the store is open for writing, since FTS5's check is a
    /// statement that writes as far as SQLite knows.
    ///
    /// - Throws: `StoreError` where the file is too damaged to be looked at.
    package func check() throws -> [StoreFinding] {
        try StoreError.naming(path: path) {
            let look = { (database: Database) in
                var check = StoreCheck(database: database, path: path)
                try check.run()
                return check.findings
            }
            return database.configuration.readonly ? try database.read(look) : try database.write(look)
        }
    }
}
