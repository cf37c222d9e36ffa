import DocumentModel
import Fetching
import Foundation
import ProviderEmulators
import Providers
import Storage
import Synchronization
import TestSupport

/// A folder with files, a store, an emulator and a clock: everything that a run needs.
final class FetchBench: Sendable {
    let folder: URL
    let emulator: ProviderEmulator
    let clock = TestClock()
    private let told = Mutex<[FetchEvent]>([])

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "folio-fetch-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        emulator = try await ProviderEmulator.start()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var events: [FetchEvent] { told.withLock { $0 } }

    /// Writes a PDF with a page for each text; returns its path.
    @discardableResult
    func pdf(_ name: String, _ texts: [String], padding: Int = 0) throws -> String {
        try write(MadePDF.bytes(texts, padding: padding), name)
    }

    /// Writes a file; returns its path.
    @discardableResult
    func write(_ bytes: [UInt8], _ name: String) throws -> String {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }

    /// Clients that know the emulator's keys.
    var factory: ClientFactory {
        get throws { try makeFactory() }
    }

    func makeFactory(_ more: [String: String] = [:]) throws -> ClientFactory {
        let environment = [
            "DOC2X_API_KEY": EmulatorState.Key.doc2X, "COMPLEXDOCR_APP_ID": EmulatorState.Key.appID,
            "COMPLEXDOCR_AUTHORIZATION": EmulatorState.Key.authorization,
            "PARSE4AI_API_KEY": EmulatorState.Key.parse4AI, "PARSE4AI_SEED": "seed_1",
            "VOLC_ACCESSKEY": EmulatorState.Key.accessKey, "VOLC_SECRETKEY": EmulatorState.Key.secretKey,
            "DOC2X_BASE_URL": emulator.baseURL, "COMPLEXDOCR_BASE_URL": emulator.baseURL,
            "PARSE4AI_BASE_URL": emulator.parse4AIURL, "VOLC_BASE_URL": emulator.baseURL,
            "FOLIO_CREDENTIALS": folder.appending(path: "none").path,
        ]
        return ClientFactory(
            credentials: try CredentialStore(environment: environment.merging(more) { _, new in new }))
    }

    /// Runs `body` with a run over this store, and closes everything after it.
    @discardableResult
    func run(
        _ settings: FetchSettings = FetchSettings(),
        through network: (CurlTransport) -> any HTTPTransport = { $0 },
        _ body: (FetchRun) async throws -> FetchSummary
    ) async throws -> FetchSummary {
        let clock = clock
        let store = try DocumentStore(
            path: folder.appending(path: "folio.db").path, mode: .create, clock: { clock.now() })
        let guarding = AddressGuard(resolver: SystemResolver(), allowsPrivateNetwork: true)
        let transport = try CurlTransport(guarding: guarding)
        let run = FetchRun(
            ledger: try FetchLedger(store: store), transport: network(transport), assetTransport: transport,
            clock: clock, settings: settings,
            events: { event in self.told.withLock { $0.append(event) } })
        let result: Result<FetchSummary, any Error>
        do { result = .success(try await body(run)) } catch { result = .failure(error) }
        transport.shutDown()
        return try result.get()
    }

    /// Fetches sources with a client.
    @discardableResult
    func fetch(
        _ sources: [String], with client: any ProviderClient, _ settings: FetchSettings = FetchSettings(),
        through network: (CurlTransport) -> any HTTPTransport = { $0 }
    ) async throws -> FetchSummary {
        let finder = SourceFinder(names: sources, limits: client.limits, service: client.name)
        return try await run(settings, through: network) { try await $0.fetch(finder, with: client) }
    }

    /// Goes on with what is left.
    @discardableResult
    func resume(_ settings: FetchSettings = FetchSettings()) async throws -> FetchSummary {
        let factory = try factory
        return try await run(settings) { run in
            try await run.resume { try factory.client(for: $0) }
        }
    }

    /// Reads the store.
    func read<T>(_ body: (DocumentReader) throws -> T) throws -> T {
        try DocumentStore(
            path: folder.appending(path: "folio.db").path, mode: .read, clock: { Date() }
        ).read(body)
    }

    /// All jobs of the ledger.
    func jobs() throws -> [FetchJob] { try read { try $0.jobs(limit: 100_000) } }

    /// The texts of all blocks of a document, page by page.
    func texts(_ key: String) throws -> [[String]] {
        try read { reader in
            guard let document = try reader.document(key: key) else { return [] }
            return try (0..<document.pageCount).compactMap { index in
                try reader.page(key: key, index: index)?.blocks.map(\.block.text)
            }
        }
    }
}
