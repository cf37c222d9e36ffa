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
                    AND (?6 IS NULL OR task_id = ?6)
                ORDER BY id LIMIT ?5
                """)
        let jobs = try Row.fetchAll(
            statement, arguments: [id, filter.provider, filter.source, states, limit, filter.taskID]
        )
        .map(Self.job)
        if let last = jobs.last { try RowIDs.require(last.id, after: id) }
        return jobs
    }

    /// A number that a run counts on from.
    ///
    /// - Throws: `StoreError` `corrupt` for one that no run has come to.
    private static func number(_ column: String, _ row: Row) throws -> Int? {
        guard let number = try row.value(column) as Int? else { return nil }
        guard (0...Int(Int32.max)).contains(number) else {
            let job: Int64 = try row.value("id")
            throw StoreError.damaged("request \(job) of `folio fetch` has the \(column) \(number)")
        }
        return number
    }

    private static func job(_ row: Row) throws -> FetchJob {
        try FetchJob(
            id: row.value("id"),
            request: FetchJob.Request(
                provider: row.value("provider"), source: row.value("source"),
                sourceSHA256: row.value("source_sha256"),
                fingerprint: row.value("fingerprint"), documentKey: row.value("document_key"),
                firstPage: number("first_page", row),
                pageCount: number("page_count", row),
                options: JSONText.decode([String: MetadataValue].self, row.value("options"))),
            settings: FetchJob.Settings(
                downloadsAssets: row.value("downloads_assets"), isInBatch: row.value("in_batch")),
            state: FetchJob.State(rawValue: row.value("state")) ?? .failed, phase: row.value("phase"),
            taskID: row.value("task_id"), attempts: number("attempts", row) ?? 0,
            pagesCharged: number("pages_charged", row) ?? 0,
            errorCode: row.value("error_code"), errorMessage: row.value("error_message"),
            parseID: row.value("parse_id"),
            createdAt: row.value("created_at"), submittedAt: row.value("submitted_at"),
            updatedAt: row.value("updated_at"))
    }
}

/// Which jobs of the ledger are asked for; nil lets all pass.
package struct FetchJobFilter: Sendable {
    package var provider: String?
    package var states: [FetchJob.State]?
    /// The path or address as it was named.
    package var source: String?
    /// The provider's name for the task.
    package var taskID: String?

    package init(
        provider: String? = nil, states: [FetchJob.State]? = nil, source: String? = nil,
        taskID: String? = nil
    ) {
        self.taskID = taskID
        self.provider = provider
        self.states = states
        self.source = source
    }
}
