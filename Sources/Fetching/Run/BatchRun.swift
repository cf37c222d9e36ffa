internal import Foundation
internal import Providers
internal import Storage

/// Walks the jobs of one batch: one submission, one poll for all, and a download for each that is done.
struct BatchRun {
    /// What `fetch_jobs.phase` says of a job whose task is a batch.
    static let phase = "batch_poll"

    private let client: any BatchClient
    private let context: RunContext
    private var jobs: [PlannedJob]

    /// Nil if the jobs are not to be sent as a batch.
    init?(_ unit: FetchQueue.Unit, context: RunContext) {
        guard let client = unit.client as? any BatchClient else { return nil }
        let isRunning = unit.jobs[0].job.phase == Self.phase
        guard isRunning || client.limits.batch > 1 && unit.jobs[0].job.state != .running else { return nil }
        self.client = client
        self.context = context
        jobs = unit.jobs
    }

    /// Runs the batch and reports each job when it has ended.
    func run(_ conclude: (PlannedJob, JobRun.Ending) async throws -> Void) async throws {
        var copy = self
        try await copy.walk(conclude)
    }

    private mutating func walk(_ conclude: (PlannedJob, JobRun.Ending) async throws -> Void) async throws {
        let task: ClientTask
        if jobs[0].job.phase == Self.phase, let id = jobs[0].job.taskID {
            task = ClientTask(id: id)
        } else {
            guard let submitted = try await submit(conclude) else { return }
            task = submitted
        }
        var repetitions = 0
        while !jobs.isEmpty {
            do {
                let entries = try await poll(task)
                repetitions = 0
                try await take(entries, task, conclude)
            } catch let failure as ClientFailure {
                guard case .callAgain(let wanted) = failure.remedy, repetitions < Backoff.attempts - 1 else {
                    return try await end(failure, task, conclude)
                }
                try await pause(failure, repetitions, wanted)
                repetitions += 1
            }
        }
    }

    /// Submits all jobs in one call; nil if they ended with it.
    private mutating func submit(
        _ conclude: (PlannedJob, JobRun.Ending) async throws -> Void
    ) async throws -> ClientTask? {
        var repetitions = 0
        while true {
            do {
                let call = try client.batchCall(jobs.map { clientJob($0) })
                try await context.pace.admit(.pdf, client.limits.rate(.pdf))
                try await note(.submitting, nil)
                let answer: HTTPAnswer
                do throws(TransportError) {
                    answer = try await context.transport.send(call, file: nil)
                } catch {
                    guard !error.isDoubtful else { return try await cutOff(error.message, conclude) }
                    throw ClientFailure(error)
                }
                let task: ClientTask
                do throws(ClientFailure) {
                    task = try client.readBatch(answer)
                } catch {
                    guard !error.isDoubtful(answer) else { return try await cutOff(error.message, conclude) }
                    throw error
                }
                try await note(.running, task.id)
                for job in jobs { context.events(.submitted(job.job)) }
                return task
            } catch let failure as ClientFailure {
                let wanted: Duration?
                switch failure.remedy {
                case .callAgain(let duration): wanted = duration
                case .waitForOthers, .submitAgain, .callAgainElseSubmit: wanted = nil
                case .none, .endRun:
                    try await end(failure, nil, conclude)
                    return nil
                }
                guard repetitions < Backoff.attempts - 1 else {
                    try await end(failure, nil, conclude)
                    return nil
                }
                try await note(.pending, nil)
                try await pause(failure, repetitions, wanted)
                repetitions += 1
            }
        }
    }

    /// Waits before a call is made again, and reports it once for all jobs.
    private func pause(_ failure: ClientFailure, _ attempt: Int, _ wanted: Duration?) async throws {
        let pause = Backoff.pause(attempt, wanted: wanted, chance: context.clock.chance())
        context.events(.retrying(jobs[0].job, code: failure.code, pause: pause))
        try await context.clock.sleep(for: pause)
    }

    private func poll(_ task: ClientTask) async throws -> [BatchEntry] {
        let call = client.batchPollCall(task)
        let answer: HTTPAnswer
        do throws(TransportError) {
            answer = try await context.transport.send(call, file: nil)
        } catch {
            throw ClientFailure(error)
        }
        return try client.readBatchPoll(answer, jobs.map { clientJob($0) }, task)
    }

    /// Downloads what is ready, ends what failed, and waits if the rest is not ready.
    private mutating func take(
        _ entries: [BatchEntry], _ task: ClientTask,
        _ conclude: (PlannedJob, JobRun.Ending) async throws -> Void
    ) async throws {
        var waiting: [PlannedJob] = []
        var pause = Duration.zero
        for (planned, entry) in zip(jobs, entries) {
            switch entry {
            case .wait(let duration, let progress):
                pause = max(pause, duration)
                context.events(.progress(planned.job, progress))
                waiting.append(planned)
            case .ready(let address):
                var run = JobRun(planned, client: client, context: context, at: address)
                try await conclude(planned, try await run.run())
            case .failed(let failure):
                try await conclude(planned, .failed(try await ended(planned, .failed, failure)))
            }
        }
        jobs = waiting
        if !jobs.isEmpty { try await context.clock.sleep(for: pause) }
    }

    /// Ends all jobs that are left with one failure.
    private func end(
        _ failure: ClientFailure, _ task: ClientTask?,
        _ conclude: (PlannedJob, JobRun.Ending) async throws -> Void
    ) async throws {
        for planned in jobs {
            switch failure.remedy {
            case .endRun where task == nil:
                try await conclude(planned, .runEnded(try await ended(planned, .pending, failure)))
            case .callAgain where task != nil:
                try await conclude(planned, .runEnded(try await ended(planned, .running, failure)))
            default: try await conclude(planned, .failed(try await ended(planned, .failed, failure)))
            }
        }
    }

    private func cutOff(
        _ message: String, _ conclude: (PlannedJob, JobRun.Ending) async throws -> Void
    ) async throws -> ClientTask? {
        for planned in jobs {
            let failure = ClientFailure("connection_lost", "\(message); \(FetchLedger.advice)")
            try await conclude(planned, .uncertain(try await ended(planned, .uncertain, failure)))
        }
        return nil
    }

    private func ended(
        _ planned: PlannedJob, _ state: FetchJob.State, _ failure: ClientFailure
    ) async throws -> FetchJob {
        var job = planned.job
        job.state = state
        job.errorCode = failure.code
        job.errorMessage = context.settings.redaction.clean(failure.message)
        try await context.ledger.update(job)
        return job
    }

    private mutating func note(_ state: FetchJob.State, _ task: String?) async throws {
        for index in jobs.indices {
            jobs[index].job.state = state
            jobs[index].job.taskID = task
            jobs[index].job.phase = task == nil ? nil : Self.phase
            if state == .submitting { jobs[index].job.attempts += 1 }
            if state == .running { jobs[index].job.submittedAt = context.clock.now().formatted(.iso8601) }
        }
        try await context.ledger.update(jobs.map(\.job))
    }

    private func clientJob(_ planned: PlannedJob) -> ClientJob {
        ClientJob(
            source: .address(planned.source.name), kind: planned.source.kind, name: planned.source.stem,
            fingerprint: planned.job.request.fingerprint)
    }
}
