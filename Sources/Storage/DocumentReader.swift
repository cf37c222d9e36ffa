internal import GRDB

/// Reads from one unchanging state of a store; made by `DocumentStore.read` and valid within it.
package struct DocumentReader {
    let database: Database
    let path: String
}

extension DocumentStore {
    /// Runs `body` on one state of the store, whatever is written meanwhile.
    ///
    /// Several threads may read at the same time.
    ///
    /// - Throws: `StoreError`, and what `body` throws.
    package func read<T>(_ body: (DocumentReader) throws -> T) throws -> T {
        try StoreError.naming(path: path) {
            try database.read { try body(DocumentReader(database: $0, path: path)) }
        }
    }
}
