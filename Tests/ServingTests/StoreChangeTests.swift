import DocumentModel
import Foundation
import GRDB
import Serving
import Storage
import TestSupport
import Testing

/// A store that changes while it is served.
@Suite struct StoreChangeTests {
    private func keys(_ store: ServedStore) -> [String] {
        let rows = store.get("/api/v1/documents").json as? [Any] ?? []
        return rows.compactMap { member($0, "key") as? String }
    }

    @Test func `what is ingested meanwhile is found`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        #expect(keys(store) == ["2024/report", "other"])
        try ServedStore.write(
            [ServedStore.parse("new", pages: [[Block(.text, text: "A flume.")]])], to: store.path)
        #expect(keys(store) == ["2024/report", "new", "other"])
        #expect(member(store.get("/api/v1/count?q=flume").json, "total") as? Int == 1)
    }

    @Test func `the numbers of the store are those of its present state`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        func numbers() -> [Int?] {
            let json = store.get("/api/v1/stats").json
            return ["documents", "parses", "pages", "blocks"].map { member(json, $0) as? Int }
        }
        let samples = [2, 3, 5, 8]
        #expect(numbers() == samples)
        #expect(numbers() == samples)
        let new = ServedStore.parse(
            "new", pages: [[Block(.text, text: "A flume."), Block(.table, text: "a")]])
        try ServedStore.write([new], to: store.path)
        #expect(numbers() == [3, 4, 6, 10])
        #expect(member(store.get("/api/v1/stats").json, "blocks_by_type", "table") as? Int == 2)
        do {
            let writing = try DocumentStore(path: store.path, mode: .write) { Date() }
            // As many pages and blocks as before, of another type.
            try writing.delete(key: "new")
            #expect(numbers() == samples)
            let writer = try DocumentWriter(writing)
            _ = try writer.write(
                ServedStore.parse("new", pages: [[Block(.text, text: "A flume."), Block(.list, text: "a")]]))
            #expect(numbers() == samples, "what is not committed does not count")
            try writer.commit()
        }
        #expect(numbers() == [3, 4, 6, 10])
        #expect(member(store.get("/api/v1/stats").json, "blocks_by_type", "list") as? Int == 1)
    }

    @Test func `a store in whose place another was put is opened anew`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        #expect(keys(store) == ["2024/report", "other"])
        let other = store.folder.appending(path: "other.db").path
        try ServedStore.write([ServedStore.parse("moved", pages: [[Block(.text, text: "Here.")]])], to: other)
        for ending in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: store.path + ending)
        }
        let (gone, problem) = store.get("/api/v1/documents")
        #expect(gone.status == 503)
        #expect(member(problem, "code") as? String == "not_found")
        try FileManager.default.moveItem(atPath: other, toPath: store.path)
        #expect(keys(store) == ["moved"])
    }

    @Test(arguments: [1, 5, 7])
    func `a store of an older schema is refused, and answered as soon as it is upgraded`(
        _ version: Int
    ) throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        #expect(store.get("/api/v1/stats").answer.status == 200)
        // The server has the present one open when the older one is put in its place.
        for ending in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: store.path + ending)
        }
        try FileManager.default.copyItem(
            at: Fixtures.folder.appending(path: "stores/v\(version).db"), to: URL(filePath: store.path))
        for target in ["/api/v1/documents", "/api/v1/search?q=gauge", "/api/v1/stats"] {
            let (answer, problem) = store.get(target)
            #expect(answer.status == 503)
            #expect(member(problem, "code") as? String == "older_schema")
        }
        // Opening it for writing brings it up to date in its place.
        let upgraded = try DocumentStore(path: store.path, mode: .write, keepsBackup: false) { Date() }
        let documents = try upgraded.read { try $0.documents() }
        #expect(!documents.isEmpty)
        #expect(keys(store) == documents.map(\.key))
        #expect(member(store.get("/api/v1/stats").json, "documents") as? Int == documents.count)
    }

    @Test func `a store whose schema becomes another while it is open is not read on`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        #expect(store.get("/api/v1/count?q=gauge").answer.status == 200)
        // As a newer program does: in the same file, with the connection of the server open.
        let newer = try DatabaseQueue(path: store.path)
        try newer.write {
            try $0.execute(sql: "UPDATE store_info SET value = '999' WHERE key = 'schema_version'")
        }
        let (answer, problem) = store.get("/api/v1/count?q=gauge")
        #expect(answer.status == 503)
        #expect(member(problem, "code") as? String == "newer_schema")
    }
}
