import DocumentModel
import Foundation
import Serving
import Testing

/// What programs are answered.
@Suite struct InterfaceTests {
    @Test func `a search answers pages with boxes and continues by its cursor`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let first = store.get("/api/v1/search?q=gauge&limit=1").json
        #expect(member(first, "total") as? Int == 2)
        #expect(member(first, "hits", 0, "regions", 0, "bbox") as? [Double] != nil)
        let cursor = try #require(member(first, "next_cursor") as? String)
        let second = store.get("/api/v1/search?q=gauge&limit=1&cursor=\(cursor)").json
        let found = [first, second].map { member($0, "hits", 0, "document") as? String }
        #expect(Set(found) == ["2024/report", "other"])
        #expect(member(second, "next_cursor") == nil)
    }

    @Test func `a query in percent-encoded Chinese and one with plus signs are understood`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        #expect(member(store.get("/api/v1/count?q=%E6%B0%B4%E4%BD%8D").json, "total") as? Int == 1)
        #expect(member(store.get("/api/v1/count?q=radar+level").json, "total") as? Int == 1)
        #expect(member(store.get("/api/v1/count?q=radar+level&provider=alpha").json, "total") as? Int == 0)
    }

    @Test(arguments: ["½", "½©", "¾-½", "㏒", "⑴", "℅", "ﷺ", "㌀", "½-", "½½", "a½b"])
    func `a character that is several words is a query like others`(_ query: String) throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let encoded = try #require(query.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        for operation in ["search", "count", "passages", "suggestions"] {
            #expect(store.get("/api/v1/\(operation)?q=\(encoded)").answer.status == 200)
        }
    }

    @Test func `suggestions complete the last word and name documents`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let words = store.get("/api/v1/suggestions?q=radar%20ga").json
        #expect(member(words, "queries", 0, "query") as? String == "radar gauge")
        #expect(
            member(store.get("/api/v1/suggestions?q=2024").json, "documents") as? [String] == ["2024/report"])
    }

    @Test func `suggestions leave filters alone, and count pages of single words only`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        for query in ["provider:ga", "radar%20title:ga", "document:%22my%20ga"] {
            let answer = store.get("/api/v1/suggestions?q=\(query)").json
            #expect((member(answer, "queries") as? [Any])?.isEmpty == true, "\(query)")
        }
        let single = store.get("/api/v1/suggestions?q=ga").json
        #expect(member(single, "queries", 0, "pages") is Int)
        for query in ["radar%20ga", "heading:ga"] {
            let answer = store.get("/api/v1/suggestions?q=\(query)").json
            #expect((member(answer, "queries", 0, "query") as? String)?.hasSuffix("gauge") == true)
            #expect(member(answer, "queries", 0, "pages") == nil)
        }
    }

    @Test func `a page has its blocks, and a table comes as cells without markup`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let page = store.get("/api/v1/page?document=2024/report&page=2").json
        #expect(member(page, "pages", 0, "provider") as? String == "beta")
        #expect(member(page, "pages", 0, "page_size", "width") as? Double == 600)
        let cell = member(page, "pages", 0, "blocks", 1, "table", 0, 0)
        #expect(member(cell, "column_span") as? Int == 2)
        #expect(member(cell, "is_header") as? Bool == true)
        #expect((member(cell, "text") as? String)?.contains("<") == false)
        let other = store.get("/api/v1/page?document=2024/report&page=2&provider=alpha").json
        #expect((member(other, "pages", 0, "blocks") as? [Any])?.count == 1)
    }

    @Test func `the pages of a document are listed with their sizes`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let pages = store.get("/api/v1/pages?document=2024/report&offset=1").json
        #expect(member(pages, "total") as? Int == 2)
        #expect(member(pages, "pages", 0, "page_number") as? Int == 2)
        #expect(member(pages, "pages", 0, "page_size", "height") as? Double == 800)
    }

    @Test func `an address is read as its document, page and block`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let place = store.get("/api/v1/address?q=2024/report@alpha%23p2/b0").json
        #expect(member(place, "document") as? String == "2024/report")
        #expect(member(place, "provider") as? String == "alpha")
        #expect(member(place, "page_number") as? Int == 2)
        #expect(member(place, "ordinal") as? Int == 0)
        #expect(store.get("/api/v1/address?q=nothing%23p2").answer.status == 404)
    }

    @Test func `a page is answered as markdown`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let (answer, _) = store.get("/api/v1/markdown?document=2024/report&page=1&provider=alpha")
        #expect(answer.contentType == "text/markdown; charset=utf-8")
        #expect(String(decoding: answer.body, as: UTF8.self) == "# Stations\n\nThe radar gauge.")
    }

    @Test func `a comparison lists the worst pages first`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let report = store.get("/api/v1/compare?document=2024/report").json
        #expect(member(report, "pages") as? Int == 2)
        let first = try #require(member(report, "worst", 0, "agreement") as? Double)
        let second = try #require(member(report, "worst", 1, "agreement") as? Double)
        #expect(first <= second)
    }

    @Test(arguments: [
        ("/api/v1/search", 400, "parameter"), ("/api/v1/search?q=", 400, "parameter"),
        ("/api/v1/search?q=gauge&regex=%5B", 400, "invalid_regex"),
        ("/api/v1/search?q=a&limit=-1", 400, "parameter"),
        ("/api/v1/search?q=a&colour=red", 400, "parameter"), ("/api/v1/search?q=a&q=b", 400, "parameter"),
        ("/api/v1/search?q=a&type=tabel", 400, "parameter"),
        ("/api/v1/search?q=a&stem=yes", 400, "parameter"),
        ("/api/v1/search?q=page:x", 400, "invalid_filter"), ("/api/v1/search?q=a&cursor=x", 400, "cursor"),
        ("/api/v1/search?q=a&document=nothing", 404, "unknown_document"),
        ("/api/v1/document?document=nothing", 404, "unknown_document"),
        ("/api/v1/page?document=other&page=9", 404, "no_page"),
        ("/api/v1/similar?document=other&page=99", 404, "no_page"),
        ("/api/v1/similar?document=nothing&page=1", 404, "unknown_document"),
        ("/api/v1/page?document=other&page=99999999999999999999", 400, "parameter"),
        ("/api/v1/locate?document=2024/report&text=a&span=1-2", 400, "parameter"),
        ("/api/v1/locate?document=2024/report&span=2-1", 400, "parameter"),
        ("/api/v1/locate?document=2024/report", 400, "usage"),
        ("/api/v1/locate?document=2024/report%23p1&page=1", 400, "usage"),
        ("/api/v1/locate?document=nothing&text=a", 404, "unknown_document"),
        ("/api/v1/locate?document=2024/report&text=nowhere", 404, "no_text"),
        ("/api/v1/locate?document=2024/report%23p9/b1", 404, "no_page"),
        ("/api/v1/locate?document=2024/report%23p1/b9", 404, "no_block"),
        ("/api/v1/passages?q=a&size=9", 400, "parameter"),
        ("/api/v1/passages?q=a&cursor=1", 400, "parameter"),
        ("/api/v1/asset?sha256=00", 404, "unknown_asset"),
        ("/api/v1/page-image?document=other&page=1", 404, "no_picture"), ("/api/v1/nothing", 404, "path"),
        ("/%2e%2e/etc/passwd", 404, "path"),
    ]) func `what cannot be answered is a problem with a status and a code`(
        _ target: String, _ status: Int, _ code: String
    ) throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let (answer, json) = store.get(target)
        #expect(answer.status == status)
        #expect(answer.contentType == "application/problem+json")
        #expect(member(json, "code") as? String == code)
        #expect(member(json, "status") as? Int == status)
        #expect(member(json, "detail") as? String != "")
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
    func `only GET is answered`(_ method: String) throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let answer = store.responder.answer(
            APIRequest(method: method, target: "/api/v1/stats", host: "localhost"))
        #expect(answer.status == 405)
        #expect(answer.headers["allow"] == "GET, HEAD")
    }

    @Test func `a search can be limited to documents by their names`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        #expect(member(store.get("/api/v1/count?q=gauge&title=report").json, "total") as? Int == 1)
        #expect(
            member(store.get("/api/v1/count?q=gauge&title=nothing&title=other").json, "total") as? Int == 1)
        #expect(member(store.get("/api/v1/count?q=gauge&title=report+other").json, "total") as? Int == 0)
        let named = store.get("/api/v1/search?q=title:report").json
        #expect(member(named, "documents", 0, "document") as? String == "2024/report")
    }

    @Test func `passages have their blocks with boxes, and spans in the passage's text`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let result = store.get("/api/v1/passages?q=radar+level&size=100&limit=1").json
        #expect(member(result, "size") as? Int == 100)
        let text = try #require(member(result, "passages", 0, "text") as? String)
        let blocks = try #require(member(result, "passages", 0, "blocks") as? [Any])
        let last = try #require(blocks.last)
        let span = try #require(member(last, "span") as? [Int])
        let scalars = Array(text.unicodeScalars)[span[0]..<span[1]]
        #expect(String(String.UnicodeScalarView(scalars)) == "The radar gauge measures the level.")
        #expect(member(last, "bbox") as? [Double] == [60, 10, 300, 18])
        #expect(member(last, "locator") as? String == "2024/report#p1/b1")
    }

    @Test func `a text is located with the box of its block, all its places counted`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let found = store.get("/api/v1/locate?document=2024/report&page=1&text=e&limit=2").json
        // The page is "# Stations" and "The radar gauge measures the level."
        #expect(member(found, "total") as? Int == 7)
        #expect((member(found, "matches") as? [Any])?.count == 2)
        let named = store.get("/api/v1/locate?document=2024/report%23p1/b1&text=t&limit=1").json
        // Of the block alone: "measures the" and nothing else has a small t; "Stations" has another.
        #expect(member(named, "total") as? Int == 1)
        let counted = store.get("/api/v1/locate?document=2024/report&text=t&limit=0").json
        #expect(member(counted, "matches", 0) == nil)
        #expect(member(found, "matches", 0, "blocks", 0, "bbox") as? [Double] == [60, 10, 300, 18])
        let block = store.get("/api/v1/locate?document=2024/report%23p1/b1").json
        let span = try #require(member(block, "matches", 0, "span") as? [Int])
        let back = store.get("/api/v1/locate?document=2024/report&page=1&span=\(span[0])-\(span[1])").json
        #expect(member(back, "matches", 0, "blocks", 0, "ordinal") as? Int == 1)
        #expect(member(back, "matches", 0, "text") as? String == "The radar gauge measures the level.")
    }

    @Test func `an answer that the client has already is not sent again`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let first = store.get("/api/v1/documents").answer
        let tag = try #require(first.headers["etag"])
        let second = store.get("/api/v1/documents", headers: ["if-none-match": "\"x\", \(tag)"]).answer
        #expect(second.status == 304)
        #expect(second.body.isEmpty)
        try ServedStore.write(
            [ServedStore.parse("third", pages: [[Block(.text, text: "New.")]])], to: store.path)
        #expect(store.get("/api/v1/documents", headers: ["if-none-match": tag]).answer.status == 200)
    }

    @Test func `long text is compressed only for a client that takes gzip`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let plain = store.get("/api/v1/openapi.json").answer
        #expect(plain.headers["content-encoding"] == nil)
        let refused = store.get("/api/v1/openapi.json", headers: ["accept-encoding": "br, gzip;q=0"]).answer
        #expect(refused.headers["content-encoding"] == nil)
        let packed = store.get("/api/v1/openapi.json", headers: ["accept-encoding": "br, gzip"]).answer
        #expect(packed.headers["content-encoding"] == "gzip")
        #expect(packed.body.starts(with: [0x1F, 0x8B]))
        #expect(packed.body.count < plain.body.count / 3)
    }
}
