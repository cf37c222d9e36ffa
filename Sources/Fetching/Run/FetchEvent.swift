package import Storage

/// What happens in a run, for those who watch it.
package enum FetchEvent: Sendable {
    /// The provider has the job.
    case submitted(FetchJob)
    /// Percent of a job, if the provider sends it.
    case progress(FetchJob, Int?)
    /// A call did not work and is made again after a pause.
    case retrying(FetchJob, code: String, pause: Duration)
    case done(FetchJob, pages: Int)
    case failed(FetchJob)
    /// A call that may have been paid for was cut off.
    case uncertain(FetchJob)
    /// Left for another run.
    case left(FetchJob)
    /// Sent before.
    case skipped(FetchJob)
    case problem(SourceProblem)
    case passedOver(String)
    /// An image was downloaded, or could not be.
    case asset(url: String, problem: String?)
}
