import Foundation
import ProviderEmulators
import TestSupport
import Testing

/// A fetch that is killed at any of its calls, and resumed, pays once.
@Suite(.serialized) struct InterruptedFetchTests {
    /// A provider, a call of its jobs, and whether a kill in that call loses what may have been paid for.
    struct Moment: Sendable, CustomTestStringConvertible {
        let provider: String
        let source: String
        let options: [String]
        let call: String
        let isUncertain: Bool
        let pages: Int

        var testDescription: String { "\(provider) \(source) at \(call)" }
    }

    static let moments: [Moment] =
        ["submit", "upload", "poll", "export", "exportPoll", "exportDownload"].map {
            Moment(
                provider: "doc2x", source: "report.pdf", options: ["--to", "md"], call: $0,
                isUncertain: false, pages: 2)
        }
        + ["submit", "poll"].map {
            Moment(
                provider: "doc2x", source: "scan.jpg", options: [], call: $0, isUncertain: $0 == "submit",
                pages: 1)
        }
        + [
            Moment(
                provider: "doc2x", source: "scan.jpg", options: ["--image-mode", "sync"], call: "submit",
                isUncertain: true, pages: 1),
            Moment(
                provider: "complexdocr", source: "report.pdf", options: [], call: "submit", isUncertain: true,
                pages: 2),
            Moment(
                provider: "volcengine", source: "report.pdf", options: [], call: "submit", isUncertain: true,
                pages: 2),
        ]
        + ["submit", "poll", "download"].flatMap { call in
            [[], ["--batch"]].map {
                Moment(
                    provider: "parse4ai", source: "https://example.com/a-2p.pdf", options: $0, call: call,
                    isUncertain: call == "submit", pages: 2)
            }
        }

    @Test(arguments: moments)
    func `killed in a call and resumed, it pays once`(_ moment: Moment) async throws {
        let (workspace, emulator) = (try Workspace(), try await ProviderEmulator.start())
        try workspace.write(MadePDF.bytes(["alpha", "beta"]), to: "report.pdf")
        try workspace.write([0xFF, 0xD8, 0xFF, 0xE0, 1, 2], to: "scan.jpg")
        await emulator.state.setFaults([EmulatorFault(moment.call, .hold)])
        let environment = FetchCommandTests.environment(emulator)
        let running = try RunningProgram(
            Program.binary,
            ["fetch", moment.provider, moment.source, "--allow-private-network"] + moment.options,
            in: workspace.folder, hasInput: false, environment: environment)
        while running.isRunning, await emulator.state.heldCount == 0 {
            try await Task.sleep(for: .milliseconds(2))
        }
        #expect(running.killNow())
        await emulator.state.release()

        let resumed = try await finish(
            workspace, ["fetch", "--resume", "--allow-private-network"], environment)
        let account = moment.provider
        if moment.isUncertain {
            // Nobody can tell whether the call was paid for: it was, here. It is told, and not sent again.
            #expect(resumed.status == 2, "\(resumed.output)\(resumed.errors)")
            #expect(try workspace.json("jobs")[0]["state"] == .string("uncertain"))
            #expect(await emulator.state.calls["submit"] == 1)
            let paid = await emulator.state.pages[account] ?? 0
            #expect(paid <= moment.pages)
            let forced = try await finish(
                workspace, ["fetch", "--resume", "--force", "--allow-private-network"], environment)
            #expect(forced.status == 0)
            #expect(await emulator.state.calls["submit"] == 2)
        } else {
            #expect(resumed.status == 0, "\(resumed.output)\(resumed.errors)")
            #expect(await emulator.state.pages == [account: moment.pages])
        }
        #expect(try workspace.json("jobs").array?.map { $0["state"] } == [.string("done")])
        #expect(try workspace.json("documents")[0]["page_count"] == .integer(moment.pages))
        #expect(try workspace.folio("check").output == "ok\n")
        // And once more there is nothing to do.
        let calls = await emulator.state.calls
        let last = try await finish(workspace, ["fetch", "--resume", "--allow-private-network"], environment)
        #expect(last.status == 0)
        #expect(await emulator.state.calls == calls)
    }

    private func finish(
        _ workspace: Workspace, _ arguments: [String], _ environment: [String: String]
    ) async throws -> Program.Outcome {
        let program = workspace.program
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try program.run(arguments, environment: environment) })
            }
        }
    }
}
