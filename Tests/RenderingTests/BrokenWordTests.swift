import DocumentModel
import Testing

@testable import Rendering

/// Words that the end of a line parts.
@Suite struct BrokenWordTests {
    /// Texts of pages after mending, one block a page.
    private func mended(_ texts: String..., type: BlockType = .text) -> [String] {
        var words = BrokenWords()
        return texts.enumerated().map { index, text in
            var page = ExportPage(index: index, blocks: [Block(type, text: text)])
            words.mend(&page)
            return page.blocks[0].text
        }
    }

    @Test(
        arguments: [
            ("an exam-\nple", "an example"), ("an ex-\nample", "an example"),
            ("two bro-\nken wo-\nrds", "two broken words"),
            ("self-\nattention", "self-attention"),
            ("top-\ndown, and top-down", "top-down, and top-down"),
            ("Top-\ndown, and top-down", "Top-down, and top-down"),
            ("soft\u{AD}\nened, or soft-ened", "softened, or soft-ened"),
            ("Grö\u{2010}\nße", "Größe"),
            // The hyphen belongs to the text.
            ("the up-to-\nthe-minute news", "the up-to-the-minute news"),
            ("a k-\nmeans run", "a k-means run"),
            ("plan-\nb", "plan-b"), ("mini-\nbus-like vans", "mini-bus-like vans"),
            ("Vor-\nund Nachteile", "Vor- und Nachteile"), ("het in-\nen uitvoeren", "het in- en uitvoeren"),
            ("it was giv-\nen to him", "it was given to him"), ("a col-\nor", "a color"),
            ("two-\nor three-dimensional", "two- or three-dimensional"),
            ("micro-\nand macroscopic", "micro- and macroscopic"), ("face-\nto-face", "face-to-face"),
            ("see https://x.example/user-\nguide/a", "see https://x.example/user-guide/a"),
            ("see gauges.example/north-\nsea/a", "see gauges.example/north-sea/a"),
            ("DOI: 10.18653/v1/2024.naacl-\nlong.104", "DOI: 10.18653/v1/2024.naacl-long.104"),
            ("write to jean-\nluc@sea.example", "write to jean-luc@sea.example"),
            ("mailto:anne-\nmarie@sea.example", "mailto:anne-marie@sea.example"),
            ("either/or, and/or exam-\nple", "either/or, and/or example"),
            ("e.g./exam-\nple", "e.g./example"),
            ("the end.Exam-\nple", "the end.Example"),
            ("write to anna@north-\nsea.example", "write to anna@north-sea.example"),
            ("GPT-\nNeo", "GPT-Neo"), ("pages 3-\n4", "pages 3-4"), ("SARS-\n2", "SARS-2"),
            ("aujour-\nd'hui", "aujourd'hui"),
            // Nobody broke a word here.
            ("a -\nb", "a -\nb"),
            ("- \nb", "- \nb"),
            ("end-", "end-"), ("end-\n", "end-\n"), ("-\nx", "-\nx"), ("", ""), ("中文-\n中文", "中文-\n中文"),
        ])
    func `a word is whole, and its hyphen stays where it belongs to it`(text: String, expected: String) {
        #expect(mended(text) == [expected])
    }

    @Test func `what earlier pages write with a hyphen keeps it, from the first broken word on`() {
        #expect(
            mended("a bro-\nken word, fine-tuned", "fine-\ntuned, pre-\ntrained") == [
                "a broken word, fine-tuned", "fine-tuned, pretrained",
            ])
        #expect(mended("fine-tuned", "fine-\ntuned")[1] == "finetuned")
    }

    @Test(arguments: [BlockType.code, .formula, .table, .toc])
    func `code, formulas, tables and contents keep their lines`(type: BlockType) {
        #expect(mended("a-\nb", type: type) == ["a-\nb"])
    }

    @Test func `markdown beside the text is mended like it, and HTML is not`() {
        var page = ExportPage(
            index: 0,
            blocks: [
                Block(.text, text: "exam-\nple 2", markup: Block.Markup("exam-\nple $2$", .markdown)),
                Block(.text, text: "exam-\nple", markup: Block.Markup("<p>exam-\nple</p>", .html)),
            ])
        var words = BrokenWords()
        words.mend(&page)
        #expect(page.blocks.map(\.text) == ["example 2", "example"])
        #expect(page.blocks.map(\.markup?.content) == ["example $2$", "<p>exam-\nple</p>"])
    }

    @Test func `another document begins with nothing seen`() {
        var words = BrokenWords()
        var first = ExportPage(index: 0, blocks: [Block(.text, text: "a bro-\nken word, fine-tuned")])
        words.mend(&first)
        words.forget()
        var second = ExportPage(index: 0, blocks: [Block(.text, text: "fine-\ntuned")])
        words.mend(&second)
        #expect(second.blocks[0].text == "finetuned")
    }
}
