import DocumentModel
import Providers
import Testing

/// What Google's answers become, beyond what the fixtures' golden files show.
@Suite struct GoogleTests {
    private func decoded(_ files: String...) throws -> ParsedDocument {
        let members = files.enumerated().map {
            Payload.Member(name: "\($0.offset).json", bytes: Array($0.element.utf8))
        }
        let payload = OpenedPayload(Payload(name: "result", members: members))
        let provider = try ProviderRegistry.recognize(payload)
        #expect(provider.id == "google")
        return try ProviderRegistry.decode(payload, as: provider, context: DecodingContext())
    }

    private func layout(_ start: Int, _ end: Int) -> String {
        #"{"layout":{"textAnchor":{"textSegments":[{"startIndex":"\#(start)","endIndex":"\#(end)"}]}}}"#
    }

    private func document(_ text: String, _ page: String, shard: String = "") -> String {
        #"{"text":"\#(text)","mimeType":"x/y",\#(shard)"pages":[{"pageNumber":1,\#(page)}]}"#
    }

    @Test func `indices count code points, not bytes or UTF-16`() throws {
        let page = try decoded(document("𝒜é水 b", #""paragraphs":[\#(layout(0, 3)),\#(layout(4, 5))]"#)).pages[
            0]
        #expect(page.blocks.map(\.text) == ["𝒜é水", "b"])
    }

    @Test func `text that blocks hold and paragraphs lack is kept, in the order of the text`() throws {
        let page = try decoded(
            document("one two six", #""paragraphs":[\#(layout(8, 11))],"blocks":[\#(layout(0, 11))]"#)
        ).pages[0]
        #expect(page.blocks.map(\.text) == ["one two", "six"])
    }

    @Test func `coordinates that are left out are 0`() throws {
        let polygon = #""boundingPoly":{"normalizedVertices":[{},{"x":0.5},{"x":0.5,"y":0.25},{"y":0.25}]}"#
        let part = #"{"layout":{\#(polygon),"textAnchor":{"textSegments":[{"endIndex":"3"}]}}}"#
        let page = try decoded(
            document("one", #""dimension":{"width":200,"height":400,"unit":"pixels"},"blocks":[\#(part)]"#)
        ).pages[0]
        #expect(page.blocks.map(\.box) == [Box(0, 0, 100, 100)])
        #expect(page.size?.unit == .pixels)
    }

    @Test func `shards are joined by their index, and a missing one is told`() throws {
        func shard(_ index: Int, _ text: String, page: Int, of count: Int) -> String {
            #"{"shardInfo":{"shardIndex":"\#(index)","shardCount":"\#(count)"},"text":"\#(text)","pages":[{"pageNumber":\#(page),"layout":{"textAnchor":{"textSegments":[{"endIndex":"3"}]}}}]}"#
        }
        let whole = try decoded(shard(1, "two", page: 2, of: 2), shard(0, "one", page: 1, of: 2))
        #expect(whole.pages.map(\.index) == [0, 1])
        #expect(whole.pages.flatMap(\.blocks).map(\.text) == ["one", "two"])
        #expect(whole.status == .succeeded)
        let part = try decoded(shard(1, "two", page: 2, of: 3), shard(0, "one", page: 1, of: 3))
        #expect(part.status == .partial)
        #expect(part.warnings.warnings.map(\.code) == ["shards_missing"])
    }

    @Test func `shards whose pages begin at 1 again are counted by position`() throws {
        let shard = { (index: Int) in
            #"{"shardInfo":{"shardIndex":"\#(index)","shardCount":"2"},"text":"\#(index)","pages":[{"pageNumber":1,"layout":{"textAnchor":{"textSegments":[{"endIndex":"1"}]}}}]}"#
        }
        let document = try decoded(shard(1), shard(0))
        #expect(document.pages.map(\.index) == [0, 1])
        #expect(document.pages.flatMap(\.blocks).map(\.text) == ["0", "1"])
        #expect(document.warnings.warnings.map(\.code) == ["pages_renumbered"])
    }

    @Test func `other lists of pages are not taken for documents`() {
        for json in [
            #"{"pages":[{"pageNumber":1,"words":[]}],"content":"x","modelId":"prebuilt","apiVersion":"1"}"#,
            #"{"pages":[{"page":1,"md":"x"}],"job_metadata":{}}"#,
            #"{"pages":[{"index":0,"markdown":"x"}],"model":"m"}"#, #"{"responses":[{"text":"x"}]}"#,
        ] {
            let payload = OpenedPayload(
                Payload(name: "r", members: [Payload.Member(name: "r.json", bytes: Array(json.utf8))]))
            #expect(GoogleProvider().recognize(payload) == nil, "\(json)")
        }
    }
}
