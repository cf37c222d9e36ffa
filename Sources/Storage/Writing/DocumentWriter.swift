internal import DocumentModel
internal import GRDB

/// Writes parses and failures, several in one transaction and each whole or not at all.
///
/// A parse is one savepoint: when it fails, it leaves nothing behind and the transaction continues with what was written
/// before it. The transaction is committed when it is full (`BatchLimits`), at `commit` and at the end. One writer at
/// a time; it belongs to the task that made it.
package final class DocumentWriter {
    let store: DocumentStore
    private let limits: BatchLimits
    private var pages: PageWriter
    private let assets: AssetWriter
    private let payloads: PayloadRows
    private var batch = (parses: 0, bytes: 0)
    private var committing = 0.0
    private var writing = 0.0
    private var decoderVersions: [String: Int] = [:]

    /// Begins to write to a store that was opened for it.
    ///
    /// - Throws: `StoreError` `tokenizer_mismatch` if the index was built by another tokenizer.
    package init(_ store: DocumentStore, limits: BatchLimits = BatchLimits()) throws {
        self.store = store
        self.limits = limits
        (pages, assets, payloads) = try store.writing { database in
            try StoreInfo.requireCurrentTokenizer(database, path: store.path)
            try StoreConfiguration.keepSavepointsInMemory(database)
            return (try PageWriter(database), try AssetWriter(database), try PayloadRows(database))
        }
    }

    deinit {
        // Whoever drops a writer without `commit` has failed on the way; what was not committed is not finished.
        store.database.unsafeReentrantWrite { if $0.isInsideTransaction { try? $0.rollback() } }
    }

    /// The processor time that writing rows, filling the index and committing took so far, in seconds.
    package var seconds: (insert: Double, index: Double, commit: Double) {
        (writing, pages.indexSeconds, committing)
    }

    /// The number of parses that a crash would lose.
    package var uncommittedCount: Int { batch.parses }

    /// Stores a parse, unless the store has it.
    ///
    /// The same bytes of the same document, decoded by the same or a newer adapter, are stored already: nothing is written, but
    /// another key becomes an alias of the document that has them (see `DocumentKey.areOfOneDocument`). The same bytes decoded by an older adapter are replaced. The same key and
    /// provider with other bytes is a newer parse.
    ///
    /// With `replacing`, even what the store has is written again. If it throws a `StoreError`, nothing of this
    /// parse is stored.
    package func write(_ parse: PreparedParse, replacing: Bool = false) throws -> StoredParse {
        let start = ThreadClock.seconds()
        let indexed = pages.indexSeconds
        let stored = try storeInSavepoint(parse, replacing: replacing)
        writing += ThreadClock.seconds() - start - (pages.indexSeconds - indexed)
        batch.parses += 1
        try commitIfFull()
        return stored
    }

    /// Prepares and stores a parse.
    package func write(_ parse: ParseToStore, replacing: Bool = false) throws -> StoredParse {
        try write(PreparedParse(parse), replacing: replacing)
    }

    /// The parses that the store holds of a payload, this transaction's among them; the latest decoder's first.
    package func existingParses(payloadSHA256: String, provider: String? = nil) throws -> [ExistingParse] {
        try store.writing { database in
            try ParseRows(database: database, timestamp: "").existing(
                payloadSHA256: payloadSHA256, provider: provider)
        }
    }

    /// Stores why an input did not become a parse.
    package func recordFailure(_ failure: FailureToStore) throws {
        try transaction { database in
            let payload = try failure.payload.map { try payloads.store($0, database) }
            try FailureRows(database: database, timestamp: timestamp).record(failure, payload: payload)
        }
        batch.parses += 1
        batch.bytes += failure.payload?.data.count ?? 0
        try commitIfFull()
    }

    /// Commits everything written so far.
    package func commit() throws { try commit(isWriting: false) }

    /// Forgets what was written since the last commit.
    package func discard() throws {
        batch = (0, 0)
        pages.rollBack(to: 0)
        try store.writing { if $0.isInsideTransaction { try $0.rollback() } }
    }

    /// Ranking is brought up to date in the same transaction; while more is coming it may lag further behind.
    private func commit(isWriting: Bool) throws {
        batch = (0, 0)
        try store.writing { database in
            if !database.isInsideTransaction { try database.beginTransaction(.deferred) }
            try pages.writeEntries()
            let start = ThreadClock.seconds()
            defer { committing += ThreadClock.seconds() - start }
            // As a savepoint begins, FTS5 writes what it gathered, its totals among it, which ranking reads.
            try database.inSavepoint { .commit }
            try RankingBuilder(database: database).updateIfDue(isWriting: isWriting)
            do {
                try database.commit()
            } catch {
                pages.rollBack(to: 0)
                throw error
            }
        }
    }

    var timestamp: String { Timestamp.text(store.clock()) }

    /// Brings the pages written so far into the index.
    func writeEntries() throws { try pages.writeEntries() }

    private func commitIfFull() throws {
        if batch.parses >= limits.parses || batch.bytes >= limits.bytes { try commit(isWriting: true) }
    }

    /// Runs `body` in a savepoint of the open transaction.
    func transaction<T>(_ body: (Database) throws -> T) throws -> T {
        try store.writing { database in
            if !database.isInsideTransaction { try database.beginTransaction(.immediate) }
            var result: Result<T, any Error>?
            try database.inSavepoint {
                result = .success(try body(database))
                return .commit
            }
            guard let result else { preconditionFailure("a savepoint ends by returning or throwing") }
            return try result.get()
        }
    }

    private func storeInSavepoint(_ parse: PreparedParse, replacing: Bool) throws -> StoredParse {
        let header = parse.header
        let existing = try existingParses(payloadSHA256: header.payload.sha256, provider: header.provider)
            .filter { header.isIdentifiedByContent ? $0.isOfDocument(header.key) : $0.key == header.key }
        // What is replaced is taken out of the index, which must have it then.
        if !existing.isEmpty || pages.hasFullQueue { try store.writing { _ in try pages.writeEntries() } }
        let waiting = pages.waitingCount
        do {
            return try transaction { database in
                try self.store(parse, existing: existing, replacing: replacing, database)
            }
        } catch {
            pages.rollBack(to: waiting)
            throw error
        }
    }

    private func store(
        _ prepared: PreparedParse, existing: [ExistingParse], replacing: Bool, _ database: Database
    ) throws -> StoredParse {
        let parse = prepared.header
        let now = store.clock()
        let timestamp = Timestamp.text(now)
        let parses = ParseRows(database: database, timestamp: Timestamp.precise(now))
        let documents = DocumentRows(database: database, timestamp: timestamp)
        // The same bytes at another place of the document are another part of it, a blank one perhaps; but a place
        // that is given later, for a parse that was stored without one, corrects it.
        let known = existing.first { $0.pageOffset == parse.pageOffset }
        let corrected = known == nil ? existing.first { $0.pageOffset == nil && $0.key == parse.key } : nil
        if let known = known ?? corrected {
            let isNewKey = try documents.addAliases([parse.key] + parse.aliases, to: known.documentID)
            var stored = StoredParse(
                outcome: isNewKey ? .aliased : .unchanged, parseID: known.parseID,
                documentID: known.documentID,
                key: known.key)
            guard replacing || corrected != nil || known.decoderVersion < parse.decoderVersion else {
                return stored
            }
            let downloads = try DownloadedAssets(of: known.parseID, database)
            try ParseRemoval(database: database).removeContent(
                of: known.parseID, keeping: downloads.assetIDs)
            try parses.update(known.parseID, prepared)
            stored.outcome = .replaced
            try writeContent(prepared, &stored, database)
            try downloads.restore(to: known.parseID, database)
            try documents.refresh(known.documentID)
            return stored
        }
        let present = try documents.find(key: parse.key)
        let document = try present ?? documents.insert(key: parse.key)
        try documents.addAliases(parse.aliases, to: document)
        let payload = try payloads.store(parse.payload, database)
        let id = try parses.insert(prepared, document: document, payload: payload)
        batch.bytes += parse.payload.data.count
        var stored = StoredParse(outcome: .stored, parseID: id, documentID: document, key: parse.key)
        try writeContent(prepared, &stored, database)
        if present == nil && parse.aliases.isEmpty {
            try documents.begin(document, with: id, of: prepared)
        } else {
            try documents.refresh(document)
        }
        return stored
    }

    /// Writes everything below a parse.
    private func writeContent(
        _ parse: PreparedParse, _ stored: inout StoredParse, _ database: Database
    )
        throws
    {
        let content = try parse.content.get()
        let contents = try assets.store(content.assets, database)
        let first = try pages.write(content.pages, parse: stored.parseID, assets: contents.ids)
        try assets.link(content.assets, ids: contents.ids, firstPage: first, parse: stored.parseID)
        try noteDecoder(parse.header, database)
        stored.pages = content.pages.pages.count
        stored.blocks = content.pages.rows.count
        stored.assets = contents.added
        stored.warnings = content.warningCount
        batch.bytes += content.pages.textBytes + contents.bytes
    }

    /// Notes the latest version of an adapter that wrote to this store.
    private func noteDecoder(_ parse: ParseToStore, _ database: Database) throws {
        let adapter = parse.adapter ?? parse.provider
        guard decoderVersions[adapter] ?? 0 < parse.decoderVersion else { return }
        let key = StoreInfo.Key.decoderVersion(provider: adapter)
        let noted = try StoreInfo.get(key, database).flatMap { Int($0) } ?? 0
        decoderVersions[adapter] = max(noted, parse.decoderVersion)
        if noted < parse.decoderVersion { try StoreInfo.set(key, String(parse.decoderVersion), database) }
    }
}
