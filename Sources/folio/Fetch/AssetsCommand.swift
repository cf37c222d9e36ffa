internal import ArgumentParser
internal import Fetching
internal import Foundation
internal import Storage
internal import Synchronization

/// `folio assets`.
struct AssetsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assets",
        abstract: "Manage images that results reference by URL.",
        subcommands: [AssetsDownloadCommand.self])
}

/// `folio assets download`.
struct AssetsDownloadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "download",
        abstract: "Download the images that stored results reference by URL.",
        discussion: """
            The URLs expire: Doc2X keeps images for 24 hours. An image that is no longer available is reported, and its URL is kept.

            Examples:
              folio assets download
              folio assets download --provider doc2x --document 2024/report
            """)

    /// The sums as JSON.
    private struct Sums: Encodable {
        var assets = 0
        var failed = 0
        var failures: [Failure] = []

        struct Failure: Encodable {
            let url: String
            let message: String
        }
    }

    @OptionGroup var store: StoreOptions

    @Option(name: .shortAndLong, help: "Only parses of this provider.")
    var provider: String?

    @Option(help: "Only the document with this key.")
    var document: String?

    @Option(parsing: .unconditional, help: "Number of downloads at a time.")
    var jobs = 4

    @Flag(help: "Allow URLs in private networks.")
    var allowPrivateNetwork = false

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if !(1...64).contains(jobs) { throw ValidationError("--jobs must be from 1 to 64") }
    }

    func run() async throws {
        let ledger = try FetchLedger(store: try store.open(.write))
        let transport = try CurlTransport(
            guarding: AddressGuard(
                resolver: SystemResolver(), allowsPrivateNetwork: allowPrivateNetwork))
        let sums = Synchronized(Sums())
        let download = AssetDownload(
            ledger: ledger, transport: transport, clock: SystemFetchClock(), jobs: jobs
        ) { event in
            guard case .asset(let url, let problem) = event else { return }
            sums.change { sums in
                guard let problem else { return sums.assets += 1 }
                sums.failed += 1
                if sums.failures.count < 1000 { sums.failures.append(.init(url: url, message: problem)) }
            }
        }
        let result: Result<Void, any Error>
        do {
            result = .success(try await download.run(provider: provider, documentKey: document))
        } catch {
            result = .failure(error)
        }
        transport.shutDown()
        try result.get()
        let total = sums.value
        for failure in total.failures { StandardError.write("failed: \(failure.url): \(failure.message)") }
        if json {
            try JSONOutput.write(total)
        } else {
            try StandardOutput.putLine("downloaded \(Counted(total.assets, "image")), \(total.failed) failed")
        }
        if total.failed > 0 { throw ExitStatus.incomplete }
    }
}

/// A value that several threads change, one at a time.
final class Synchronized<Value: Sendable>: Sendable {
    private let content: Mutex<Value>

    init(_ value: Value) {
        content = Mutex(value)
    }

    var value: Value { content.withLock { $0 } }

    func change(_ body: @Sendable (inout Value) -> Void) {
        content.withLock { body(&$0) }
    }
}
