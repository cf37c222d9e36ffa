package import Foundation
package import Providers
internal import Storage

/// Notes in a store's ledger what parse4ai posts about the tasks of `folio fetch parse4ai --callback URL`.
package struct CallbackLedger: Sendable {
    private let path: String
    private let userID: String
    private let seed: Secret
    private let clock: @Sendable () -> Date

    /// Notes in the store at a path what is signed with an account's uid and seed.
    package init(store path: String, userID: String, seed: Secret, clock: @escaping @Sendable () -> Date) {
        self.path = path
        self.userID = userID
        self.seed = seed
        self.clock = clock
    }

    /// The uid and the seed as the user has set them.
    ///
    /// - Throws: `CredentialStore.Problem` if one is missing.
    package init(
        store path: String, credentials: CredentialStore, clock: @escaping @Sendable () -> Date
    ) throws(CredentialStore.Problem) {
        let place = "your parse4ai account"
        self.init(
            store: path, userID: try credentials.secret("PARSE4AI_UID", from: place).revealed,
            seed: try credentials.secret("PARSE4AI_SEED", from: place), clock: clock)
    }

    /// Notes a callback: a task that is done is downloaded by the next run without waiting for it, one that failed is not asked for.
    ///
    /// - Throws: `ClientFailure` for what parse4ai has not signed (`wrong_signature`), for a task that no job of the store with a callback
    ///   has (`unknown_task`), and for one that has ended or was reported already (`repeated`); `StoreError`, as `locked` while a run
    ///   writes, which asks for its tasks itself.
    package func note(_ body: [UInt8]) throws {
        let callback = try Parse4AICallback(body, userID: userID, seed: seed)
        let store = try DocumentStore(path: path, mode: .write, clock: clock)
        let writer = try DocumentWriter(store)
        try writer.beginDurableCommits()
        let filter = FetchJobFilter(provider: "parse4ai", taskID: callback.taskID)
        let jobs = try writer.jobs(filter, limit: Self.mostJobs).filter {
            $0.request.options["callback"] != nil
        }
        guard !jobs.isEmpty else {
            throw ClientFailure(
                "unknown_task",
                "the store has not asked for the task '\(callback.taskID)' with a callback")
        }
        let waiting = jobs.filter { $0.state == .running && $0.phase != JobPhase.download.rawValue }
        guard !waiting.isEmpty else {
            throw ClientFailure("repeated", "the end of the task '\(callback.taskID)' is known already")
        }
        for job in waiting where !job.settings.isInBatch {
            try note(callback.outcome, of: job, writer)
        }
        try writer.commitJobs()
    }

    /// The most files of a task: a batch has up to 200.
    private static let mostJobs = 1_000

    private func note(
        _ outcome: Parse4AICallback.Outcome, of job: FetchJob, _ writer: DocumentWriter
    ) throws {
        var job = job
        switch outcome {
        case .open: return
        // The address in the callback expires, and may be a secret: the run asks for it once.
        case .done: job.phase = JobPhase.download.rawValue
        case .failed(let code, let message):
            (job.state, job.errorCode, job.errorMessage) = (.failed, code, message)
        }
        try writer.update(job)
    }
}
