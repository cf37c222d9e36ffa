import Fetching
import Foundation
import ProviderEmulators
import Providers
import Storage
import TestSupport
import Testing

/// What goes wrong on the way, at every provider: what is worth repeating is repeated, and nothing is paid for twice.
@Suite struct FaultTests {
    /// Runs one source with faults; all must be stored and paid for once.
    private func expectRecovery(_ service: FaultService, _ faults: [EmulatorFault]) async throws {
        let bench = try await FetchBench()
        await bench.emulator.state.setFaults(faults)
        let summary = try await bench.fetch(
            [service.source(bench)], with: try service.client(try bench.factory))
        #expect(summary.done == 1, "\(service.name) \(faults): \(summary.failures)")
        #expect(
            await bench.emulator.state.pages == [service.account: service.pageCount],
            "\(service.name) \(faults)")
        #expect(try bench.jobs().map(\.state) == [.done])
    }

    @Test(arguments: FaultService.all)
    func `a service that is busy or out of order is asked again`(_ service: FaultService) async throws {
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

    @Test(arguments: FaultService.all)
    func `a call that costs nothing is made again when it is cut off or answers nonsense`(
        _ service: FaultService
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

    @Test(arguments: FaultService.all.filter { !$0.laterCalls.isEmpty })
    func `a task that takes long is polled at the documented pace`(_ service: FaultService) async throws {
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

    @Test(arguments: FaultService.all)
    func `a zip that is cut short is downloaded again`(_ service: FaultService) async throws {
        for call in service.laterCalls where call == "download" || call == "exportDownload" {
            try await expectRecovery(service, [EmulatorFault(call, .cutZip, times: 2)])
        }
    }

    @Test(arguments: FaultService.all)
    func `a wrong key is told, ends the run, and costs nothing`(_ service: FaultService) async throws {
        let bench = try await FetchBench()
        let names = ["DOC2X_API_KEY", "COMPLEXDOCR_AUTHORIZATION", "PARSE4AI_API_KEY", "VOLC_SECRETKEY"]
        let wrong = Dictionary(uniqueKeysWithValues: names.map { ($0, "wrong-key") })
        var settings = FetchSettings()
        settings.jobs = 1
        let client = try service.client(try bench.makeFactory(wrong))
        let summary = try await bench.fetch([service.source(bench)], with: client, settings)
        #expect(summary.left == 1)
        #expect(["http_401", "-20002", "50400"].contains(summary.failures.first?.code))
        #expect(summary.failures.first?.message.contains("check the") == true)
        #expect(await bench.emulator.state.calls == ["submit": 1])
        #expect(await bench.emulator.state.pages == [:])
        // With the right one it goes on.
        #expect(try await bench.resume().done == 1)
    }

    @Test(arguments: FaultService.all)
    func `a service that stays out of order is given up, and what it has is kept`(
        _ service: FaultService
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
            #expect(await bench.emulator.state.pages == [service.account: service.pageCount])
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
