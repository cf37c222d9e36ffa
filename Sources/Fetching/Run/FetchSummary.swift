internal import Storage

/// What a run did; its JSON is the last line of `folio fetch --json`.
package struct FetchSummary: Encodable, Sendable {
    /// A file or part that did not come in.
    package struct Failure: Encodable, Sendable {
        package let source: String
        package let code: String
        package let message: String
    }

    /// The maximum number of failures that are reported in full; more are only counted.
    private static let failuresKept = 1000

    package private(set) var done = 0
    /// The pages of the answers stored: what the provider charges.
    package private(set) var pages = 0
    /// Sent before, with the same options.
    package private(set) var skipped = 0
    package private(set) var failed = 0
    /// Cut off in a call that may have been paid for.
    package private(set) var uncertain = 0
    /// Left for another run: not sent, or not ready.
    package private(set) var left = 0
    /// Files in folders that are of no kind that the provider takes.
    package private(set) var passedOver = 0
    package private(set) var retries = 0
    package private(set) var assets = 0
    package private(set) var assetsFailed = 0
    package internal(set) var seconds = 0.0
    package private(set) var failures: [Failure] = []

    package init() {}

    mutating func count(_ event: FetchEvent) {
        switch event {
        case .submitted, .progress: break
        case .retrying: retries += 1
        case .done(_, let count):
            done += 1
            pages += count
        case .failed(let job):
            failed += 1
            keep(
                Failure(
                    source: job.request.source, code: job.errorCode ?? "failed",
                    message: job.errorMessage ?? ""))
        case .uncertain(let job):
            uncertain += 1
            keep(
                Failure(
                    source: job.request.source, code: "uncertain", message: job.errorMessage ?? ""))
        case .left: left += 1
        case .skipped: skipped += 1
        case .problem(let problem):
            failed += 1
            keep(Failure(source: problem.source, code: problem.code, message: problem.message))
        case .passedOver: passedOver += 1
        case .asset(_, let problem): if problem == nil { assets += 1 } else { assetsFailed += 1 }
        }
    }

    private mutating func keep(_ failure: Failure) {
        if failures.count < Self.failuresKept { failures.append(failure) }
    }
}
