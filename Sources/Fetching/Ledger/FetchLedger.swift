internal import Ingestion
internal import Providers
package import Storage

/// The only writer of a run: the jobs, the answers and the assets, each step on disk before the next call goes out.
package actor FetchLedger {
    /// What the ledger says of a request.
    enum Registration {
        /// It is to be sent, or to be gone on with.
        case open(FetchJob)
        /// The same was sent before, and is done, lost, or under way in this run.
        case closed(FetchJob)
    }

    nonisolated let store: DocumentStore
    private let writer: DocumentWriter
    /// The jobs that this run has in hand.
    private var claimed: Set<Int64> = []

    package init(store: DocumentStore) throws {
        self.store = store
        writer = try DocumentWriter(store)
        try writer.beginDurableCommits()
    }

    /// Finds the job of a request, or adds it.
    ///
    /// What was paid for is sent again only with `force`; a job that failed without an answer cost nothing and is sent again.
    func register(_ request: FetchJob.Request, force: Bool) throws -> Registration {
        defer { try? writer.commitJobs() }
        guard var job = try writer.latestJob(fingerprint: request.fingerprint) else {
            return .open(try claim(writer.addJob(request)))
        }
        guard !claimed.contains(job.id) else { return .closed(job) }
        switch job.state {
        case .pending, .running: return .open(claim(job))
        case .failed where job.pagesCharged == 0: return .open(claim(try reopened(job)))
        case .done, .failed: return force ? .open(claim(try writer.addJob(request))) : .closed(job)
        case .submitting, .uncertain:
            if force { return .open(claim(try reopened(job))) }
            job.state = .uncertain
            try writer.update(job)
            return .closed(job)
        }
    }

    /// The unfinished jobs after a row id, claimed for this run.
    ///
    /// Those that were cut off in a call that may have cost are uncertain, and are handed out only with `force`.
    func unfinished(after id: Int64, limit: Int, force: Bool) throws -> [Registration] {
        defer { try? writer.commitJobs() }
        let filter = FetchJobFilter(states: [.pending, .submitting, .running, .uncertain])
        return try writer.jobs(filter, after: id, limit: limit).map { job in
            var job = job
            precondition(!claimed.contains(job.id), "a job is handed out once")
            guard [.submitting, .uncertain].contains(job.state) else { return .open(claim(job)) }
            if force { return .open(claim(try reopened(job))) }
            job.state = .uncertain
            try writer.update(job)
            return .closed(job)
        }
    }

    /// Writes what changed of a job; it is on disk when this returns.
    func update(_ job: FetchJob) throws {
        try writer.update(job)
        try writer.commitJobs()
    }

    /// Writes what changed of several jobs, in one transaction.
    func update(_ jobs: [FetchJob]) throws {
        for job in jobs { try writer.update(job) }
        try writer.commitJobs()
    }

    /// Stores an answer and what its job became of it, in one transaction.
    func store(
        _ answer: AnswerIngest.Decoded, of job: inout FetchJob, then phase: JobPhase?, force: Bool
    ) throws -> AnswerIngest.Outcome {
        let outcome = try AnswerIngest.record(answer, with: writer, force: force)
        switch outcome {
        case .stored(let parse, let pages, _):
            job.pagesCharged += pages
            job.parseID = parse
            job.state = phase == nil ? .done : .running
            job.phase = phase?.rawValue
            (job.errorCode, job.errorMessage) = (nil, nil)
        case .failed(let code, let message):
            // The service gave an answer, which is charged whatever it holds.
            job.pagesCharged += max(job.request.pageCount ?? 1, 1)
            job.state = .failed
            (job.errorCode, job.errorMessage) = (code, message)
        }
        try writer.update(job)
        try writer.commitJobs()
        return outcome
    }

    /// Stores a further file of a parse, which ends the job.
    func attach(_ result: ClientResult, name: String, url: String, to job: inout FetchJob) throws {
        if let parse = job.parseID {
            try writer.attach(
                result.bytes, name: name, mediaType: result.mediaType, url: url, to: parse)
        }
        job.state = .done
        job.phase = nil
        try writer.update(job)
        try writer.commitJobs()
    }

    /// Stores an image that was downloaded.
    func storeDownload(_ bytes: [UInt8], mediaType: String?, url: String) throws {
        try writer.storeDownload(bytes, mediaType: mediaType, url: url)
        try writer.commitJobs()
    }

    /// Brings the index's ranking up to date, at the end of a run.
    package func finish() throws { try writer.commit() }

    private func claim(_ job: FetchJob) -> FetchJob {
        claimed.insert(job.id)
        return job
    }

    /// The job as if it had never been sent.
    private func reopened(_ job: FetchJob) throws -> FetchJob {
        var job = job
        job.state = .pending
        (job.phase, job.taskID) = (nil, nil)
        try writer.update(job)
        return job
    }
}
