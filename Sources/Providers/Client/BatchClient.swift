/// A client whose service takes several files in one call, and answers for all of them at once.
package protocol BatchClient: ProviderClient {
    /// The call that makes one task of several jobs.
    func batchCall(_ jobs: [ClientJob]) throws(ClientFailure) -> ClientCall

    /// The task that the call made.
    func readBatch(_ answer: HTTPAnswer) throws(ClientFailure) -> ClientTask

    /// The call that asks for the state of all jobs of a task.
    func batchPollCall(_ task: ClientTask) -> ClientCall

    /// The state of each job, in the order of `jobs`.
    func readBatchPoll(
        _ answer: HTTPAnswer, _ jobs: [ClientJob], _ task: ClientTask
    ) throws(ClientFailure) -> [BatchEntry]
}

/// The state of one job of a batch.
package enum BatchEntry: Equatable, Sendable {
    case wait(Duration, progress: Int?)
    /// Its result lies at the task's address.
    case ready(ClientTask)
    case failed(ClientFailure)

    /// The state that a single task's step means.
    init(_ step: ClientStep) {
        switch step {
        case .next(_, let task): self = .ready(task)
        case .wait(let duration, let progress): self = .wait(duration, progress: progress)
        case .result, .attachment, .nothing: self = .wait(.zero, progress: 100)
        }
    }
}
