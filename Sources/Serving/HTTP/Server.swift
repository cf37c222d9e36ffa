package import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// The server: hands requests from connections to a responder on threads of its own.
package struct Server: Sendable {
    /// The longest head of a request: a query of 10,000 characters can have 120,000 bytes when it is percent-encoded.
    private static let headLimit = 320 * 1024

    private let settings: ServeSettings
    private let responder: Responder

    /// Makes a server; it listens when it runs.
    package init(_ settings: ServeSettings, clock: @escaping @Sendable () -> Date) {
        self.settings = settings
        responder = Responder(settings, clock: clock)
    }

    /// Serves until the process is asked to end (SIGTERM or SIGINT), or the task is cancelled.
    ///
    /// `started` receives the port as soon as the server listens.
    ///
    /// - Throws: `StoreError` for a store that cannot be read, and the system's error for an address that cannot be used.
    package func run(handlesSignals: Bool = true, started: @escaping @Sendable (Int) -> Void) async throws {
        try responder.openStores()
        let reading = NIOThreadPool(numberOfThreads: 4)
        let drawing = NIOThreadPool(numberOfThreads: 1)
        reading.start()
        drawing.start()
        var logger = Logger(label: "folio-serve")
        logger.logLevel = .critical
        let application = Application(
            responder: Connections(
                responder: responder, reading: Lane(reading, limit: settings.waitingLimit),
                drawing: Lane(drawing, limit: settings.waitingLimit)),
            // A client that neither sends nor takes anything is let go.
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [OldRequests()], idleTimeout: .seconds(60),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: Self.headLimit, maxHeaderListSize: Self.headLimit,
                        maxHeaderFieldCount: 100))),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(settings.connectionLimit)),
            onServerRunning: { channel in started(channel.localAddress?.port ?? 0) }, logger: logger)
        do {
            if handlesSignals { try await application.runService() } else { try await application.run() }
        } catch {
            try? await reading.shutdownGracefully()
            try? await drawing.shutdownGracefully()
            guard let error = error as? IOError else { throw error }
            throw ListenFailure(settings, error)
        }
        try await reading.shutdownGracefully()
        try await drawing.shutdownGracefully()
    }
}

/// Why a server cannot listen at its address.
package struct ListenFailure: Error {
    /// What is wrong.
    package let message: String
    /// What to do next.
    package let hint = "choose another port with --port, or 0 for any free one"

    init(_ settings: ServeSettings, _ error: IOError) {
        message =
            "cannot listen at \(settings.host), port \(settings.port): \(String(cString: strerror(error.errnoCode)))"
    }
}

/// Threads, and how many requests may wait for them.
private final class Lane: Sendable {
    private let pool: NIOThreadPool
    private let limit: Int
    private let waiting = Atomic<Int>(0)

    init(_ pool: NIOThreadPool, limit: Int) {
        self.pool = pool
        self.limit = limit
    }

    /// Runs `body` on a thread; nil if too many wait.
    func run(_ body: @escaping @Sendable () -> APIAnswer) async throws -> APIAnswer? {
        let count = waiting.add(1, ordering: .relaxed).newValue
        defer { waiting.subtract(1, ordering: .relaxed) }
        guard count <= limit else { return nil }
        return try await pool.runIfActive(body)
    }
}

private struct Connections: HTTPResponder {
    typealias Context = BasicRequestContext

    let responder: Responder
    let reading: Lane
    let drawing: Lane

    func respond(to request: Request, context: Context) async throws -> Response {
        // The first is kept beside the other fields, so that one among them is a second one.
        if let host = HTTPField.Name("Host"), request.headers[host] != nil {
            return Self.response(Responder.severalHosts(), closes: true)
        }
        guard let body = try await Self.body(of: request) else { return Self.response(Responder.tooLarge()) }
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = field.value }
        let asked = APIRequest(
            method: request.method.rawValue, target: request.uri.string, host: request.head.authority,
            headers: headers, body: body)
        let lane = Responder.drawsPicture(asked.path) ? drawing : reading
        let answer = try await lane.run { responder.answer(asked) } ?? Responder.busy()
        let response = Self.response(answer, closes: request.headers[.connection] == "close")
        return request.method == .head ? response.createHeadResponse() : response
    }

    /// What a request sends, if that is looked at; nil if it is too much.
    private static func body(of request: Request) async throws -> [UInt8]? {
        let limit = Responder.bodyLimit(method: request.method.rawValue, target: request.uri.string)
        guard limit > 0 else { return [] }
        var body: [UInt8] = []
        for try await part in request.body {
            guard part.readableBytes <= limit - body.count else { return nil }
            body += part.readableBytesView
        }
        return body
    }

    private static func response(_ answer: APIAnswer, closes: Bool = false) -> Response {
        var fields = HTTPFields()
        if closes { fields[.connection] = "close" }
        fields[.contentType] = answer.contentType
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        return Response(
            status: .init(code: answer.status), headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    }
}
