internal import Foundation
internal import Providers
internal import Storage

/// Downloads images that results only name, before their addresses expire.
package struct AssetDownload: Sendable {
    /// What `fetch_jobs.phase` says of a job whose answer is stored, and whose images are being downloaded.
    static let phase = "assets"
    /// The most bytes of an image.
    private static let imageLimit = 64 << 20
    private static let attempts = 4

    private let ledger: FetchLedger
    private let transport: any HTTPTransport
    private let clock: any FetchClock
    private let jobs: Int
    private let events: @Sendable (FetchEvent) -> Void

    package init(
        ledger: FetchLedger, transport: any HTTPTransport, clock: any FetchClock, jobs: Int,
        events: @escaping @Sendable (FetchEvent) -> Void
    ) {
        self.ledger = ledger
        self.transport = transport
        self.clock = clock
        self.jobs = max(1, jobs)
        self.events = events
    }

    /// Downloads the images of the named parses; of all parses if none are named.
    package func run(provider: String? = nil, documentKey: String? = nil, parse: Int64? = nil) async throws {
        var last = ""
        while true {
            let urls = try ledger.store.read {
                try $0.remoteAssets(
                    after: last, provider: provider, documentKey: documentKey, parse: parse, limit: 200)
            }
            guard let end = urls.last else { return }
            last = end
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (position, url) in urls.enumerated() {
                    if position >= jobs { try await group.next() }
                    group.addTask { try await download(url) }
                }
                try await group.waitForAll()
            }
        }
    }

    private func download(_ url: String) async throws {
        let call = ClientCall(
            HTTPRequest(.get, url), origin: .answered, answerLimit: Self.imageLimit, timeout: .seconds(120))
        var problem = ""
        for attempt in 0..<Self.attempts {
            if attempt > 0 {
                try await clock.sleep(for: Backoff.pause(attempt - 1, wanted: nil, chance: clock.chance()))
            }
            let answer: HTTPAnswer
            do throws(TransportError) {
                answer = try await transport.send(call, file: nil)
            } catch {
                problem = error.message
                guard [.notConnected, .connectionLost].contains(error.code) else { break }
                continue
            }
            if answer.status == 200 { return try await store(answer, url) }
            problem = "the server answered \(answer.status)"
            guard answer.status == 429 || answer.status >= 500 else { break }
        }
        events(.asset(url: AddressGuard.shown(url), problem: problem))
    }

    private func store(_ answer: HTTPAnswer, _ url: String) async throws {
        guard let mediaType = ContentSniffer.imageMediaType(answer.body) else {
            return events(
                .asset(url: AddressGuard.shown(url), problem: "the file at this URL is not an image"))
        }
        try await ledger.storeDownload(answer.body, mediaType: mediaType, url: url)
        events(.asset(url: AddressGuard.shown(url), problem: nil))
    }
}
