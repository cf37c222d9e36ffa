import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import Providers

/// The adapter that docs/adapters.md shows.
@Suite struct SkeletonTests {
    @Test func `the guide shows the adapter that is compiled here`() throws {
        let guide = try String(
            contentsOf: Fixtures.repository.appending(path: "docs/adapters.md"), encoding: .utf8)
        let file = try String(
            contentsOf: Fixtures.repository.appending(
                path: "Tests/ProvidersTests/Skeleton/AcmeProvider.swift"), encoding: .utf8)
        let code = file[try #require(file.firstRange(of: "/// Acme's")).lowerBound...]
        #expect(guide.contains("```swift\n\(code)```\n"))
    }

    @Test func `it reads pages, blocks and boxes in pixels`() throws {
        let sent = #"""
            {"acme_version": "1", "pages": [
              {"number": 2, "width": 800, "height": 1000, "blocks": [
                {"type": "title", "text": "Levels", "bbox": [80, 100, 400, 140], "confidence": 0.9},
                {"type": "table", "text": "<table><tr><td>a</td><td>b</td></tr></table>", "bbox": [9, 9, 3, 3]},
                {"type": "stamp", "text": "PAID"}]},
              {"number": 3, "width": 800, "height": 1000, "blocks": []}]}
            """#
        let payload = OpenedPayload(
            Payload(name: "a", members: [.init(name: "a.json", bytes: Array(sent.utf8))]))
        #expect(AcmeProvider().recognize(payload) == "answer")
        let document = try ProviderRegistry.decode(payload, as: AcmeProvider(), context: DecodingContext())
        #expect(document.title == "Levels")
        #expect(document.pages.map(\.index) == [1, 2])
        #expect(document.pages[0].size == PageSize(width: 800, height: 1000, unit: .pixels))
        let blocks = document.pages[0].blocks
        #expect(blocks.map(\.type) == [.title, .table, .other])
        #expect(blocks.map(\.text) == ["Levels", "a\tb", "PAID"])
        #expect(blocks.map(\.box) == [Box(80, 100, 400, 140), nil, nil])
        #expect(blocks[0].confidence == 0.9)
        #expect(document.warnings.warnings.map(\.code).sorted() == ["box_unreadable", "unknown_block_type"])
    }
}
