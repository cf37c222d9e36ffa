import Fetching
import Foundation
import ProviderEmulators
import Providers
import Storage
import Synchronization
import TestSupport
import Testing

/// What goes wrong on the way, at every provider: what is worth repeating is repeated, and nothing is paid for twice.
@Suite struct FaultTests {
    /// A provider with a client of its own, and one source of three pages.
    struct Service: Sendable, CustomTestStringConvertible {
        let name: String
        /// Whether a lost answer to a submission may have been paid for.
        let mayCost: Bool
        /// The calls after the submission.
        let laterCalls: [String]
        /// What the emulator calls it.
        let account: String
        let client: @Sendable (ClientFactory) throws -> any ProviderClient
        let source: @Sendable (FetchBench) throws -> String

        var testDescription: String { name }
    }

    static let services: [Service] = [
        Service(
            name: "doc2x PDF", mayCost: false, laterCalls: ["upload", "poll"], account: "doc2x",
            client: { try $0.doc2X(Doc2XOptions()) },
            source: { try $0.pdf("a.pdf", ["one", "two", "three"]) }),
        Service(
            name: "doc2x PDF with an export", mayCost: false,
            laterCalls: ["poll", "export", "exportPoll", "exportDownload"], account: "doc2x",
            client: {
                var options = Doc2XOptions()
                options.export = .docx
                return try $0.doc2X(options)
            }, source: { try $0.pdf("a.pdf", ["one", "two", "three"]) }),
        Service(
            name: "doc2x image", mayCost: true, laterCalls: ["poll"], account: "doc2x",
            client: { try $0.doc2X(Doc2XOptions()) },
            source: { try $0.write([0xFF, 0xD8, 0xFF, 0xE0, 1], "a.jpg") }),
        Service(
            name: "doc2x image in one call", mayCost: true, laterCalls: [], account: "doc2x",
            client: {
                var options = Doc2XOptions()
                options.imageMode = .synchronous
                return try $0.doc2X(options)
            }, source: { try $0.write([0xFF, 0xD8, 0xFF, 0xE0, 1], "a.jpg") }),
        Service(
            name: "complexdocr", mayCost: true, laterCalls: [], account: "complexdocr",
            client: { try $0.complexDOcr(ComplexDOcrOptions()) },
            source: { try $0.pdf("a.pdf", ["one", "two", "three"]) }),
        Service(
            name: "parse4ai", mayCost: true, laterCalls: ["poll", "download"], account: "parse4ai",
            client: { try $0.parse4AI(Parse4AIOptions(), isBatch: false) },
            source: { _ in "https://example.com/a-3p.pdf" }),
        Service(
            name: "parse4ai in a batch", mayCost: true, laterCalls: ["poll", "download"], account: "parse4ai",
            client: { try $0.parse4AI(Parse4AIOptions(), isBatch: true) },
            source: { _ in "https://example.com/a-3p.pdf" }),
        Service(
            name: "volcengine", mayCost: true, laterCalls: [], account: "volcengine",
            client: { try $0.volcengine(VolcengineOptions()) },
            source: { try $0.pdf("a.pdf", ["one", "two", "three"]) }),
    ]

    private func pageCount(_ service: Service) -> Int { service.name.contains("image") ? 1 : 3 }

