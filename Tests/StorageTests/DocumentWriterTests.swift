import DocumentModel
import Foundation
import Storage
import Testing

@Suite struct DocumentWriterTests {
    let store: DocumentStore

    init() throws {
        store = try DocumentStore.inMemory(clock: Samples.clock)
    }

    @Test func `what is written is read back`() throws {
        let size = try #require(PageSize(width: 600, height: 800, unit: .points))
        let table = Block(
            .table, text: "a\tb", providerType: "Table", level: nil, markup: .init("<table></table>", .html),
            box: Box(60, 80, 300, 400),
            font: FontInfo(name: "Serif", size: 10.5, isBold: true, isItalic: false),
            confidence: 0.75)
        let caption = Block(.caption, text: "Table 1", parent: 0)
        let first = Page(
            index: 0, label: "i", size: size, dpi: 72, rotation: 90, markdown: "| a |",
            imageURL: "https://x/1.png",
            blocks: [table, caption])
        let second = Page(
            index: 1, status: .failed, errorMessage: "timeout",
            blocks: [Block(.text, text: "更多", continues: .init(page: 0, block: 1))])
        var document = Samples.document(pages: [first, second])
        document.title = "Report"
        document.language = "zh"
        document.metadata = ["author": "A"]
        try store.write(Samples.parse("2024/report", document, payload: "p"))

        let page = try #require(try store.read { try $0.page(key: "2024/report", index: 0) })
        #expect(page.size == size)
        #expect(page.label == "i" && page.dpi == 72 && page.rotation == 90)
        #expect(page.markdown == "| a |" && page.imageURL == "https://x/1.png")
        #expect(page.blocks.map(\.ordinal) == [0, 1])
        #expect(page.blocks[0].block == table)
        #expect(page.blocks[0].normalizedBox == Box(0.1, 0.1, 0.5, 0.5))
        #expect(page.blocks[1].parentID == page.blocks[0].id)
        let next = try #require(try store.read { try $0.page(key: "2024/report", index: 1) })
        #expect(next.id == page.id + 1)
        #expect(next.status == .failed && next.errorMessage == "timeout" && next.size == nil)
        #expect(next.blocks[0].continuesID == page.blocks[1].id)
        let stored = try #require(try store.read { try $0.document(key: "2024/report") })
        #expect(stored.title == "Report" && stored.language == "zh" && stored.pageCount == 2)
        #expect(stored.metadata == ["author": "A"])
        #expect(stored.createdAt == "2026-01-02T03:04:05Z")
        #expect(stored.parses.map(\.isPreferred) == [true])
    }
}
