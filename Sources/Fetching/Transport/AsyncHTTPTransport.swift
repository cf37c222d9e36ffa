internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL
package import Providers

/// HTTP by async-http-client: TLS verified, redirects and sizes checked here.
package actor AsyncHTTPTransport: HTTPTransport {
    private static let maximumRedirects = 5

    private let guarding: AddressGuard
    /// For the addresses that the user gave.
    private let main: HTTPClient
    /// For the addresses that answers gave: one a host and checked address, so that nothing else can be connected to.
    private var pinned: [String: HTTPClient] = [:]

    package init(guarding: AddressGuard) {
        self.guarding = guarding
        main = HTTPClient(eventLoopGroupProvider: .singleton, configuration: Self.configuration())
    }

    /// Ends all connections; nothing can be sent afterwards.
    package func shutDown() async {
        for client in [main] + pinned.values { try? await client.shutdown() }
        pinned = [:]
    }

    package func send(_ call: ClientCall, file: FileBody?) async throws(TransportError) -> HTTPAnswer {
        var request = call.request
        var origin = call.origin
        for _ in 0...Self.maximumRedirects {
            let client = try await client(for: request.url, origin)
            let answer = try await exchange(request, file: file, call, client)
            guard (300..<400).contains(answer.status), let location = answer.header("Location"),
                let next = URL(string: location, relativeTo: URL(string: request.url))?.absoluteString
            else { return answer }
            // Keys stay with the host that they were meant for, and whatever is redirected has come out of an answer.
            guard request.method == .get else { return answer }
            request = HTTPRequest(.get, next)
            origin = .answered
        }
        throw TransportError(
            .tooManyRedirects,
            "limit redirects: more than \(Self.maximumRedirects) from \(AddressGuard.shown(call.request.url)). Report it to the service."
        )
    }

    private func client(
        for url: String, _ origin: ClientCall.Origin
    ) async throws(TransportError) -> HTTPClient {
        guard origin == .answered else { return main }
        let (host, address) = try await guarding.check(url)
        guard let address else { return main }
        let key = "\(host) \(address)"
        if let client = pinned[key] { return client }
        let client = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: Self.configuration(host: host, address: address))
        pinned[key] = client
        return client
    }

    private static func configuration(host: String? = nil, address: String? = nil) -> HTTPClient.Configuration
    {
        var configuration = HTTPClient.Configuration(
            certificateVerification: .fullVerification, redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(15), read: .seconds(120)), decompression: .disabled)
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        // Calls are repeated by the run, which knows what a repetition may cost; never behind its back.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.httpVersion = .http1Only
        if let host, let address { configuration.dnsOverride = [host: address] }
        return configuration
    }

    private nonisolated func exchange(
        _ request: HTTPRequest, file: FileBody?, _ call: ClientCall, _ client: HTTPClient
    ) async throws(TransportError) -> HTTPAnswer {
        var outgoing = HTTPClientRequest(url: request.url)
        outgoing.method = NIOHTTP1.HTTPMethod(rawValue: request.method.rawValue)
        for (name, value) in request.headers { outgoing.headers.add(name: name, value: value) }
        let chunks = try chunks(of: request, file)
        outgoing.body = chunks.map { .stream($0, length: .known(Int64($0.byteCount))) }
        do {
            return try await receive(outgoing, call, client)
        } catch {
            throw TransportFailures.error(error, request.url, isSent: chunks?.mark.isEnd ?? true)
        }
    }

    private nonisolated func chunks(
        of request: HTTPRequest, _ file: FileBody?
    ) throws(TransportError) -> BodyChunks? {
        switch (request.body, file) {
        case (.none, _): return nil
        case (.bytes(let bytes), _): return BodyChunks(body: .bytes(bytes), mark: .init())
        case (.file, let file?): return BodyChunks(body: file, mark: .init())
        case (.file, nil):
            throw TransportError(
                .fileUnreadable, "there is no file to send. Report this as a fault of folio.")
        }
    }

    private nonisolated func receive(
        _ request: HTTPClientRequest, _ call: ClientCall, _ client: HTTPClient
    ) async throws -> HTTPAnswer {
        let deadline = NIODeadline.now() + TimeAmount(call.timeout)
        let response = try await client.execute(request, deadline: deadline)
        var body: [UInt8] = []
        for try await piece in response.body {
            body += piece.readableBytesView
            guard body.count <= call.answerLimit else {
                throw TransportError(
                    .answerTooLarge,
                    "limit answer bytes: over \(call.answerLimit) from \(AddressGuard.shown(request.url)). Ask for fewer pages at a time."
                )
            }
        }
        return HTTPAnswer(
            status: Int(response.status.code), headers: response.headers.map { ($0.name, $0.value) },
            body: body)
    }
}
