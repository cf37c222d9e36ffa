internal import ArgumentParser
internal import Fetching
internal import Foundation
internal import Providers
internal import Storage

/// A run with everything that it needs from outside: the store, the network, the clock, and the report.
struct FetchSession {
    private let options: FetchRunOptions
    private let settings: FetchSettings
    private let hosts: [String]
    private let report: FetchReport

    init(_ options: FetchRunOptions, factory: ClientFactory, hosts: [String]) throws {
        self.options = options
        self.hosts = hosts + options.allowHost + (options.allowPrivateNetwork ? factory.ownHosts : [])
        settings = options.settings(factory)
        report = FetchReport(isJSON: options.json, redaction: settings.redaction)
    }

    /// Runs and closes the connections, however it ends.
    func run(_ body: (FetchRun) async throws -> FetchSummary) async throws -> FetchSummary {
        let ledger = try FetchLedger(store: try options.store.open(.create))
        let transport = try CurlTransport(guarding: guarding(hosts: hosts))
        let assets = try CurlTransport(guarding: guarding(hosts: nil))
        let run = FetchRun(
            ledger: ledger, transport: transport, assetTransport: assets, clock: options.clock,
            settings: settings, events: report.tell)
        let result: Result<FetchSummary, any Error>
        do {
            result = .success(try await body(run))
        } catch {
            result = .failure(error)
        }
        transport.shutDown()
        assets.shutDown()
        return try result.get()
    }

    /// Prints the sums, and ends with the status of the contract.
    func finish(_ summary: FetchSummary) throws {
        try report.print(summary)
        let isIncomplete =
            summary.failed + summary.uncertain + summary.left + summary.assetsFailed > 0
        guard isIncomplete else { return }
        throw summary.done + summary.skipped == 0 ? ExitStatus.failed : ExitStatus.incomplete
    }

    private func guarding(hosts: [String]?) -> AddressGuard {
        AddressGuard(
            resolver: SystemResolver(), allowsPrivateNetwork: options.allowPrivateNetwork, hosts: hosts)
    }
}
