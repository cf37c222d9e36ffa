internal import Foundation
internal import Ingestion
internal import Providers
internal import Storage

/// Takes one job from its present phase to its end: calls, waits, tries again, and notes every step in the ledger.
struct JobRun {
    /// How a job ended in this run.
    enum Ending: Sendable {
        case done(FetchJob, pages: Int)
        case failed(FetchJob)
        case uncertain(FetchJob)
        /// Nothing can be sent to this provider before the user has done something; the job waits.
        case runEnded(FetchJob)
    }

    /// A call that may have been paid for was cut off.
    private struct CutOff: Error {
        let message: String
    }

    /// How long a task is polled in one run; a later run continues.
    private static let longestWait = Duration.seconds(6 * 3600)
    /// The most phases of a job: a service that sends a client to and fro is not followed for ever.
    private static let maximumPhases = 60

    let client: any ProviderClient
    let context: RunContext
    private var planned: PlannedJob
    private var task: ClientTask
    private var phase: JobPhase
    private var retries = RetryCounts()
    private var phases = 0
    private var pages = 0
    /// In pauses between questions; what the machine itself takes, or sleeps, is not the service's.
    private var waited = Duration.zero

    init(
        _ planned: PlannedJob, client: any ProviderClient, context: RunContext, at address: ClientTask? = nil
    ) {
        self.client = client
        self.context = context
        self.planned = planned
        task = address ?? ClientTask(id: planned.job.taskID ?? "")
        phase =
            address != nil
            ? .download : planned.job.phase.flatMap(JobPhase.init)?.resumed ?? .submit
    }

    /// Runs the job.
    ///
    /// - Throws: Only what ends the run: an error of the store, and cancellation.
    mutating func run() async throws -> Ending {
        while true {
            do {
                let step = try await perform()
                if let ending = try await take(step) { return ending }
            } catch let failure as ClientFailure {
                if let ending = try await handle(failure) { return ending }
            } catch let cut as CutOff {
                let message = "\(cut.message); \(FetchLedger.advice)"
                return .uncertain(try await end(.uncertain, "connection_lost", message))
            }
        }
    }

    /// Makes the call of the phase and reads its answer.
    private mutating func perform() async throws -> ClientStep {
        let (job, file) = try prepare()
        let call = try client.call(phase, job, task)
        if phase == .submit { try await beginSubmission(call, job.kind) }
        var sent = call
        sent.request = client.sign(call.request, at: context.clock.now())
        let answer: HTTPAnswer
        do throws(TransportError) {
            answer = try await context.transport.send(sent, file: file)
        } catch {
            if call.mayCost, error.isDoubtful { throw CutOff(message: error.message) }
            throw ClientFailure(error)
        }
        do throws(ClientFailure) {
            let step = try client.read(answer, of: phase, job, task)
            retries.forgetCalls()
            return step
        } catch {
            guard call.mayCost, error.isDoubtful(answer) else { throw error }
            throw CutOff(message: error.message)
        }
    }

    /// Notes a submission before it is sent, if it may cost.
    private mutating func beginSubmission(_ call: ClientCall, _ kind: SourceKind) async throws {
        try await context.pace.admit(kind, client.limits.rate(kind))
        planned.job.attempts += 1
        guard call.mayCost else { return }
        planned.job.state = .submitting
        try await context.ledger.update(planned.job)
    }

    /// Does what an answer asks for; returns how the job ended, nil if it continues.
    private mutating func take(_ step: ClientStep) async throws -> Ending? {
        switch step {
        case .next(let next, let task):
            phases += 1
            guard phases <= Self.maximumPhases else {
                return .failed(
                    try await end(
                        .failed, "no_end",
                        "limit phases: the service requests one call after another without end; report it to the service"
                    ))
            }
            let isNew = planned.job.taskID != task.id
            (phase, self.task) = (next, task)
            planned.job.state = .running
            (planned.job.taskID, planned.job.phase) = (task.id, next.rawValue)
            if isNew { planned.job.submittedAt = context.clock.now().formatted(.iso8601) }
            try await context.ledger.update(planned.job)
            if isNew { context.events(.submitted(planned.job)) }
            return nil
        case .wait(let duration, let progress):
            guard waited < Self.longestWait else { return .runEnded(planned.job) }
            context.events(.progress(planned.job, progress))
            let pause = duration * (0.75 + context.clock.chance() / 2)
            waited += pause
            try await context.clock.sleep(for: pause)
            return nil
        case .result(let result, let next): return try await store(result, then: next)
        case .attachment(let result):
            let name = "exports/\(planned.source.stem).\(result.fileExtension)"
            let url = AddressGuard.shown(task.address ?? "")
            try await context.ledger.attach(result, name: name, url: url, to: &planned.job)
            return .done(planned.job, pages: pages)
        case .nothing:
            planned.job.request.pageCount = 0
            return .done(try await end(.done, nil, nil), pages: 0)
        }
    }

