internal import Foundation
internal import GRDB

/// Takes the content of other stores into one, as if everything had been ingested there in the order of `ingested_at`.
///
/// A document is found again by its key, a parse by its payload's hash, its provider and its place in the document, an asset
/// by its hash; so nothing is stored twice, the order of stores does not matter, and a merge that was interrupted is
/// run again. A document is one savepoint; transactions are committed as an ingest's are.
package struct StoreMerger {
    private let store: DocumentStore
    private let limits: BatchLimits
    /// Says of an adapter, by its id, whether the same bytes under another key are the same document.
    private let identifiesDocuments: (String) -> Bool

    package init(
        _ store: DocumentStore, limits: BatchLimits = BatchLimits(),
        identifiesDocuments: @escaping (String) -> Bool
    ) throws {
        self.store = store
        self.limits = limits
        self.identifiesDocuments = identifiesDocuments
        try store.writing { try StoreInfo.requireCurrentTokenizer($0, path: store.path) }
    }

    /// Takes in every document, failure and choice of a source.
    ///
    /// `progress` is called after each document with the sums so far.
    ///
    /// - Throws: `StoreError`; `corrupt` if the source's payloads or assets are not what their hashes name.
    package func merge(
        _ source: MergeSource, into summary: inout MergeSummary, progress: (MergeSummary) -> Void = { _ in }
    ) throws {
        try store.writing { database in
            try source.attached(to: database) {
                let documents = try DocumentMerge(
                    database, source: source.path, identifiesDocuments: identifiesDocuments)
                var batch = Batch(database: database, limits: limits, documents: documents)
                var (last, count) = ("", 0)
                while let key = try documents.key(after: last) {
                    try batch.run {
                        try documents.merge(key: key, into: &summary)
                    }
                    (last, count) = (key, count + 1)
                    progress(summary)
                }
                try documents.requireAll(count)
                try batch.run {
                    try documents.mergeFailures(into: &summary)
                    try documents.mergeJobs()
                    try Self.mergeDecoderVersions(database)
                }
                try batch.commit(isWriting: false)
                summary.stores += 1
            }
        }
    }

    /// The later decoder's version of each adapter.
    private static func mergeDecoderVersions(_ database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO main.store_info (key, value)
                SELECT key, value FROM source.store_info WHERE key LIKE 'decoder\\_version.%' ESCAPE '\\'
                ON CONFLICT DO UPDATE SET value = excluded.value
                WHERE CAST(excluded.value AS INTEGER) > CAST(value AS INTEGER)
                """)
    }

    /// The open transaction, and how much is in it.
    private struct Batch {
        let database: Database
        let limits: BatchLimits
        let documents: DocumentMerge
        private var count = 0
        private var committedBytes = 0

        init(database: Database, limits: BatchLimits, documents: DocumentMerge) {
            self.database = database
            self.limits = limits
            self.documents = documents
        }

        mutating func run(_ body: () throws -> Void) throws {
            if !database.isInsideTransaction { try database.beginTransaction(.immediate) }
            try database.inSavepoint {
                try body()
                return .commit
            }
            count += 1
            guard count >= limits.parses || documents.copiedBytes - committedBytes >= limits.bytes else {
                return
            }
            try commit(isWriting: true)
        }

        mutating func commit(isWriting: Bool) throws {
            count = 0
            committedBytes = documents.copiedBytes
            if !database.isInsideTransaction { try database.beginTransaction(.immediate) }
            try documents.indexPages()
            // As a savepoint begins, FTS5 writes what it gathered, its totals among it, which ranking reads.
            try database.inSavepoint { .commit }
            try RankingBuilder(database: database).updateIfDue(isWriting: isWriting)
            try database.commit()
        }
    }
}
