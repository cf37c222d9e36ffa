import Fetching
import Foundation
import ProviderEmulators
import Providers
import TestSupport
import Testing

/// Which addresses that came out of an answer are followed.
@Suite struct AddressTests {
    /// A resolver with answers of its own.
    private struct Answers: HostResolver {
        let addresses: [IPAddress]
        func addresses(of host: String) async -> [IPAddress] { addresses }
    }

    private static func v4(_ bytes: UInt8...) -> IPAddress { IPAddress(bytes: bytes) }

    private static func v6(_ groups: UInt16...) -> IPAddress {
        IPAddress(bytes: groups.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] })
    }

    @Test(arguments: [
        v4(127, 0, 0, 1), v4(127, 255, 255, 254), v4(10, 0, 0, 1), v4(172, 16, 0, 1), v4(172, 31, 255, 255),
        v4(192, 168, 1, 1), v4(169, 254, 169, 254), v4(100, 64, 0, 1), v4(0, 0, 0, 0), v4(224, 0, 0, 1),
        v4(255, 255, 255, 255), v4(198, 19, 0, 1), v6(0, 0, 0, 0, 0, 0, 0, 1), v6(0, 0, 0, 0, 0, 0, 0, 0),
        v6(0xFE80, 0, 0, 0, 0, 0, 0, 1), v6(0xFC00, 0, 0, 0, 0, 0, 0, 1), v6(0xFDFF, 0, 0, 0, 0, 0, 0, 1),
        v6(0xFF02, 0, 0, 0, 0, 0, 0, 1), v6(0, 0, 0, 0, 0, 0xFFFF, 0x7F00, 1),
        v6(0x0064, 0xFF9B, 0, 0, 0, 0, 0x0A00, 1), v6(0x2002, 0xC0A8, 0x0101, 0, 0, 0, 0, 1),
        v6(0x2001, 0x0DB8, 0, 0, 0, 0, 0, 1),
    ])
    func `an address of a private or special network is not public`(_ address: IPAddress) {
        #expect(!address.isPublic, "\(address)")
    }

    @Test(arguments: [
        v4(8, 8, 8, 8), v4(172, 15, 0, 1), v4(172, 32, 0, 1), v4(100, 63, 0, 1), v4(100, 128, 0, 1),
        v4(192, 167, 0, 1), v4(223, 255, 255, 1), v6(0x2400, 0x3200, 0, 0, 0, 0, 0, 1),
        v6(0, 0, 0, 0, 0, 0xFFFF, 0x0808, 0x0808), v6(0x2002, 0x0808, 0x0808, 0, 0, 0, 0, 1),
    ])
    func `an address of the Internet is public`(_ address: IPAddress) {
        #expect(address.isPublic, "\(address)")
    }

    private func check(
        _ url: String, _ addresses: [IPAddress], hosts: [String]? = nil
    ) async throws(TransportError) -> String? {
        try await AddressGuard(
            resolver: Answers(addresses: addresses), allowsPrivateNetwork: false, hosts: hosts
        ).check(url).address
    }

    @Test func `the connection goes to the public address that was checked`() async throws {
        let addresses = [Self.v4(10, 0, 0, 1), Self.v4(8, 8, 4, 4)]
        #expect(try await check("https://cdn.example.com/a.zip", addresses) == "8.8.4.4")
    }

    @Test(arguments: [
        "file:///etc/passwd", "ftp://example.com/a", "https://user@example.com/", "//example.com/a", "",
        "https:///a",
    ])
    func `what is no plain address of the web is refused`(_ url: String) async {
        await #expect(throws: TransportError.self) { try await check(url, [Self.v4(8, 8, 8, 8)]) }
    }

    @Test(arguments: [
        ("cdn.noedgeai.com", true), ("noedgeai.com", true), ("evilnoedgeai.com", false),
        ("noedgeai.com.evil.org", false), ("NOEDGEAI.com", true),
    ])
    func `hosts of a service are it and what is below it`(_ host: String, isKnown: Bool) async throws {
        let address = try? await check("https://\(host)/a", [Self.v4(8, 8, 8, 8)], hosts: ["noedgeai.com"])
        #expect((address != nil) == isKnown)
    }

    @Test func `a name that leads home is refused, also after a redirect`() async throws {
        let emulator = try await ProviderEmulator.start()
        let guarding = AddressGuard(
            resolver: Answers(addresses: [Self.v4(169, 254, 169, 254)]), allowsPrivateNetwork: false)
        let transport = try CurlTransport(guarding: guarding)
        let direct = ClientCall(HTTPRequest(.get, "http://metadata.example/latest"), origin: .answered)
        await #expect(throws: TransportError.self) { try await transport.send(direct, file: nil) }
        let redirected = ClientCall(
            HTTPRequest(.get, "\(emulator.baseURL)/emulator/redirect?to=http://metadata.example/"))
        do {
            _ = try await transport.send(redirected, file: nil)
            Issue.record("the redirect was followed")
        } catch {
            #expect(error.code == .addressRefused)
        }
        transport.shutDown()
    }

    @Test func `a key stays with the host that it is for when a call is redirected`() async throws {
        let emulator = try await ProviderEmulator.start()
        let guarding = AddressGuard(resolver: SystemResolver(), allowsPrivateNetwork: true)
        let transport = try CurlTransport(guarding: guarding)
        let request = HTTPRequest(
            .get, "\(emulator.baseURL)/emulator/redirect?to=/emulator/counts",
            headers: [("Authorization", "Bearer sk-1")])
        #expect(try await transport.send(ClientCall(request), file: nil).status == 200)
        let keys = await emulator.state.exchanges.map { $0.request.headers["authorization"] }
        #expect(keys == ["Bearer sk-1", nil])
        transport.shutDown()
    }

    @Test func `a server that cannot prove who it is gets no request, and no second try`() async throws {
        guard let server = try UntrustedServer() else { return print("skipped: no openssl that serves") }
        let bench = try await FetchBench()
        let factory = try bench.makeFactory(["DOC2X_BASE_URL": server.url])
        let summary = try await bench.fetch(
            [bench.pdf("a.pdf", ["one"])], with: try factory.doc2X(Doc2XOptions()))
        let failure = try #require(summary.failures.first)
        #expect(failure.code == "untrusted")
        #expect(failure.message.contains("cannot verify the identity of"))
        #expect(failure.message.contains("check the URL and the system's certificates"))
        #expect(summary.retries == 0)
        let printed = try server.end()
        #expect(printed.contains("1 server accepts"), "nobody came: \(printed)")
        #expect(!printed.contains("HTTP/1.1"))
    }

    @Test func `redirects and answers have limits`() async throws {
        let emulator = try await ProviderEmulator.start()
        let guarding = AddressGuard(resolver: SystemResolver(), allowsPrivateNetwork: true)
        let transport = try CurlTransport(guarding: guarding)
        let loop = ClientCall(
            HTTPRequest(.get, "\(emulator.baseURL)/emulator/redirect?to=/emulator/redirect?to=/emulator/loop")
        )
        do {
            _ = try await transport.send(loop, file: nil)
            Issue.record("a loop has no end")
        } catch {
            #expect(error.code == .tooManyRedirects)
            #expect(error.message.contains("limit redirects"))
        }
        var large = ClientCall(HTTPRequest(.get, "\(emulator.baseURL)/emulator/counts"))
        large.answerLimit = 4
        do {
            _ = try await transport.send(large, file: nil)
            Issue.record("the limit was passed over")
        } catch {
            #expect(error.code == .answerTooLarge)
            #expect(error.message.contains("limit answer bytes"))
        }
        transport.shutDown()
    }
}
