import DocumentModel
import Foundation
import Serving
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
}
