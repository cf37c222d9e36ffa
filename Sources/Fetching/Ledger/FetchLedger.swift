internal import Ingestion
internal import Providers
package import Storage

/// The only writer of a run: the jobs, the answers and the assets, each step on disk before the next call goes out.
package actor FetchLedger {
    /// What the ledger says of a request.
    enum Registration {
        /// It is to be sent, or to be continued.
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

    /// Finds the jobs of requests, or adds them: all those of one source in one transaction, so that none of its parts is forgotten.
    func register(
        _ requests: [FetchJob.Request], _ settings: FetchJob.Settings, force: Bool
    ) throws -> [Registration] {
        let registrations = try requests.map { try register($0, settings, force: force) }
        try writer.commitJobs()
        return registrations
    }

    /// Finds the job of a request, or adds it.
    ///
    /// What was paid for is sent again only with `force`; a job that failed without an answer cost nothing and is sent again.
    /// A job that is continued takes on the settings of this run.
    private func register(
        _ request: FetchJob.Request, _ settings: FetchJob.Settings, force: Bool
    ) throws -> Registration {
        guard var job = try writer.latestJob(fingerprint: request.fingerprint) else {
            return .open(try claim(writer.addJob(request, settings)))
        }
        guard !claimed.contains(job.id) else { return .closed(job) }
        job.settings = settings
        switch job.state {
        case .pending, .running: return .open(claim(job))
        case .failed where job.pagesCharged == 0: return .open(claim(try reopened(job)))
        case .done, .failed:
            return force ? .open(claim(try writer.addJob(request, settings))) : .closed(job)
        case .submitting, .uncertain:
            return force ? .open(claim(try reopened(job))) : .closed(try cutOff(job))
        }
    }

    /// The unfinished jobs after a row id, claimed for this run.
    ///
    /// Those that were cut off in a call that may have cost are uncertain, and are returned only with `force`.
    func unfinished(after id: Int64, limit: Int, force: Bool) throws -> [Registration] {
        let filter = FetchJobFilter(states: [.pending, .submitting, .running, .uncertain])
        let registrations = try writer.jobs(filter, after: id, limit: limit).map { job -> Registration in
            precondition(!claimed.contains(job.id), "a job is handed out once")
            guard [.submitting, .uncertain].contains(job.state) else { return .open(claim(job)) }
            return force ? .open(claim(try reopened(job))) : .closed(try cutOff(job))
        }
        try writer.commitJobs()
        return registrations
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
    ///
    /// - Parameters:
    ///   - answer: The answer, decoded.
    ///   - job: Its job.
    ///   - phase: What the client fetches next of the same job.
    ///   - following: The request that follows if the answer has that many pages.
    ///   - force: Whether to store what is stored already.
    /// - Returns: What became of the answer.
    /// - Throws: `StoreError`.
    func store(
        _ answer: AnswerIngest.Decoded, of job: inout FetchJob, then phase: JobPhase?,
        following: (pages: Int, request: FetchJob.Request)?, force: Bool
    ) throws -> AnswerIngest.Outcome {
        let outcome = try AnswerIngest.record(answer, with: writer, force: force)
        switch outcome {
        case .stored(let parse, let pages, _):
            job.pagesCharged += pages
            job.parseID = parse
            job.goOn(to: phase?.rawValue)
            (job.errorCode, job.errorMessage) = (nil, nil)
            if let following, following.pages == pages,
                try writer.latestJob(fingerprint: following.request.fingerprint) == nil
            {
                _ = try writer.addJob(following.request, job.settings)
            }
        case .failed(let code, let message):
            // The service gave an answer, which is charged even if it is empty.
            job.pagesCharged += max(job.request.pageCount ?? 1, 1)
            job.state = .failed
            (job.errorCode, job.errorMessage) = (code, message)
        }
        try writer.update(job)
        try writer.commitJobs()
        return outcome
    }

    /// Stores a further file of a parse, the last that the client fetches.
    func attach(_ result: ClientResult, name: String, url: String, to job: inout FetchJob) throws {
        if let parse = job.parseID {
            try writer.attach(
                result.bytes, name: name, mediaType: result.mediaType, url: url, to: parse)
        }
        job.goOn(to: nil)
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

    /// The job, marked as one whose call has an unknown outcome.
    private func cutOff(_ job: FetchJob) throws -> FetchJob {
        var job = job
        if job.state != .uncertain {
            (job.errorCode, job.errorMessage) = (
                "cut_off", "the run ended during the call; \(Self.advice)"
            )
        }
        job.state = .uncertain
        try writer.update(job)
        return job
    }

    /// What is said of every call that was cut off.
    static let advice =
        "the call may have been paid for; `folio fetch --resume --force` sends it again"

    /// The job as if it had never been sent.
    private func reopened(_ job: FetchJob) throws -> FetchJob {
        var job = job
        job.state = .pending
        (job.phase, job.taskID, job.errorCode, job.errorMessage) = (nil, nil, nil, nil)
        try writer.update(job)
        return job
    }
}

extension FetchJob {
    /// Continues with a phase of the client; after the last one with the images, if they are wanted, and with the end.
    fileprivate mutating func goOn(to next: String?) {
        phase = next ?? (settings.downloadsAssets ? AssetDownload.phase : nil)
        state = phase == nil ? .done : .running
    }
}
