import Checksums
import DocumentModel
import Fetching
import Foundation
import Providers
import Storage
import Testing

@testable import Serving

/// `POST /callbacks/parse4ai`.
@Suite struct CallbackTests {
    private static let date = Date(timeIntervalSince1970: 1_767_323_045)

    /// A store with a job that runs as `t-1`, and settings that take callbacks in.
    private func served(
        callback: String? = "https://folio.example/callbacks/parse4ai", token: String? = nil
    ) throws -> ServedStore {
        let store = try ServedStore(ServedStore.samples) {
            $0.token = token
            $0.callbacks = CallbackLedger(
                store: $0.store, userID: "10001", seed: Secret("seed_1"), clock: { Self.date })
        }
        try write(store) { writer in
            let request = FetchJob.Request(
                provider: "parse4ai", source: "https://example.com/a.pdf", sourceSHA256: nil,
                fingerprint: "f", documentKey: "a", options: callback.map { ["callback": .string($0)] } ?? [:]
            )
            var job = try writer.addJob(request, FetchJob.Settings())
            (job.state, job.phase, job.taskID) = (.running, "poll", "t-1")
            try writer.update(job)
        }
        return store
    }

    private func write(_ store: ServedStore, _ body: (DocumentWriter) throws -> Void) throws {
        let opened = try DocumentStore(path: store.path, mode: .write) { Self.date }
        let writer = try DocumentWriter(opened)
        try body(writer)
        try writer.commitJobs()
    }

    private func job(_ store: ServedStore) throws -> FetchJob? {
        try DocumentStore(path: store.path, mode: .read, clock: { Self.date })
            .read { try $0.jobs(limit: 1).first }
    }

    /// A callback, signed as mineru.net documents: SHA-256 of uid, seed and content.
    private func callback(_ content: String, seed: String = "seed_1") throws -> [UInt8] {
        let checksum = SHA256.text("10001\(seed)\(content)".utf8)
        return Array(
            try JSONSerialization.data(withJSONObject: ["checksum": checksum, "content": content]))
    }

    private func post(_ store: ServedStore, _ body: [UInt8], method: String = "POST") -> (Int, String?) {
        let answer = store.responder.answer(
            APIRequest(method: method, target: "/callbacks/parse4ai", host: "localhost", body: body))
        let json = try? JSONSerialization.jsonObject(with: Data(answer.body))
        return (answer.status, member(json, "code") as? String)
    }

    private static let done = #"{"task_id":"t-1","state":"done","full_zip_url":"https://cdn.example/a.zip"}"#

    @Test func `a task that is done can be downloaded, and its address is not kept`() throws {
        let store = try served(token: "correct horse battery")
        defer { store.remove() }
        #expect(post(store, try callback(Self.done)) == (200, nil))
        let job = try #require(try job(store))
        #expect(job.state == .running)
        #expect(job.phase == "download")
        for file in ["folio.db", "folio.db-wal"] {
            let bytes = try? Data(contentsOf: store.folder.appending(path: file))
            #expect(bytes?.range(of: Data("cdn.example".utf8)) == nil)
        }
        #expect(post(store, try callback(Self.done)) == (409, "repeated"))
    }

    @Test func `a task that failed is not asked for again`() throws {
        let store = try served()
        defer { store.remove() }
        let failed = #"{"task_id":"t-1","state":"failed","err_msg":"the file is damaged"}"#
        #expect(post(store, try callback(failed)) == (200, nil))
        let job = try #require(try job(store))
        #expect(job.state == .failed)
        #expect(job.errorMessage?.contains("the file is damaged") == true)
        #expect(post(store, try callback(Self.done)) == (409, "repeated"))
    }

    @Test func `what is not signed, not asked for or no callback is refused`() throws {
        let store = try served()
        defer { store.remove() }
        #expect(post(store, try callback(Self.done, seed: "seed_2")) == (403, "wrong_signature"))
        let foreign = Self.done.replacingOccurrences(of: "t-1", with: "t-2")
        #expect(post(store, try callback(foreign)) == (404, "unknown_task"))
        #expect(post(store, Array("{}".utf8)) == (400, "no_callback"))
        #expect(post(store, [0xFF, 0x00]) == (400, "no_callback"))
        #expect(post(store, [], method: "GET") == (405, "method"))
        #expect(try job(store)?.phase == "poll")
        let polled = try served(callback: nil)
        defer { polled.remove() }
        #expect(post(polled, try callback(Self.done)) == (404, "unknown_task"))
    }

    @Test func `while a run writes the store, the callback is to come again`() throws {
        let store = try served()
        defer { store.remove() }
        let run = try DocumentStore(path: store.path, mode: .write) { Self.date }
        #expect(post(store, try callback(Self.done)) == (503, "locked"))
        withExtendedLifetime(run) {}
        #expect(try job(store)?.phase == "poll")
    }

    @Test func `without --callbacks nothing is taken in`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        #expect(post(store, try callback(Self.done)) == (404, "path"))
    }
}
