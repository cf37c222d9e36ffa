package import DocumentModel
package import Foundation

/// Speaks a provider's API: writes requests and reads answers, and does no I/O itself.
///
/// A client is a value in its adapter's folder. `Fetching` sends what it writes, keeps the ledger, waits and tries again;
/// an adapter whose provider has no API has no client.
package protocol ProviderClient: Sendable {
    /// The name on the command line and in the ledger: `doc2x`, `parse4ai`.
    var name: String { get }

    /// `Provider.id` of the adapter that reads the answers.
    var adapter: String { get }

    /// What the provider takes, and how fast.
    var limits: ClientLimits { get }

    /// What is asked for beside the file, as it is recorded; equal options give equal results.
    var options: [String: MetadataValue] { get }

    /// Whether the file goes into the request itself, in base64 say, and not as a body of its own.
    var sendsFileInRequest: Bool { get }

    /// Hosts, with their subdomains, that results and uploads of this service are known to lie at.
    var knownHosts: [String] { get }

    /// The call that a phase makes.
    ///
    /// - Throws: `ClientFailure` if the job cannot be sent.
    func call(_ phase: JobPhase, _ job: ClientJob, _ task: ClientTask) throws(ClientFailure) -> ClientCall

    /// The request as it is sent at a moment; signatures hold for a few minutes only.
    func sign(_ request: HTTPRequest, at time: Date) -> HTTPRequest

    /// What follows from the answer to a phase's call.
    ///
    /// - Throws: `ClientFailure` with what to do about it.
    func read(
        _ answer: HTTPAnswer, of phase: JobPhase, _ job: ClientJob, _ task: ClientTask
    ) throws(ClientFailure) -> ClientStep
}

extension ProviderClient {
    package var sendsFileInRequest: Bool { false }
    package var knownHosts: [String] { [] }
    package func sign(_ request: HTTPRequest, at time: Date) -> HTTPRequest { request }
}
