import Checksums
import DocumentModel
import Fetching
import Foundation
import ProviderEmulators
import Providers
import Storage
import Testing

/// Callbacks of parse4ai between the run that submits a task and the one that downloads its result.
@Suite struct CallbackTests {
    private func note(_ content: String, _ bench: FetchBench) throws {
        // As mineru.net documents it: SHA-256 of uid, seed and content.
        let checksum = SHA256.text("10001seed_1\(content)".utf8)
        let body = try JSONSerialization.data(withJSONObject: [
            "checksum": checksum, "content": content,
        ])
        let path = bench.folder.appending(path: "folio.db").path
        try CallbackLedger(store: path, userID: "10001", seed: Secret("seed_1"), clock: { Date() })
            .note(Array(body))
    }

    /// A run that submits a task and cannot ask for it: the name of the task.
    private func submit(_ bench: FetchBench) async throws -> String {
        await bench.emulator.state.setFaults([EmulatorFault("poll", .status(503), times: 1000)])
        var options = Parse4AIOptions()
        options.callback = "https://folio.example/callbacks/parse4ai"
        try await bench.fetch(
            ["https://example.com/paper-3p.pdf"],
            with: try bench.factory.parse4AI(options, isBatch: false))
        await bench.emulator.state.setFaults([])
        let job = try #require(try bench.jobs().first)
        #expect(job.state == .running)
        let task = try #require(job.taskID)
        await bench.emulator.state.finish(task)
        return task
    }

    @Test func `a task that a callback says is done is asked for once and downloaded`() async throws {
        let bench = try await FetchBench()
        let task = try await submit(bench)
        let (polls, pauses) = (await bench.emulator.state.calls["poll"] ?? 0, bench.clock.slept.count)
        try note(#"{"task_id":"\#(task)","state":"done","full_zip_url":"https://cdn.example/a.zip"}"#, bench)
        #expect(try bench.jobs().first?.phase == "download")
        #expect(try await bench.resume().done == 1)
        #expect(await bench.emulator.state.calls["poll"] == polls + 1)
        #expect(bench.clock.slept.count == pauses)
        #expect(try bench.jobs().first?.state == .done)
    }

    @Test func `a task that a callback says failed is asked for no more`() async throws {
        let bench = try await FetchBench()
        let task = try await submit(bench)
        let calls = await bench.emulator.state.calls
        try note(#"{"task_id":"\#(task)","state":"failed","err_msg":"the file is damaged"}"#, bench)
        try await bench.resume()
        #expect(await bench.emulator.state.calls == calls)
        let job = try #require(try bench.jobs().first)
        #expect(job.state == .failed)
        #expect(job.errorMessage?.contains("the file is damaged") == true)
        #expect(job.pagesCharged == 0)
    }
}
