internal import Foundation
package import Providers
package import Storage

/// A run of `folio fetch`: workers that take jobs from a queue, each walking one to its end at a time.
package struct FetchRun: Sendable {
    private let ledger: FetchLedger
    private let transport: any HTTPTransport
    /// For images, which may lie on any public host.
    private let assetTransport: any HTTPTransport
    private let clock: any FetchClock
    private let settings: FetchSettings
    private let events: @Sendable (FetchEvent) -> Void

    /// Makes a run.
    ///
    /// - Parameters:
    ///   - ledger: The store's writer.
    ///   - transport: Sends the calls of clients.
    ///   - assetTransport: Sends the calls for images.
    ///   - clock: Time and chance.
    ///   - settings: What the user said.
    ///   - events: Receives everything that happens, from any thread.
    package init(
        ledger: FetchLedger, transport: any HTTPTransport, assetTransport: any HTTPTransport,
        clock: any FetchClock, settings: FetchSettings,
        events: @escaping @Sendable (FetchEvent) -> Void = { _ in }
    ) {
        self.ledger = ledger
        self.transport = transport
        self.assetTransport = assetTransport
        self.clock = clock
        self.settings = settings
        self.events = events
    }

    /// Sends files and addresses to a provider and stores what it answers.
    ///
    /// - Throws: Only what ends a run: an error of the store, and cancellation.
    package func fetch(_ sources: SourceFinder, with client: any ProviderClient) async throws -> FetchSummary
    {
        try await run(.sources(sources, client))
    }

    /// Continues what earlier runs left.
    package func resume(
        clients: @escaping @Sendable (FetchJob) throws -> any ProviderClient
    ) async throws -> FetchSummary {
        try await run(.ledger(clients))
    }

    private func run(_ origin: FetchQueue.Origin) async throws -> FetchSummary {
        let start = clock.now()
        let tally = FetchTally(events: events)
        let queue = FetchQueue(origin, ledger: ledger, settings: settings, tally: tally)
        let context = RunContext(
            ledger: ledger, transport: transport, clock: clock, pace: CallPace(clock: clock),
            settings: settings, events: { tally.count($0) })
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<settings.jobs {
                    group.addTask { try await work(queue, context, tally) }
                }
                try await group.waitForAll()
            }
        } catch {
            try? await ledger.finish()
            throw error
        }
        try await ledger.finish()
        var summary = tally.summary
        summary.seconds = clock.now().timeIntervalSince(start)
        return summary
    }

    /// What one worker does, to the end of the queue.
    private func work(_ queue: FetchQueue, _ context: RunContext, _ tally: FetchTally) async throws {
        while let unit = try await queue.next() {
            if let batch = BatchRun(unit, context: context) {
                try await batch.run { try await conclude($0, $1, unit.client, queue, context, tally) }
            } else {
                for planned in unit.jobs {
                    var job = JobRun(planned, client: unit.client, context: context)
                    let isStored = planned.job.phase == AssetDownload.phase
                    let ending = isStored ? .done(planned.job, pages: 0) : try await job.run()
                    try await conclude(planned, ending, unit.client, queue, context, tally)
                }
            }
        }
    }

    /// Reports how a job ended, and does what follows from it.
    private func conclude(
        _ planned: PlannedJob, _ ending: JobRun.Ending, _ client: any ProviderClient, _ queue: FetchQueue,
        _ context: RunContext, _ tally: FetchTally
    ) async throws {
        switch ending {
        case .failed(let job): tally.count(.failed(job))
        case .uncertain(let job): tally.count(.uncertain(job))
        case .runEnded(let job):
            await queue.end(client.name)
            tally.count(.left(job))
            if let code = job.errorCode {
                tally.count(
                    .problem(
                        SourceProblem(source: job.request.source, code: code, message: job.errorMessage ?? "")
                    ))
            }
        case .done(var job, let pages):
            if job.request.pageCount == nil { await queue.charge(pages) }
            if let following = planned.following(client), following.pages == pages {
                try await queue.add(following.request, of: planned.source, client)
            }
            if job.phase == AssetDownload.phase {
                let assets = AssetDownload(
                    ledger: ledger, transport: assetTransport, clock: clock, jobs: 1, events: context.events)
                if let parse = job.parseID { try await assets.run(parse: parse) }
                (job.state, job.phase) = (.done, nil)
                try await ledger.update(job)
            }
            tally.count(.done(job, pages: pages))
        }
    }
}
