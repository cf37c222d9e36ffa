internal import Foundation
internal import Providers
internal import Storage

/// Returns the jobs of a run one after the other, planned only when their turn comes, so that a folder of any size is a small matter.
actor FetchQueue {
    /// Where the jobs come from.
    enum Origin: Sendable {
        /// What the user named, to be sent by one client.
        case sources(SourceFinder, any ProviderClient)
        /// What the ledger lists as unfinished; nil if the client cannot be made.
        case ledger(@Sendable (FetchJob) throws -> any ProviderClient)
    }

    /// Jobs that are sent by one client, several only if they are one task.
    struct Unit: Sendable {
        let jobs: [PlannedJob]
        let client: any ProviderClient
    }

    private var origin: Origin
    private let ledger: FetchLedger
    private let settings: FetchSettings
    private let tally: FetchTally
    private var planned: [Unit] = []
    private var lastID: Int64 = 0
    /// Set when nothing more can be sent to a provider.
    private var ended: Set<String> = []
    private var remainingPages: Int?
    /// Whether a worker is planning, and those who wait until it has: an actor lets others in while it waits for the ledger.
    private var isPlanning = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ origin: Origin, ledger: FetchLedger, settings: FetchSettings, tally: FetchTally) {
        self.origin = origin
        self.ledger = ledger
        self.settings = settings
        self.tally = tally
        remainingPages = settings.maximumPages
    }

    /// The next jobs; nil at the end.
    func next() async throws -> Unit? {
        await enter()
        defer { leave() }
        while true {
            if planned.isEmpty {
                guard try await plan() else { return nil }
                continue
            }
            let unit = planned.removeFirst()
            // A task that the provider has is polled to its end in any case; it is paid for.
            let isSent = unit.jobs[0].job.state == .running
            if !isSent, ended.contains(unit.client.name) || !reserve(unit) {
                for job in unit.jobs { tally.count(.left(job.job)) }
                continue
            }
            return unit
        }
    }

    private func enter() async {
        guard isPlanning else { return isPlanning = true }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func leave() {
        if waiting.isEmpty { isPlanning = false } else { waiting.removeFirst().resume() }
    }

    /// Returns no more jobs that would have to be sent to a provider.
    func end(_ provider: String) { ended.insert(provider) }

    /// Takes pages that could not be counted before from what may be sent.
    func charge(_ pages: Int) { remainingPages = remainingPages.map { max(0, $0 - pages) } }

    /// Adds the window after one that was full.
    func add(_ request: FetchJob.Request, of source: SourceFile, _ client: any ProviderClient) async throws {
        await enter()
        defer { leave() }
        let next = try await register([request], source, nil, client)
        planned.insert(contentsOf: next, at: 0)
    }

    /// Whether the pages of a unit may still be sent; takes them away if so.
    private func reserve(_ unit: Unit) -> Bool {
        guard let remaining = remainingPages else { return true }
        let pages = unit.jobs.reduce(0) { $0 + ($1.job.request.pageCount ?? 0) }
        let hasUnknown = unit.jobs.contains { $0.job.request.pageCount == nil }
        guard pages <= remaining, !hasUnknown || remaining > 0 else {
            // Whatever comes next is left too, so that what was sent is a beginning and not a choice.
            remainingPages = 0
            return false
        }
        remainingPages = remaining - pages
        return true
    }

    /// Plans what comes next; false at the end.
    private func plan() async throws -> Bool {
        switch origin {
        case .sources(var finder, let client):
            defer { origin = .sources(finder, client) }
            return try await plan(&finder, client)
        case .ledger(let clients): return try await plan(clients)
        }
    }

    private func plan(_ finder: inout SourceFinder, _ client: any ProviderClient) async throws -> Bool {
        var batch: [PlannedJob] = []
        while batch.count < client.limits.batch {
            guard let found = finder.next() else { break }
            switch found {
            case .problem(let problem): tally.count(.problem(problem))
            case .passedOver(let name): tally.count(.passedOver(name))
            case .source(let source):
                do throws(SourceProblem) {
                    let requests = try Self.requests(for: source, client)
                    let units = try await registered(requests.all, source, requests.pageCount, client)
                    if client.limits.batch == 1 {
                        planned += units
                        return true
                    }
                    // A job that was sent before continues by itself; only new ones make a batch.
                    for unit in units {
                        if unit.jobs[0].job.state == .running {
                            planned.append(unit)
                        } else {
                            batch += unit.jobs
                        }
                    }
                } catch {
                    tally.count(.problem(error))
                }
                if client.limits.batch == 1 { return true }
            }
        }
        if !batch.isEmpty { planned.append(Unit(jobs: batch, client: client)) }
        return !planned.isEmpty
    }

    private func registered(
        _ requests: [FetchJob.Request], _ source: SourceFile, _ count: Int?, _ client: any ProviderClient
    ) async throws(SourceProblem) -> [Unit] {
        do {
            return try await register(requests, source, count, client)
        } catch {
            throw SourceProblem(source: source.name, code: "store", message: "\(error)")
        }
    }

    private func register(
        _ requests: [FetchJob.Request], _ source: SourceFile, _ count: Int?, _ client: any ProviderClient
    ) async throws -> [Unit] {
        let told = FetchJob.Settings(
            downloadsAssets: settings.downloadsAssets, isInBatch: client.limits.batch > 1)
        var units: [Unit] = []
        for registration in try await ledger.register(requests, told, force: settings.force) {
            switch registration {
            case .open(let job):
                units.append(
                    Unit(jobs: [PlannedJob(job: job, source: source, sourcePageCount: count)], client: client)
                )
            case .closed(let job): tally.count(job.state == .uncertain ? .uncertain(job) : .skipped(job))
            }
        }
        return units
    }

    /// The requests that a source comes to.
    static func requests(
        for source: SourceFile, _ client: any ProviderClient
    ) throws(SourceProblem) -> (all: [FetchJob.Request], pageCount: Int?) {
        let plan = try PartPlan(source, client.limits)
        let sha256 = source.isAddress ? nil : try source.sha256()
        let all = plan.parts.map {
            PlannedJob.request(source, sha256: sha256, pages: $0, pageCount: plan.pageCount, client: client)
        }
        return (all, plan.pageCount)
    }

    /// Takes unfinished jobs from the ledger; those of one batch together, and those that are to be one.
    private func plan(_ clients: @Sendable (FetchJob) throws -> any ProviderClient) async throws -> Bool {
        let found = try await ledger.unfinished(after: lastID, limit: 200, force: settings.force)
        guard !found.isEmpty else { return false }
        var batches: [String: [PlannedJob]] = [:]
        for registration in found {
            switch registration {
            case .closed(let job):
                lastID = max(lastID, job.id)
                tally.count(.uncertain(job))
            case .open(var job):
                lastID = max(lastID, job.id)
                if settings.downloadsAssets { job.settings.downloadsAssets = true }
                let planned = PlannedJob(job: job, source: SourceFile(of: job), sourcePageCount: nil)
                do {
                    let client = try clients(job)
                    if job.phase == BatchRun.phase, let id = job.taskID {
                        batches["task \(id)", default: []].append(planned)
                    } else if client.limits.batch > 1, job.state == .pending {
                        batches["\(client.name) \(job.request.optionText)", default: []].append(planned)
                    } else {
                        self.planned.append(Unit(jobs: [planned], client: client))
                    }
                } catch {
                    tally.count(
                        .problem(
                            SourceProblem(source: job.request.source, code: "client", message: "\(error)")))
                }
            }
        }
        for (_, jobs) in batches.sorted(by: { $0.key < $1.key }) {
            planned.append(Unit(jobs: jobs, client: try clients(jobs[0].job)))
        }
        return true
    }
}
