internal import GRDB

/// Reads from one unchanging state of a store; made by `DocumentStore.read` and valid within it.
package struct DocumentReader {
    let database: Database
    let path: String
}

extension DocumentStore {
    /// Runs `body` on one state of the store, also if others write meanwhile.
    ///
    /// Several threads may read at the same time.
    ///
    /// - Throws: `StoreError`, and what `body` throws.
    package func read<T>(_ body: (DocumentReader) throws -> T) throws -> T {
        try StoreError.naming(path: path) {
            var outcome: T?
            do {
                return try database.read { database in
                    let value = try ReadDeadline.keep(readDeadline, database, path: path) {
                        try body(DocumentReader(database: database, path: path))
                    }
                    outcome = value
                    return value
                }
            } catch {
                // After damage that `body` skipped, SQLite refuses to end the transaction, in which nothing was written.
                guard let outcome, StoreError.damage(in: error) != nil else { throw error }
                return outcome
            }
        }
    }
}
