import Foundation
import NIOCore
import NIOPosix
import Serving
import Testing

/// The server on a port of this machine.
@Suite struct ServerTests {
    /// Runs a server and `body` with its port.
    private func serving(
        _ change: (inout ServeSettings) -> Void = { _ in },
        _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        var settings = ServeSettings(store: store.path, port: 0)
        change(&settings)
        let server = Server(settings) { Date() }
        let (ports, sender) = AsyncStream.makeStream(of: Int.self)
        let task = Task {
            defer { sender.finish() }
            try await server.run(handlesSignals: false) { sender.yield($0) }
        }
        for await port in ports {
            do {
                try await body(port)
            } catch {
                task.cancel()
                throw error
            }
            break
        }
        task.cancel()
        _ = await task.result
    }

    /// Sends bytes and gives back everything until the server closes.
    private static func exchange(_ text: String, port: Int) async throws -> String {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: text))
            var answer = ""
            for try await part in inbound { answer += String(buffer: part) }
            return answer
        }
    }

    private static func request(_ target: String, _ headers: String = "") -> String {
        "GET \(target) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\(headers)\r\n"
    }

    @Test func `it answers over HTTP`() async throws {
        try await serving { port in
            let answer = try await Self.exchange(Self.request("/api/v1/count?q=gauge"), port: port)
            #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(answer.hasSuffix("{\"query\":\"gauge\",\"total\":2}"))
            let page = try await Self.exchange(Self.request("/document?key=other"), port: port)
            #expect(page.contains("<title>Folio</title>"))
        }
    }

    @Test func `HEAD is answered as GET without the body`() async throws {
        try await serving { port in
            let whole = try await Self.exchange(Self.request("/api/v1/count?q=gauge"), port: port)
            let length = try #require(whole.firstMatch(of: /(?i)content-length: (\d+)/)?.1)
            let request = Self.request("/api/v1/count?q=gauge").replacing("GET", with: "HEAD")
            let head = try await Self.exchange(request, port: port)
            #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(head.hasSuffix("\r\n\r\n"))
            #expect(head.firstMatch(of: /(?i)content-length: (\d+)/)?.1 == length)
        }
    }

    @Test func `a message of an agent is read whole, and one that is too long is refused`() async throws {
        try await serving { port in
            func post(_ body: String) async throws -> String {
                try await Self.exchange(
                    "POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)", port: port)
            }
            let padding = String(repeating: " ", count: 300_000)
            let answer = try await post(#"{"jsonrpc":"2.0","id":1,\#(padding)"method":"ping"}"#)
            #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(answer.hasSuffix(#"{"id":1,"jsonrpc":"2.0","result":{}}"#))
            let long = try await post(String(repeating: " ", count: 5_000_000))
            #expect(long.hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test func `more requests than may wait are told to come again`() async throws {
        try await serving({ $0.waitingLimit = 0 }) { port in
            let answer = try await Self.exchange(Self.request("/api/v1/stats"), port: port)
            #expect(answer.hasPrefix("HTTP/1.1 503 "))
            #expect(answer.lowercased().contains("retry-after: 1"))
            #expect(answer.contains("\"code\":\"busy\""))
        }
    }

    @Test(arguments: ["HTTP/1.0\r\nHost: 127.0.0.1", "HTTP/1.0\r\nHost: 127.0.0.1\r\nConnection: keep-alive"])
    func `the connection of a client of HTTP 1.0 ends with the answer`(_ head: String) async throws {
        try await serving { port in
            let start = ContinuousClock.now
            let answer = try await Self.exchange("GET /api/v1/count?q=gauge \(head)\r\n\r\n", port: port)
            #expect(answer.contains(" 200 OK\r\n"))
            #expect(answer.lowercased().contains("connection: close"))
            #expect(answer.hasSuffix("{\"query\":\"gauge\",\"total\":2}"))
            // An idle connection is closed after 60 s.
            #expect(start.duration(to: .now) < .seconds(30))
        }
    }

    @Test func `a connection of HTTP 1.1 stays open for the next request`() async throws {
        try await serving { port in
            let first = "GET /api/v1/count?q=weir HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            let answer = try await Self.exchange(first + Self.request("/api/v1/count?q=gauge"), port: port)
            #expect(answer.contains("{\"query\":\"weir\",\"total\":1}"))
            #expect(answer.hasSuffix("{\"query\":\"gauge\",\"total\":2}"))
        }
    }

    @Test(arguments: [
        "Host: 127.0.0.1\r\nHost: evil.example.com\r\n", "Host: 127.0.0.1\r\nhost: 127.0.0.1\r\n", "",
    ]) func `a request with two hosts or none is refused`(_ hosts: String) async throws {
        try await serving { port in
            let answer = try await Self.exchange(
                "GET /api/v1/stats HTTP/1.1\r\n\(hosts)Connection: close\r\n\r\n", port: port)
            #expect(answer.hasPrefix("HTTP/1.1 400 "))
            #expect(answer.contains("\"code\":\"host\""))
        }
    }

    @Test func `a store that is missing is told before the server listens`() async throws {
        let server = Server(ServeSettings(store: "/nonexistent/folio.db", port: 0)) { Date() }
        await #expect(throws: (any Error).self) {
            try await server.run(handlesSignals: false) { _ in Issue.record("it listens") }
        }
    }
}
