internal import DocumentModel
internal import GRDB

/// The rows of `fetch_jobs`.
struct FetchJobRows {
    let database: Database
    let timestamp: String

    /// Adds a job that is not sent yet.
    func insert(_ request: FetchJob.Request, _ settings: FetchJob.Settings) throws -> Int64 {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO fetch_jobs (provider, source, source_sha256, fingerprint, document_key, first_page,
                    page_count, options, state, created_at, updated_at, downloads_assets, in_batch)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            request.provider, request.source, request.sourceSHA256, request.fingerprint, request.documentKey,
            request.firstPage, request.pageCount,
            request.options.isEmpty ? "{}" : try JSONText.encode(request.options),
            timestamp, timestamp, settings.downloadsAssets, settings.isInBatch,
        ])
        return database.lastInsertedRowID
    }

    /// Writes what changes in the life of a job.
    func update(_ job: FetchJob) throws {
        let statement = try database.cachedStatement(
            sql: """
                UPDATE fetch_jobs SET state = ?, phase = ?, task_id = ?, attempts = ?, pages_charged = ?,
                    error_code = ?, error_message = ?, parse_id = ?, page_count = ?, submitted_at = ?, updated_at = ?,
                    downloads_assets = ?, in_batch = ?
                WHERE id = ?
                """)
        try statement.execute(arguments: [
            job.state.rawValue, job.phase, job.taskID, job.attempts, job.pagesCharged, job.errorCode,
            job.errorMessage, job.parseID, job.request.pageCount, job.submittedAt, timestamp,
            job.settings.downloadsAssets, job.settings.isInBatch, job.id,
        ])
    }

    /// The latest job of a fingerprint.
    func latest(fingerprint: String) throws -> FetchJob? {
        let statement = try database.cachedStatement(
            sql: "SELECT * FROM fetch_jobs WHERE fingerprint = ? ORDER BY id DESC LIMIT 1")
        return try Row.fetchOne(statement, arguments: [fingerprint]).map(Self.job)
    }

    /// The job of a row id.
    func job(id: Int64) throws -> FetchJob? {
        let statement = try database.cachedStatement(sql: "SELECT * FROM fetch_jobs WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(Self.job)
    }

    /// The jobs after a row id that a filter lets pass, in their order.
    func jobs(_ filter: FetchJobFilter, after id: Int64, limit: Int) throws -> [FetchJob] {
        let states = try filter.states.map { try JSONText.encode($0.map(\.rawValue)) }
        let statement = try database.cachedStatement(
            sql: """
                SELECT * FROM fetch_jobs
                WHERE id > ?1 AND (?2 IS NULL OR provider = ?2) AND (?3 IS NULL OR source = ?3)
                    AND (?4 IS NULL OR state IN (SELECT value FROM json_each(?4)))
                ORDER BY id LIMIT ?5
                """)
        return try Row.fetchAll(statement, arguments: [id, filter.provider, filter.source, states, limit])
            .map(Self.job)
    }

    private static func job(_ row: Row) throws -> FetchJob {
        FetchJob(
            id: row["id"],
            request: FetchJob.Request(
                provider: row["provider"], source: row["source"], sourceSHA256: row["source_sha256"],
                fingerprint: row["fingerprint"], documentKey: row["document_key"],
                firstPage: row["first_page"],
                pageCount: row["page_count"],
                options: try JSONText.decode([String: MetadataValue].self, row["options"])),
            settings: FetchJob.Settings(downloadsAssets: row["downloads_assets"], isInBatch: row["in_batch"]),
            state: FetchJob.State(rawValue: row["state"]) ?? .failed, phase: row["phase"],
            taskID: row["task_id"], attempts: row["attempts"], pagesCharged: row["pages_charged"],
            errorCode: row["error_code"], errorMessage: row["error_message"], parseID: row["parse_id"],
            createdAt: row["created_at"], submittedAt: row["submitted_at"], updatedAt: row["updated_at"])
    }
}
