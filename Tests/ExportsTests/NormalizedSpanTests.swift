import DocumentModel
import Testing

@testable import Exports
@testable import Rendering

/// Where blocks stand in a text whose characters were brought to form.
struct NormalizedSpanTests {
    /// Short pieces of real pages: sesamath-doc-fr p.6, listings-devel p.28, exam-zh-doc p.1, chemfig-en p.2, and a MinerU paper.
    private static let blocks: [Block] = [
        Block(.heading, text: "Lo¨ıc Joly, Fr´ede´ric", level: 2),
        Block(.text, text: "un seul ﬁchier\u{A0}: sesamanuel\u{200B}.cls"),
        Block(.text, text: "旨在帮助中小学教 师更方便地使用 LATEX。"),
        Block(.listItem, text: "1.1 Lewis decorations . . . . . . . . 5"),
        Block(.text, text: "given q", markup: .init("given $q _ { i }$ and $5 5 . 1$", .markdown)),
        Block(
            .table, text: "TISE",
            markup: .init("<table><tr><td><eq>\\mathrm { T I S E }</eq></td></tr></table>", .html)),
        Block(.formula, text: "x _ { 1 }", markup: .init("x _ { 1 }", .latex)),
        Block(.text, text: "suﬃcient 😀 end"),
    ]

    @Test(arguments: [true, false])
    func `every span holds what its block is rendered as`(normalizes: Bool) throws {
        var options = ExportOptions(
            format: .jsonl, markdown: MarkdownOptions(images: .drop, normalizes: normalizes))
        options.blockSpans = true
        var cleaner = PageCleaner(options.markdown)
        cleaner.begin(pageCount: 1)
        let page = cleaner.clean(ExportPage(index: 0, blocks: Self.blocks))
        var text = RecordText(options)
        text.add(page, links: AssetLinks())
        let scalars = Array(String(decoding: text.bytes, as: UTF8.self).unicodeScalars)
        #expect(text.blockSpans.count == Self.blocks.count)
        for (span, block) in zip(text.blockSpans, page.blocks) {
            let written = String(String.UnicodeScalarView(scalars[span.start..<span.end]))
            #expect(written == MarkdownRenderer(options.markdown).render([block]))
        }
        let isOpened = String(decoding: text.bytes, as: UTF8.self).contains("sufficient")
        #expect(isOpened == normalizes)
    }

    @Test func `a piece of normalized text leads back to the block's own text`() {
        let own = Array("un seul ﬁchier et suﬃsant".unicodeScalars)
        let written = Array("un seul fichier et suffisant".unicodeScalars)
        let piece = BlockPiece(8..<15, of: written, in: own, normalizer: TextNormalizer(.text))
        #expect(piece.range == 8..<14)
        #expect(BlockPiece(8..<15, of: written, in: own).range == nil)
    }
}
