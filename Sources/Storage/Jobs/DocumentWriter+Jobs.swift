internal import GRDB

extension DocumentWriter {
    /// Adds a job that is not sent yet.
    package func addJob(_ request: FetchJob.Request, _ settings: FetchJob.Settings) throws -> FetchJob {
        try jobRows { rows in
            let id = try rows.insert(request, settings)
            guard let job = try rows.job(id: id) else { preconditionFailure("a row was inserted") }
            return job
        }
    }

    /// Writes what changed of a job; its request stays as it was, but for the number of pages.
    package func update(_ job: FetchJob) throws {
        try jobRows { try $0.update(job) }
    }

    /// The latest job that asked for the same.
    package func latestJob(fingerprint: String) throws -> FetchJob? {
        try jobRows { try $0.latest(fingerprint: fingerprint) }
    }

    /// The jobs after a row id that a filter lets pass, in their order.
    package func jobs(_ filter: FetchJobFilter, after id: Int64 = 0, limit: Int) throws -> [FetchJob] {
        try jobRows { try $0.jobs(filter, after: id, limit: limit) }
    }

    /// Makes every commit from now on reach the disk before it returns: what a ledger says must outlive a power cut.
    package func beginDurableCommits() throws {
        try store.writing { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    }

    /// Commits everything written so far, without updating ranking.
    package func commitJobs() throws {
        try store.writing { database in
            guard database.isInsideTransaction else { return }
            try writeEntries()
            try database.commit()
        }
    }

    private func jobRows<T>(_ body: (FetchJobRows) throws -> T) throws -> T {
        try transaction { try body(FetchJobRows(database: $0, timestamp: timestamp)) }
    }
}

extension DocumentReader {
    /// The jobs after a row id that a filter lets pass, in their order.
    package func jobs(
        _ filter: FetchJobFilter = FetchJobFilter(), after id: Int64 = 0, limit: Int
    ) throws
        -> [FetchJob]
    {
        try FetchJobRows(database: database, timestamp: "").jobs(filter, after: id, limit: limit)
    }

    /// Whether the same was asked for before, so that it would not be sent again.
    package func isFetched(fingerprint: String) throws -> Bool {
        guard let job = try FetchJobRows(database: database, timestamp: "").latest(fingerprint: fingerprint)
        else { return false }
        return job.state != .pending && !(job.state == .failed && job.pagesCharged == 0)
    }
}
