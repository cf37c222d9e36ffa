internal import ArgumentParser
internal import Fetching
internal import Foundation

/// The options of `folio fetch` that are the same for every provider.
struct FetchRunOptions: ParsableArguments {
    /// What becomes of images that a result only names.
    enum Assets: String, ExpressibleByArgument, CaseIterable {
        case keep, download
    }

    @OptionGroup var store: StoreOptions

    @Option(parsing: .unconditional, help: "Number of files to process at a time.")
    var jobs = 4

    @Option(
        parsing: .unconditional,
        help: "Maximum number of pages to send in this run; --resume continues with the rest.")
    var maxPages: Int?

    @Flag(help: "Show the files, calls and pages that would be sent, and send nothing.")
    var dryRun = false

    @Flag(
        help:
            "Send files again that were sent before, and repeat interrupted calls that may have been paid for."
    )
    var force = false

    @Option(
        help:
            "Images that a result references by URL: keep the URLs, or download the images before the URLs expire."
    )
    var assets = Assets.keep

    @Option(help: "Use this document key instead of one derived from the path; for one file.")
    var key: String?

    @Option(name: .customLong("base-url"), help: "Use this service URL instead of the provider's default.")
    var baseURL: String?

    @Option(help: "Another host that results may be downloaded from; repeatable.")
    var allowHost: [String] = []

    @Flag(help: "Allow URLs in private networks; for services that run in your own network.")
    var allowPrivateNetwork = false

    @Flag(help: "Print each event as a line of JSON, and the totals last.")
    var json = false

    func validate() throws {
        if !(1...64).contains(jobs) { throw ValidationError("--jobs must be from 1 to 64") }
        if let maxPages, maxPages < 0 { throw ValidationError("--max-pages must not be negative") }
        if let key, key.isEmpty { throw ValidationError("--key must not be empty") }
        if let baseURL, !baseURL.hasPrefix("https://"), !baseURL.hasPrefix("http://") {
            throw ValidationError("--base-url must begin with https:// or http://")
        }
    }

    /// Makes clients with the user's keys.
    func factory() throws -> ClientFactory {
        ClientFactory(
            credentials: try CredentialStore(environment: ProcessInfo.processInfo.environment),
            baseURL: baseURL, sendsNothing: dryRun)
    }

    func settings(_ factory: ClientFactory) -> FetchSettings {
        var settings = FetchSettings()
        settings.jobs = jobs
        settings.maximumPages = maxPages
        settings.force = force
        settings.downloadsAssets = assets == .download
        settings.redaction = Redaction(factory.secrets)
        return settings
    }

    /// Real time; against a service of one's own, `FOLIO_FETCH_PACE` shortens every second, so that trials need not wait.
    var clock: SystemFetchClock {
        let wanted = ProcessInfo.processInfo.environment["FOLIO_FETCH_PACE"].flatMap(Double.init)
        guard allowPrivateNetwork, let wanted, wanted > 0, wanted <= 1 else { return SystemFetchClock() }
        return SystemFetchClock(pace: wanted)
    }
}