    /// Brings a result into the store.
    private mutating func store(_ result: ClientResult, then next: JobPhase?) async throws -> Ending? {
        let source = planned.source
        let range = planned.pages(client.limits)
        let ending = range.map { "_\($0.lowerBound)_\($0.upperBound)" } ?? ""
        let answer = FetchedAnswer(
            bytes: result.bytes, name: "\(source.key)\(ending).\(result.fileExtension)",
            adapter: client.adapter, key: planned.job.request.documentKey, source: source.name, pages: range,
            request: ParseRequest(
                sourceName: source.fileName,
                sourceURI: source.isAddress ? AddressGuard.shown(source.name) : nil,
                sourceSHA256: planned.job.request.sourceSHA256, mediaType: source.kind.mediaType,
                sourcePageCount: planned.sourcePageCount, options: planned.job.request.options))
        let decoded = AnswerIngest.decode(answer, for: context.ledger.store, force: context.settings.force)
        let outcome = try await context.ledger.store(
            decoded, of: &planned.job, then: next, following: planned.following(client),
            force: context.settings.force)
        switch outcome {
        case .failed: return .failed(planned.job)
        case .stored(_, let pages, _):
            self.pages = pages
            guard let next else { return .done(planned.job, pages: pages) }
            phase = next
            return nil
        }
    }

    /// Handles a failure: retries, waits or gives up; returns how the job ended, nil if it continues.
    private mutating func handle(_ failure: ClientFailure) async throws -> Ending? {
        // Once the result is stored, only what costs nothing is left to fetch: an export that fails is not worth another parse.
        let remedy = planned.job.parseID == nil ? failure.remedy : failure.remedy.withoutSubmission
        switch remedy {
        case .none: return .failed(try await end(.failed, failure.code, failure.message))
        case .endRun: return .runEnded(try await end(.pending, failure.code, failure.message))
        case .callAgain, .callAgainElseSubmit, .submitAgain, .waitForOthers:
            switch retries.next(remedy) {
            case .callAgain(let attempt, let wanted): try await pause(failure, attempt, wanted)
            case .submitAgain(let attempt):
                try await pause(failure, attempt, nil)
                try await restart()
            case .waitForOthers(let attempt):
                await context.pace.pause(
                    for: Backoff.pause(attempt, wanted: nil, chance: context.clock.chance()))
                try await pause(failure, attempt, nil)
                try await restart()
            case .giveUp(let attempts):
                // A task that the provider has can be asked for later; what it does not have, nobody paid for.
                let isKept = planned.job.state == .running && remedy.isOfCall
                let message = "\(failure.message); gave up after \(attempts) attempts"
                return isKept && failure.isOfConnection
                    ? .runEnded(try await end(.running, failure.code, message))
                    : .failed(try await end(.failed, failure.code, message))
            }
        }
        return nil
    }

    private mutating func pause(
        _ failure: ClientFailure, _ attempt: Int, _ wanted: Duration?
    ) async throws {
        if planned.job.state == .submitting {
            // The service has refused it: who is killed while waiting has nothing under way.
            planned.job.state = .pending
            try await context.ledger.update(planned.job)
        }
        let pause = Backoff.pause(attempt, wanted: wanted, chance: context.clock.chance())
        context.events(.retrying(planned.job, code: failure.code, pause: pause))
        if failure.code == "http_429" { await context.pace.pause(for: pause) }
        try await context.clock.sleep(for: pause)
    }

    /// Makes the job one that was not sent.
    private mutating func restart() async throws {
        (phase, task, phases) = (.submit, ClientTask(), 0)
        retries.forgetCalls()
        planned.job.state = .pending
        (planned.job.taskID, planned.job.phase) = (nil, nil)
        try await context.ledger.update(planned.job)
    }

    private mutating func end(
        _ state: FetchJob.State, _ code: String?, _ message: String?
    ) async throws -> FetchJob {
        planned.job.state = state
        planned.job.errorCode = code
        planned.job.errorMessage = message.map(context.settings.redaction.clean)
        try await context.ledger.update(planned.job)
        return planned.job
    }

    /// What the client learns of the job; with the file if the phase sends it.
    private func prepare() throws -> (ClientJob, FileBody?) {
        let source = planned.source
        var job = ClientJob(
            source: source.isAddress ? .address(source.name) : .bytes([]), kind: source.kind,
            name: source.stem,
            fingerprint: planned.job.request.fingerprint, pages: planned.pages(client.limits))
        job.isCut = job.pages != nil && !source.isAddress && PartPlan.isCut(source, client.limits)
        guard !source.isAddress, phase == .submit || phase == .upload else { return (job, nil) }
        do throws(SourceProblem) {
            let file = try planned.fileBody(isCut: job.isCut, pages: job.pages)
            if client.sendsFileInRequest { job.source = .bytes(try file.allBytes(source)) }
            return (job, file)
        } catch {
            throw ClientFailure(error.code, error.message)
        }
    }
}