    /// Runs one source with faults; all must be stored and paid for once.
    private func expectRecovery(_ service: Service, _ faults: [EmulatorFault]) async throws {
        let bench = try await FetchBench()
        await bench.emulator.state.setFaults(faults)
        let summary = try await bench.fetch(
            [service.source(bench)], with: try service.client(try bench.factory))
        #expect(summary.done == 1, "\(service.name) \(faults): \(summary.failures)")
        #expect(
            await bench.emulator.state.pages == [service.account: pageCount(service)],
            "\(service.name) \(faults)")
        #expect(try bench.jobs().map(\.state) == [.done])
    }

    @Test(arguments: services)
    func `a service that is busy or out of order is asked again`(_ service: Service) async throws {
        for call in ["submit"] + service.laterCalls {
            try await expectRecovery(
                service,
                [
                    EmulatorFault(call, .status(429, retryAfter: 7)),
                    EmulatorFault(call, .status(503), times: 2),
                    EmulatorFault(call, .slow(5)), EmulatorFault(call, .unknownFields),
                ])
        }
    }

    @Test(arguments: services)
    func `a call that costs nothing is made again when it is cut off or answers nonsense`(
        _ service: Service
    ) async throws {
        for call in service.laterCalls + (service.mayCost ? [] : ["submit"]) {
            try await expectRecovery(
                service,
                [
                    EmulatorFault(call, .cutBefore), EmulatorFault(call, .cutAfter, times: 2),
                    EmulatorFault(call, .garbage), EmulatorFault(call, .status(504)),
                ])
        }
    }

    /// A network that breaks while the first requests are sent.
    private final class Breaking: HTTPTransport {
        private let transport: any HTTPTransport
        private let remaining = Mutex(3)

        init(_ transport: any HTTPTransport) {
            self.transport = transport
        }

        func send(_ call: ClientCall, file: FileBody?) async throws(TransportError) -> HTTPAnswer {
            let breaks = remaining.withLock { remaining in
                remaining -= 1
                return remaining >= 0
            }
            if breaks { throw TransportError(.notSent, "broken") }
            return try await transport.send(call, file: file)
        }
    }

    @Test(arguments: services)
    func `a request that is cut off on its way is made again, whatever it costs`(
        _ service: Service
    ) async throws {
        let bench = try await FetchBench()
        let source = try service.source(bench)
        let client = try service.client(try bench.factory)
        let summary = try await bench.fetch([source], with: client, through: { Breaking($0) })
        #expect(summary.done == 1 && summary.retries >= 3, "\(summary.failures)")
        #expect(await bench.emulator.state.pages == [service.account: pageCount(service)])
    }

    @Test func `whether a request was cut off on its way is told from one whose answer was lost`()
        async throws
    {
        let emulator = try await ProviderEmulator.start()
        let transport = AsyncHTTPTransport(
            guarding: AddressGuard(resolver: SystemResolver(), allowsPrivateNetwork: true))
        let request = HTTPRequest(.post, "\(emulator.baseURL)/api/v2/parse/img/layout", body: .file)
        // Far more than the buffers of the system take in.
        let file = FileBody.bytes([UInt8](repeating: 7, count: 100_000_000))
        let cases: [(EmulatorFault.Kind, FileBody, TransportError.Code)] = [
            (.cutWithin, file, .notSent), (.cutBefore, .bytes([7]), .connectionLost),
            (.cutAfter, .bytes([7]), .connectionLost),
        ]
        for (kind, file, code) in cases {
            await emulator.state.setFaults([EmulatorFault("submit", kind)])
            do {
                _ = try await transport.send(ClientCall(request), file: file)
                Issue.record("\(kind) brings an answer")
            } catch {
                #expect(error.code == code, "\(kind)")
            }
        }
        await transport.shutDown()
    }

    @Test(arguments: services.filter(\.mayCost))
    func `a submission that is cut off is not repeated unasked`(_ service: Service) async throws {
        for kind in [EmulatorFault.Kind.cutBefore, .cutAfter, .status(504), .garbage] {
            let bench = try await FetchBench()
            await bench.emulator.state.setFaults([EmulatorFault("submit", kind)])
            let source = try service.source(bench)
            let summary = try await bench.fetch([source], with: try service.client(try bench.factory))
            #expect(summary.uncertain == 1 && summary.done == 0, "\(service.name) \(kind)")
            #expect(await bench.emulator.state.calls["submit"] == 1)
            let job = try #require(try bench.jobs().first)
            #expect(job.state == .uncertain)
            #expect(job.errorMessage?.contains("`folio fetch --resume --force` sends it again.") == true)
            // Neither the same command nor --resume sends it again.
            let again = try await bench.fetch([source], with: try service.client(try bench.factory))
            #expect(again.uncertain == 1)
            #expect(try await bench.resume().uncertain == 1)
            #expect(await bench.emulator.state.calls["submit"] == 1)
            // The user says so, and it is.
            var settings = FetchSettings()
            settings.force = true
            #expect(try await bench.resume(settings).done == 1)
            #expect(await bench.emulator.state.calls["submit"] == 2)
        }
    }

    @Test(arguments: services)
    func `what was fetched is not sent again without force`(_ service: Service) async throws {
        let bench = try await FetchBench()
        let source = try service.source(bench)
        let client = try service.client(try bench.factory)
        #expect(try await bench.fetch([source, source], with: client).done == 1)
        let again = try await bench.fetch([source], with: client)
        #expect(again.skipped == 1 && again.done == 0)
        #expect(await bench.emulator.state.pages == [service.account: pageCount(service)])
        var settings = FetchSettings()
        settings.force = true
        #expect(try await bench.fetch([source], with: client, settings).done == 1)
        #expect(await bench.emulator.state.pages == [service.account: 2 * pageCount(service)])
    }

    @Test(arguments: services.filter { !$0.laterCalls.isEmpty })
    func `a task that takes long is polled at the documented pace`(_ service: Service) async throws {
        let bench = try await FetchBench()
        await bench.emulator.state.setFaults([
            EmulatorFault("poll", .processing, times: 40),
            EmulatorFault("exportPoll", .processing, times: 40),
        ])
        let summary = try await bench.fetch(
            [service.source(bench)], with: try service.client(try bench.factory))
        #expect(summary.done == 1)
        let waits = bench.clock.slept
        #expect(waits.count >= 40)
        if service.account == "doc2x" {
            #expect(waits.allSatisfy { (.seconds(1) ... .seconds(3)).contains($0) })
        }
    }

    @Test func `an upload address that has expired leads to a new task`() async throws {
        let bench = try await FetchBench()
        // Beside six answers that the task is not known, a call that fails is made again as ever.
        await bench.emulator.state.setFaults([
            EmulatorFault("upload", .expired), EmulatorFault("poll", .status(503), skipping: 6, times: 2),
        ])
        let summary = try await bench.fetch(
            [bench.pdf("a.pdf", ["one"])], with: try bench.factory.doc2X(Doc2XOptions()))
        #expect(summary.done == 1)
        #expect(await bench.emulator.state.calls["submit"] == 2)
        #expect(await bench.emulator.state.pages == ["doc2x": 1])
        // The status was asked for longer than the twenty seconds that the file may take to be seen.
        #expect(bench.clock.slept.reduce(.zero, +) > .seconds(20))
    }

    @Test(arguments: services)
    func `a zip that is cut short is downloaded again`(_ service: Service) async throws {
        for call in service.laterCalls where call == "download" || call == "exportDownload" {
            try await expectRecovery(service, [EmulatorFault(call, .cutZip, times: 2)])
        }
    }

    @Test(arguments: services)
    func `a run that ends while it waits to repeat a submission has sent nothing`(
        _ service: Service
    ) async throws {
        let bench = try await FetchBench()
        await bench.emulator.state.setFaults([EmulatorFault("submit", .status(503))])
        bench.clock.stop(true)
        let source = try service.source(bench)
        let client = try service.client(try bench.factory)
        await #expect(throws: CancellationError.self) { try await bench.fetch([source], with: client) }
        #expect(try bench.jobs().map(\.state) == [.pending])
        bench.clock.stop(false)
        #expect(try await bench.resume().done == 1)
        #expect(await bench.emulator.state.pages == [service.account: pageCount(service)])
    }

    @Test(arguments: services)
    func `a wrong key is told, ends the run, and costs nothing`(_ service: Service) async throws {
        let bench = try await FetchBench()
        let names = ["DOC2X_API_KEY", "COMPLEXDOCR_AUTHORIZATION", "PARSE4AI_API_KEY", "VOLC_SECRETKEY"]
        let wrong = Dictionary(uniqueKeysWithValues: names.map { ($0, "wrong-key") })
        var settings = FetchSettings()
        settings.jobs = 1
        let client = try service.client(try bench.makeFactory(wrong))
        let summary = try await bench.fetch([service.source(bench)], with: client, settings)
        #expect(summary.left == 1)
        #expect(["http_401", "-20002", "50400"].contains(summary.failures.first?.code))
        #expect(summary.failures.first?.message.contains("Check the") == true)
        #expect(await bench.emulator.state.calls == ["submit": 1])
        #expect(await bench.emulator.state.pages == [:])
        // With the right one it goes on.
        #expect(try await bench.resume().done == 1)
    }

    @Test(arguments: services)
    func `a service that stays out of order is given up, and what it has is kept`(
        _ service: Service
    ) async throws {
        for call in ["submit"] + service.laterCalls {
            let bench = try await FetchBench()
            await bench.emulator.state.setFaults([EmulatorFault(call, .status(503), times: 1000)])
            let summary = try await bench.fetch(
                [service.source(bench)], with: try service.client(try bench.factory))
            #expect(summary.done == 0)
            #expect(await bench.emulator.state.calls[call] == 7)
            #expect(bench.clock.slept.reduce(.zero, +) < .seconds(200))
            let state = try #require(try bench.jobs().first).state
            #expect(state == (call == "submit" ? .failed : .running), "\(service.name) \(call)")
            await bench.emulator.state.setFaults([])
            let next =
                call == "submit"
                ? try await bench.fetch([service.source(bench)], with: try service.client(try bench.factory))
                : try await bench.resume()
            #expect(next.done == 1, "\(service.name) \(call): \(next.failures)")
            #expect(await bench.emulator.state.pages == [service.account: pageCount(service)])
        }
    }

    @Test func `nothing more is sent when the account has no pages left, and the rest waits`() async throws {
        let bench = try await FetchBench()
        for number in 0..<20 { try bench.pdf("in/\(number).pdf", ["text \(number)"]) }
        await bench.emulator.state.setFaults([EmulatorFault("poll", .code("parse_quota_limit"), times: 1000)])
        var settings = FetchSettings()
        settings.jobs = 1
        let folder = bench.folder.appending(path: "in").path
        let client = try bench.factory.doc2X(Doc2XOptions())
        let summary = try await bench.fetch([folder], with: client, settings)
        #expect(summary.done == 0)
        #expect(summary.left == 20)
        #expect(await bench.emulator.state.calls["submit"] == 1)
        #expect(summary.failures.map(\.code) == ["parse_quota_limit"])
        await bench.emulator.state.setFaults([])
        #expect(try await bench.resume().done == 20)
        #expect(await bench.emulator.state.pages == ["doc2x": 20])
    }

    @Test func `no more pages are sent than the user allowed`() async throws {
        let bench = try await FetchBench()
        for number in 0..<6 { try bench.pdf("in/\(number).pdf", ["one \(number)", "two \(number)"]) }
        var settings = FetchSettings()
        settings.maximumPages = 7
        let folder = bench.folder.appending(path: "in").path
        let summary = try await bench.fetch([folder], with: try bench.factory.doc2X(Doc2XOptions()), settings)
        #expect(summary.pages == 6)
        #expect(summary.left == 3)
        #expect(await bench.emulator.state.pages == ["doc2x": 6])
        #expect(try await bench.resume().pages == 6)
    }

    @Test func `a secret that a service repeats in its error is neither told nor stored`() async throws {
        let bench = try await FetchBench()
        let factory = try bench.makeFactory(["DOC2X_API_KEY": "failed"])
        var settings = FetchSettings()
        settings.redaction = Redaction([Secret("unauthorized"), Secret("鉴权失败")])
        try await bench.fetch(
            [bench.pdf("a.pdf", ["one"])], with: try factory.doc2X(Doc2XOptions()), settings)
        let message = try #require(try bench.jobs().first?.errorMessage)
        #expect(message.contains("•••"))
        #expect(!message.contains("unauthorized") && !message.contains("鉴权失败"))
    }
}
