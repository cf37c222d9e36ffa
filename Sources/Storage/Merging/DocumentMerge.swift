internal import DocumentModel
internal import Foundation
internal import GRDB

/// Takes one document after the other out of the attached store `source`.
final class DocumentMerge {
    private let database: Database
    private let copy: ParseCopy
    private let documents: DocumentRows
    private let parses: MergedParses

    /// Begins on the source that is attached to a connection; `source` is how messages call it.
    init(_ database: Database, source: String, identifiesDocuments: @escaping (String) -> Bool) throws {
        self.database = database
        parses = MergedParses(database: database, identifiesDocuments: identifiesDocuments)
        copy = try ParseCopy(database, source: source)
        documents = DocumentRows(database: database, timestamp: Timestamp.text(Date()))
    }

    /// The bytes of text, payloads and assets copied so far.
    var copiedBytes: Int { copy.copiedBytes }

    /// Brings the pages copied so far into the index.
    func indexPages() throws { try copy.indexPages() }

    /// The source's next key in their order; nil after the last.
    func key(after key: String) throws -> String? {
        try String.fetchOne(
            database.cachedStatement(
                sql: "SELECT key FROM source.documents WHERE key > ? ORDER BY key LIMIT 1"),
            arguments: [key])
    }

    /// - Throws: `StoreError` `corrupt` if the source has another number of documents than `count`.
    func requireAll(_ count: Int) throws {
        let all = try Int.fetchOne(database, sql: "SELECT count(*) FROM source.documents")
        guard all == count else { throw copy.corrupt("has documents without a key") }
    }

    /// Takes in the document of a key with its parses, its other keys and the provider that was chosen for it.
    func merge(key: String, into summary: inout MergeSummary) throws {
        let before = try documents.find(key: key)
        let (aliases, choice) = try marks(of: key)
        var touched: Set<Int64> = []
        let parses = try parses.ofSource(key: key)
        // A key that is not text leads to no parse either, and to itself as the next one.
        guard !parses.isEmpty else { throw copy.corrupt("has no parse of its document \(key)") }
        for parse in parses {
            try merge(parse, aliases: aliases, touched: &touched, &summary)
        }
        if let document = try documents.find(key: key) {
            if before == nil { summary.documents += 1 }
            try choose(choice, for: document, key, &summary)
            touched.insert(document)
        }
        for document in touched { try documents.refresh(document) }
    }

    /// Takes in the failures; of two of the same source and payload the later one stays.
    func mergeFailures(into summary: inout MergeSummary) throws {
        let failures = try Row.fetchCursor(
            database, sql: "SELECT * FROM source.ingest_failures ORDER BY id")
        while let failure = try failures.next() {
            var payload: Int64?
            if let id = try failure.value("payload_id") as Int64? { payload = try copy.payload(id) }
            let (source, time): (String, String) = (
                try failure.value("source"), try failure.value("occurred_at")
            )
            let known = try String.fetchOne(
                database,
                sql: "SELECT occurred_at FROM main.ingest_failures WHERE source = ? AND payload_id IS ?",
                arguments: [source, payload])
            if let known, known >= time { continue }
            try FailureRows(database: database, timestamp: time).record(
                FailureToStore(
                    source: source, provider: failure.value("provider"),
                    code: failure.value("code"), message: failure.value("message"),
                    location: failure.value("location")),
                payload: payload)
            summary.failures += 1
        }
    }

