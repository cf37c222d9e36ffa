import DocumentModel
import Foundation
import Serving
import Testing

/// The server over a folder of stores.
@Suite struct ServedSetTests {
    private let served: ServedStore

    init() throws {
        served = try ServedStore(ServedStore.samples) { settings in
            settings.store = URL(filePath: settings.store).deletingLastPathComponent().path
        }
        let second = served.folder.appending(path: "second.db").path
        try ServedStore.write(
            [ServedStore.parse("third", pages: [[Block(.text, text: "Another gauge, by a weir.")]])],
            to: second)
    }

    @Test func `search finds pages of all stores, and each page is read from its own`() throws {
        defer { served.remove() }
        let found = served.get("/api/v1/search?q=gauge").json
        #expect(member(found, "total") as? Int == 3)
        let hits = try #require(member(found, "hits") as? [[String: Any]])
        for hit in hits {
            let key = try #require(hit["document"] as? String)
            let store = try #require(hit["store"] as? String)
            #expect(store.hasSuffix(key == "third" ? "/second.db" : "/folio.db"))
            let page = served.get("/api/v1/page?document=\(key)&page=1")
            #expect(page.answer.status == 200 && member(page.json, "document") as? String == key)
            #expect(served.get("/api/v1/address?q=\(key)%23p1").answer.status == 200)
            #expect(served.get("/api/v1/similar?document=\(key)&page=1").answer.status == 200)
        }
    }

    @Test func `documents are listed in the order of their keys, a part at a time, and counted together`() {
        defer { served.remove() }
        let all = served.get("/api/v1/documents").json as? [[String: Any]] ?? []
        #expect(all.compactMap { $0["key"] as? String } == ["2024/report", "other", "third"])
        let parts = (0..<4).flatMap { offset in
            served.get("/api/v1/documents?limit=1&offset=\(offset)").json as? [[String: Any]] ?? []
        }
        #expect(parts.compactMap { $0["key"] as? String } == ["2024/report", "other", "third"])
        let stats = served.get("/api/v1/stats").json
        #expect(member(stats, "stores") as? Int == 2 && member(stats, "documents") as? Int == 3)
        let suggestions = served.get("/api/v1/suggestions?q=weir").json
        #expect(member(suggestions, "queries") != nil)
    }

    @Test func `a store that joins the folder is searched without a restart`() throws {
        defer { served.remove() }
        #expect(member(served.get("/api/v1/count?q=lysimeter").json, "total") as? Int == 0)
        try ServedStore.write(
            [ServedStore.parse("fourth", pages: [[Block(.text, text: "A lysimeter.")]])],
            to: served.folder.appending(path: "zz.db").path)
        #expect(member(served.get("/api/v1/count?q=lysimeter").json, "total") as? Int == 1)
        try FileManager.default.removeItem(at: served.folder.appending(path: "zz.db"))
        #expect(member(served.get("/api/v1/count?q=lysimeter").json, "total") as? Int == 0)
    }

    @Test func `a document that no store has is answered 404`() {
        defer { served.remove() }
        for target in [
            "document?document=none", "page?document=none&page=1", "address?q=none", "asset?sha256=00",
        ] {
            #expect(served.get("/api/v1/\(target)").answer.status == 404, "\(target)")
        }
    }
}
