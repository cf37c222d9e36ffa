import Fetching
import Foundation
import ProviderEmulators
import Providers
import Storage
import Synchronization
import TestSupport
import Testing

/// What may have been paid for is never sent again unasked, and what cannot have been is.
@Suite struct SubmissionTests {
    /// A network that fails the first requests.
    private final class Breaking: HTTPTransport {
        private let transport: any HTTPTransport
        private let code: TransportError.Code
        private let remaining: Mutex<Int>

        init(_ transport: any HTTPTransport, _ code: TransportError.Code, times: Int) {
            self.transport = transport
            self.code = code
            remaining = Mutex(times)
        }

        func send(_ call: ClientCall, file: FileBody?) async throws(TransportError) -> HTTPAnswer {
            let breaks = remaining.withLock { remaining in
                remaining -= 1
                return remaining >= 0
            }
            if breaks { throw TransportError(code, "broken") }
            return try await transport.send(call, file: file)
        }
    }

    @Test(arguments: FaultService.all)
    func `a request that is cut off on its way is made again, whatever it costs`(
        _ service: FaultService
    ) async throws {
        let bench = try await FetchBench()
        let source = try service.source(bench)
        let client = try service.client(try bench.factory)
        let summary = try await bench.fetch(
            [source], with: client, through: { Breaking($0, .notSent, times: 3) })
        #expect(summary.done == 1 && summary.retries >= 3, "\(summary.failures)")
        #expect(await bench.emulator.state.pages == [service.account: service.pageCount])
    }

    @Test(arguments: FaultService.all.filter(\.mayCost))
    func `an answer that is too large may have been paid for`(_ service: FaultService) async throws {
        let bench = try await FetchBench()
        let source = try service.source(bench)
        let client = try service.client(try bench.factory)
        let summary = try await bench.fetch(
            [source], with: client, through: { Breaking($0, .answerTooLarge, times: 1) })
        #expect(summary.uncertain == 1)
        #expect(try bench.jobs().map(\.state) == [.uncertain])
    }

    @Test func `whether a request was cut off on its way is told from one whose answer was lost`()
        async throws
    {
        let emulator = try await ProviderEmulator.start()
        let transport = try CurlTransport(
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
        transport.shutDown()
    }

    @Test(arguments: FaultService.all.filter(\.mayCost))
    func `a submission that is cut off is not repeated unasked`(_ service: FaultService) async throws {
        for kind in [EmulatorFault.Kind.cutBefore, .cutAfter, .status(504), .garbage] {
            let bench = try await FetchBench()
            await bench.emulator.state.setFaults([EmulatorFault("submit", kind)])
            let source = try service.source(bench)
            let summary = try await bench.fetch([source], with: try service.client(try bench.factory))
            #expect(summary.uncertain == 1 && summary.done == 0, "\(service.name) \(kind)")
            #expect(await bench.emulator.state.calls["submit"] == 1)
            let job = try #require(try bench.jobs().first)
            #expect(job.state == .uncertain)
            #expect(job.errorMessage?.contains("`folio fetch --resume --force` sends it again") == true)
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

    @Test(arguments: FaultService.all)
    func `what was fetched is not sent again without force`(_ service: FaultService) async throws {
        let bench = try await FetchBench()
        let source = try service.source(bench)
        let client = try service.client(try bench.factory)
        #expect(try await bench.fetch([source, source], with: client).done == 1)
        let again = try await bench.fetch([source], with: client)
        #expect(again.skipped == 1 && again.done == 0)
        #expect(await bench.emulator.state.pages == [service.account: service.pageCount])
        var settings = FetchSettings()
        settings.force = true
        #expect(try await bench.fetch([source], with: client, settings).done == 1)
        #expect(await bench.emulator.state.pages == [service.account: 2 * service.pageCount])
    }

    @Test(arguments: FaultService.all)
    func `a run that ends while it waits to repeat a submission has sent nothing`(
        _ service: FaultService
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
        #expect(await bench.emulator.state.pages == [service.account: service.pageCount])
    }
}
