import Foundation
import ProviderEmulators
import TestSupport
import Testing

/// Keys are nowhere but in the requests that they are for.
@Suite struct FetchSecretTests {
    private static let secrets = [
        EmulatorState.Key.doc2X, EmulatorState.Key.appID, EmulatorState.Key.authorization,
        EmulatorState.Key.parse4AI, EmulatorState.Key.accessKey, EmulatorState.Key.secretKey,
        "seed-very-secret",
        "token-very-secret",
    ]

    private func environment(_ emulator: ProviderEmulator) -> [String: String] {
        FetchCommandTests.environment(emulator).merging([
            "PARSE4AI_SEED": "seed-very-secret", "VOLC_SESSIONTOKEN": "token-very-secret",
        ]) { $1 }
    }

    @Test(arguments: FetchCommandTests.providers)
    func `a service that repeats keys in its errors brings them nowhere`(
        _ provider: String, _ source: String
    ) async throws {
        let (workspace, emulator) = (try Workspace(), try await ProviderEmulator.start())
        try workspace.write(MadePDF.bytes(["alpha"]), to: "report.pdf")
        await emulator.state.setFaults([EmulatorFault("submit", .echo, times: 1000)])
        let arguments = ["fetch", provider, source, "--allow-private-network", "--json"]
        let outcome = try await workspace.program.runAside(arguments, environment: environment(emulator))
        #expect(outcome.status == 2)
        let jobs = try workspace.folio("jobs")
        #expect(jobs.output.contains(source))
        // The emulator's words were told, with dots in place of the keys.
        #expect(outcome.output.contains("•••") && jobs.output.contains("•••"))
        var texts = [outcome.output, outcome.errors, jobs.output].map { Data($0.utf8) }
        for file in try FileManager.default.contentsOfDirectory(atPath: workspace.folder.path)
        where file.hasPrefix("folio.db") {
            texts.append(Data(try workspace.bytes(file)))
        }
        #expect(texts.count > 4)
        for secret in Self.secrets {
            #expect(!texts.contains { $0.range(of: Data(secret.utf8)) != nil }, "\(secret)")
        }
    }

    #if os(Linux)
        @Test func `a process list shows what was typed, and no key`() async throws {
            let (workspace, emulator) = (try Workspace(), try await ProviderEmulator.start())
            try workspace.write(MadePDF.bytes(["alpha"]), to: "report.pdf")
            await emulator.state.setFaults([EmulatorFault("submit", .hold(.before))])
            let arguments = ["fetch", "volcengine", "report.pdf", "--allow-private-network"]
            let running = try RunningProgram(
                Program.binary, arguments, in: workspace.folder, hasInput: false,
                environment: environment(emulator))
            while running.isRunning, await emulator.state.heldCount == 0 {
                try await Task.sleep(for: .milliseconds(2))
            }
            let line = try Data(contentsOf: URL(filePath: "/proc/\(running.identifier)/cmdline"))
            let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            #expect(Array(words.dropFirst()) == arguments)
            #expect(running.killNow())
            await emulator.state.release()
        }

        @Test func `on a terminal there is a line a file, a running total, and the sums at the end`()
            async throws
        {
            let (workspace, emulator) = (try Workspace(), try await ProviderEmulator.start())
            for name in ["a", "b", "c"] { try workspace.write(MadePDF.bytes([name]), to: "in/\(name).pdf") }
            let terminal = URL(filePath: "/usr/bin/script")
            guard FileManager.default.isExecutableFile(atPath: terminal.path) else {
                return print("skipped: no script")
            }
            let command =
                "'\(Program.binary.path)' fetch complexdocr in --jobs 1 --allow-private-network"
            let environment = environment(emulator)
            let outcome = try await Program.aside {
                try RunningProgram(
                    terminal, ["-qec", command, "/dev/null"], in: workspace.folder, hasInput: false,
                    environment: environment
                ).finish()
            }
            #expect(outcome.status == 0)
            let clear = "\r\u{1B}[K"
            let shown = (1...3).map { number in
                let name = ["a", "b", "c"][number - 1]
                let pages = number == 1 ? "1 page" : "\(number) pages"
                return "\(clear)done: in/\(name).pdf: 1 page\r\n\(number) done, \(pages)"
            }
            #expect(outcome.output.hasPrefix(shown.joined()), "\(outcome.output.debugDescription)")
            #expect(outcome.output.contains("\(clear)3 fetched: 3 pages; 0 sent before, 0 failed"))
        }
    #endif
}