    /// Takes in the ledger of fetched files, so that nothing that one of the stores paid for is paid for again.
    func mergeJobs() throws {
        let columns = """
            provider, source, source_sha256, fingerprint, document_key, first_page, page_count, options, state, phase,
            task_id, attempts, pages_charged, error_code, error_message, created_at, submitted_at, updated_at,
            downloads_assets, in_batch
            """
        try database.execute(
            sql: """
                INSERT INTO main.fetch_jobs (\(columns), parse_id)
                SELECT \(columns), (
                    SELECT known.id FROM source.parses
                        JOIN source.payloads ON payloads.id = parses.payload_id
                        JOIN main.payloads AS known_payload ON known_payload.sha256 = payloads.sha256
                        JOIN main.parses AS known ON known.payload_id = known_payload.id AND known.provider = parses.provider
                            AND json_extract(known.options, '$.page_offset') IS json_extract(parses.options, '$.page_offset')
                    WHERE parses.id = jobs.parse_id ORDER BY known.id LIMIT 1)
                FROM source.fetch_jobs AS jobs
                WHERE NOT EXISTS (
                    SELECT 1 FROM main.fetch_jobs AS known
                    WHERE known.fingerprint = jobs.fingerprint AND (known.state = 'done' OR jobs.state <> 'done'))
                ORDER BY jobs.id
                """)
    }

    private func merge(
        _ parse: MergedParses.SourceParse, aliases: [String], touched: inout Set<Int64>,
        _ summary: inout MergeSummary
    ) throws {
        guard let known = try parses.known(parse) else {
            let document = try documents.find(key: parse.key) ?? documents.insert(key: parse.key)
            try documents.addAliases(aliases, to: document)
            try copy.insert(parse.id, document: document, &summary)
            summary.parses += 1
            touched.insert(document)
            return
        }
        summary.known += 1
        if known.decoderVersion < parse.decoderVersion {
            try copy.replace(known.id, with: parse.id, &summary)
            summary.replaced += 1
        }
        touched.insert(known.document)
        if parse.place < known.place { try setTime(parse.place.ingestedAt, of: known.id) }
        if known.place.key == parse.key || known.place < parse.place {
            try documents.addAliases([parse.key] + aliases, to: known.document)
        } else {
            try move(known, to: parse.key, aliases: aliases, touched: &touched)
        }
    }

    /// Gives a parse to the key under which its bytes were seen first; the other key leads there.
    private func move(
        _ known: MergedParses.KnownParse, to key: String, aliases: [String], touched: inout Set<Int64>
    ) throws {
        let document = try documents.find(key: key) ?? documents.insert(key: key)
        try database.execute(
            sql: "UPDATE main.parses SET document_id = ?, is_preferred = 0 WHERE id = ?",
            arguments: [document, known.id])
        try documents.addAliases(aliases + [known.place.key], to: document)
        touched.insert(document)
        let others = try Int.fetchOne(
            database, sql: "SELECT count(*) FROM main.parses WHERE document_id = ?",
            arguments: [known.document])
        guard others == 0 else { return }
        try documents.addAliases(try documents.aliases(of: known.document), to: document)
        if let choice = try documents.preferredProvider(of: known.document) {
            try documents.setPreferredProvider(choice, of: document)
        }
        try database.execute(sql: "DELETE FROM main.documents WHERE id = ?", arguments: [known.document])
        touched.remove(known.document)
    }

    private func setTime(_ time: String, of parse: Int64) throws {
        try database.execute(
            sql: "UPDATE main.parses SET ingested_at = ? WHERE id = ?", arguments: [time, parse])
    }

    /// The other keys of a source's document, and the provider that was chosen for it.
    private func marks(of key: String) throws -> (aliases: [String], choice: String?) {
        let text = try String.fetchOne(
            database.cachedStatement(sql: "SELECT metadata FROM source.documents WHERE key = ?"),
            arguments: [key])
        guard let text, text != "{}" else { return ([], nil) }
        let metadata = try JSONText.decode([String: MetadataValue].self, text)
        return (DocumentRows.aliases(in: metadata), DocumentRows.preferredProvider(in: metadata))
    }

    private func choose(
        _ choice: String?, for document: Int64, _ key: String, _ summary: inout MergeSummary
    ) throws {
        guard let choice else { return }
        switch try documents.preferredProvider(of: document) {
        case nil: try documents.setPreferredProvider(choice, of: document)
        case choice: break
        case _: summary.differingChoices.append(key)
        }
    }
}
