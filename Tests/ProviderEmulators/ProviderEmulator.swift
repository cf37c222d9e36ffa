import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// A server on loopback that speaks the five APIs as their documents describe them.
package final class ProviderEmulator: Sendable {
    /// What the services remember, and what is to go wrong.
    package let state: EmulatorState
    package let port: Int
    private let server: Task<Void, any Error>

    /// The address of doc2x, complexdocr and volcengine.
    package var baseURL: String { "http://127.0.0.1:\(port)" }
    /// The address of parse4ai.
    package var parse4AIURL: String { "\(baseURL)/api" }

    private init(state: EmulatorState, port: Int, server: Task<Void, any Error>) {
        self.state = state
        self.port = port
        self.server = server
    }

    deinit {
        server.cancel()
        Self.turns.giveBack()
    }

    /// All tests begin at once; hundreds of servers with their clients would only keep each other waiting.
    private static let turns = Turns(6)

    /// Starts a server on a free port, or the one given, and returns when it listens.
    ///
    /// In one process there are a few at a time: where there are as many already, this waits until one has gone.
    package static func start(port: Int = 0) async throws -> ProviderEmulator {
        await turns.take()
        let state = EmulatorState()
        let (ports, sender) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "emulator")
        logger.logLevel = .critical
        let application = Application(
            responder: EmulatorResponder(state: state),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in sender.yield(channel.localAddress?.port ?? 0) }, logger: logger)
        let server = Task {
            defer { sender.finish() }
            try await application.run()
        }
        for await port in ports { return ProviderEmulator(state: state, port: port, server: server) }
        turns.giveBack()
        try await server.value
        throw CancellationError()
    }

    /// Serves until the process ends.
    package func wait() async throws { try await server.value }
}

/// The channel of a request is kept, so that a connection can be cut.
struct EmulatorContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }
}

/// Hands a request to the service that it is for, and lets go wrong what is to go wrong.
struct EmulatorResponder: HTTPResponder {
    private struct Cut: Error {}

    let state: EmulatorState

    func respond(to request: Request, context: EmulatorContext) async throws -> Response {
        var headers: [String: String] = ["host": request.head.authority ?? ""]
        for field in request.headers { headers[field.name.canonicalName] = field.value }
        let received = EmulatorRequest(
            method: request.method.rawValue, path: request.uri.path, query: request.uri.query ?? "",
            headers: headers)
        let base = "http://\(headers["host"] ?? "")"
        if received.path.hasPrefix("/emulator/") {
            let answer = await EmulatorControl(state: state).answer(try await whole(received, request))
            await state.keep(received, "control", answer)
            return response(answer)
        }
        let services: [any EmulatorService] = [
            Doc2XEmulator(base: base), ComplexDOcrEmulator(), Parse4AIEmulator(base: base),
            VolcengineEmulator(),
        ]
        for service in services {
            guard let call = service.call(of: received) else { continue }
            let fault = await state.begin(call)
            if fault == .cutWithin {
                for try await _ in request.body { break }
                try? await context.channel.close()
                throw Cut()
            }
            return try await answer(whole(received, request), call, service, fault, context)
        }
        return Response(status: .notFound)
    }

    /// The request with its body.
    private func whole(_ received: EmulatorRequest, _ request: Request) async throws -> EmulatorRequest {
        var received = received
        received.body = Array(try await request.body.collect(upTo: 1 << 30).readableBytesView)
        return received
    }

    private func answer(
        _ request: EmulatorRequest, _ call: String, _ service: any EmulatorService,
        _ fault: EmulatorFault.Kind?, _ context: EmulatorContext
    ) async throws -> Response {
        switch fault {
        case .status(let status, let retryAfter):
            var answer = EmulatorAnswer.status(status)
            if let retryAfter { answer.headers["Retry-After"] = "\(retryAfter)" }
            return response(answer)
        case .code(let code): return response(service.answer(forCode: code, call, request))
        case .echo:
            let headers = request.headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
            return response(.json(["echo": headers], status: 402))
        case .hold(.before):
            await state.hold()
            throw Cut()
        case .cutBefore:
            try? await context.channel.close()
            throw Cut()
        // Only addresses for uploads expire, and only what answers in JSON can answer in something else.
        case .expired where call == "upload": return response(.status(403))
        case .garbage where !["upload", "download", "exportDownload", "image"].contains(call):
            return response(.bytes(Array("<html>busy</html>".utf8), "text/html"))
        case .slow(let milliseconds): try await Task.sleep(for: .milliseconds(milliseconds))
        case .processing:
            // Only a task that has its file can be at work.
            let task = await state.task(request.parameter("uid") ?? "")
            if task?.isUploaded ?? true, let answer = processing(call, request) { return response(answer) }
        case .failed(let reason): return response(service.answer(forFailedTask: reason, call, request))
        case .cutAfter, .cutWithin, .hold, .cutZip, .unknownFields, .expired, .garbage, nil: break
        }
        var answer = await service.answer(request, call, state)
        await state.keep(request, call, answer)
        switch fault {
        case .hold(.handled): await state.hold()
        case .hold(.half): return cut(answer, holding: true)
        case .cutZip: answer.body = Array(answer.body.dropLast(answer.body.count / 3))
        case .unknownFields: answer.body = withUnknownFields(answer.body)
        case .cutAfter: return cut(answer)
        default: break
        }
        return response(answer)
    }

    /// What a task at work answers, whatever the service.
    private func processing(_ call: String, _ request: EmulatorRequest) -> EmulatorAnswer? {
        guard call == "poll" || call == "exportPoll" else { return nil }
        if request.path.contains("/v1/extract") {
            let id = request.path.split(separator: "/").last.map(String.init) ?? ""
            if request.path.contains("/batch/") {
                let data = ["batch_id": id, "extract_result": [Any]()] as [String: Any]
                return .json(["code": 0, "msg": "ok", "trace_id": "c876cd60", "data": data])
            }
            return .json([
                "code": 0, "message": "ok", "data": ["taskId": id, "state": "converting", "errMsg": ""],
            ])
        }
        return .json(["code": "success", "data": ["status": "processing", "progress": 0]])
    }

    /// The answer's head and half of its body, and then nothing.
    private func cut(_ answer: EmulatorAnswer, holding isHeld: Bool = false) -> Response {
        let half = ByteBuffer(bytes: answer.body.prefix(answer.body.count / 2))
        var response = self.response(answer)
        response.body = ResponseBody(contentLength: max(1, answer.body.count)) { writer in
            try await writer.write(half)
            if isHeld { await state.hold() }
            throw Cut()
        }
        return response
    }

    private func response(_ answer: EmulatorAnswer) -> Response {
        var fields = HTTPFields()
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        return Response(
            status: .init(code: answer.status), headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    }

    /// The same JSON with members that no document names, at the top and in `data`.
    private func withUnknownFields(_ body: [UInt8]) -> [UInt8] {
        guard body.first == UInt8(ascii: "{") else { return body }
        let more = Array("{\"x_new\":{\"a\":[1,null]},\"x_list\":[],".utf8)
        return more + body.dropFirst()
    }
}
