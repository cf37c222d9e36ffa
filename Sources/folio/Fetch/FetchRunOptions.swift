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

    @Option(parsing: .unconditional, help: "How many files are under way at a time.")
    var jobs = 4

    @Option(
        parsing: .unconditional,
        help: "Send at most so many pages in this run; the rest is left for --resume.")
    var maxPages: Int?

    @Flag(help: "Tell what would be sent, page by page, and send nothing.")
    var dryRun = false

    @Flag(help: "Send again what was sent before, and calls that were cut off and may have been paid for.")
    var force = false

    @Option(
        help: "Images that a result only names: keep their addresses, or download them before they expire.")
    var assets = Assets.keep

    @Option(help: "The document's key, in place of the one that the path tells; for one file.")
    var key: String?

    @Option(name: .customLong("base-url"), help: "The service's address, in place of the provider's own.")
    var baseURL: String?

    @Option(help: "A further host that results may be downloaded from; may be given several times.")
    var allowHost: [String] = []

    @Flag(help: "Follow addresses in answers into private networks; for services that run in your own.")
    var allowPrivateNetwork = false

    @Flag(help: "Print a JSON object a line for everything that happens, the sums last.")
    var json = false

    func validate() throws {
        if !(1...64).contains(jobs) { throw ValidationError("--jobs counts from 1 to 64.") }
        if let maxPages, maxPages < 0 { throw ValidationError("--max-pages must not be negative.") }
        if let key, key.isEmpty { throw ValidationError("--key must not be empty.") }
        if let baseURL, !baseURL.hasPrefix("https://"), !baseURL.hasPrefix("http://") {
            throw ValidationError("--base-url begins with https:// or http://.")
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
