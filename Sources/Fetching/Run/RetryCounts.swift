internal import Providers

/// How often a job has been tried in each way, and what is tried next.
struct RetryCounts {
    /// What to do after a failure; `attempt` is how often this was done before.
    enum Step {
        case callAgain(attempt: Int, after: Duration?)
        case submitAgain(attempt: Int)
        case waitForOthers(attempt: Int)
        case giveUp(attempts: Int)
    }

    private var repetitions = 0
    /// How often the service has said that it does not know the task yet; that is an answer, so the count of failed calls restarts.
    private var misses = 0
    private var submissions = 1
    private var queueings = 0

    /// Forgets the calls of a task once one is answered, or the task is given up.
    mutating func forgetCalls() { (repetitions, misses) = (0, 0) }

    /// Counts another attempt, and says which.
    mutating func next(_ remedy: ClientFailure.Remedy) -> Step {
        switch remedy {
        case .callAgain(let wanted) where repetitions < Backoff.attempts - 1:
            repetitions += 1
            return .callAgain(attempt: repetitions - 1, after: wanted)
        case .callAgainElseSubmit where misses < Backoff.attempts - 1:
            (repetitions, misses) = (0, misses + 1)
            return .callAgain(attempt: misses - 1, after: nil)
        case .submitAgain where submissions < Backoff.submissions,
            .callAgainElseSubmit where submissions < Backoff.submissions:
            submissions += 1
            return .submitAgain(attempt: submissions - 1)
        case .waitForOthers where queueings < Backoff.queueAttempts:
            queueings += 1
            return .waitForOthers(attempt: queueings - 1)
        case .callAgain, .callAgainElseSubmit: return .giveUp(attempts: Backoff.attempts)
        case .submitAgain: return .giveUp(attempts: Backoff.submissions)
        case .waitForOthers: return .giveUp(attempts: Backoff.queueAttempts)
        case .none, .endRun: return .giveUp(attempts: 1)
        }
    }
}
