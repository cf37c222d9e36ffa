import DocumentModel
import Rendering
import Testing

@testable import Exports

/// The way back from exported text to blocks.
@Suite struct LocatingTests {
    private func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

    @Test(arguments: [
        ("b c", "a b c d b c", [2..<5, 8..<11]),
        ("b c", "a b\n  c d", [2..<7]),
        ("  b  ", "ab", [1..<2]),
        ("aa", "aaa", [0..<2]),
        ("水位", "😀水位", [1..<3]),
        ("x", "abc", []),
        (" \n ", "abc", []),
    ]) func `a text is found with any white space, in code points`(
        _ wanted: String, _ text: String, _ ranges: [Range<Int>]
    ) {
        #expect(TextFinder(wanted).ranges(in: scalars(text)) == ranges)
    }

    @Test(arguments: [
        // markdown, piece, text, range
        ("## A title", 3..<10, "A title", 0..<7),
        ("the cat and the cat", 16..<19, "the cat and the cat", 16..<19),
        (#"a\_b and a\_c"#, 9..<13, "a_b and a_c", 8..<11),
        ("one *two* one", 10..<13, "one two one", 8..<11),
    ]) func `a piece of markdown is found in the block's own text`(
        _ markdown: String, _ piece: Range<Int>, _ text: String, _ range: Range<Int>
    ) {
        #expect(BlockPiece(piece, of: scalars(markdown), in: scalars(text)).range == range)
    }

    @Test(arguments: [
        // A mark is not in the text, and a word that was rejoined is not either.
        ("## A title", 0..<2, "A title"), ("the example", 4..<11, "the exam-\nple"),
        // As a marker and as text: nobody can say which is which.
        ("- a - b", 0..<1, "a - b"),
    ]) func `what the block's text does not have has no place there`(
        _ markdown: String, _ piece: Range<Int>, _ text: String
    ) {
        #expect(BlockPiece(piece, of: scalars(markdown), in: scalars(text)).range == nil)
    }

    @Test func `the texts of pages are the records of an export, with the ordinals of their blocks`() throws {
        var source = PlainSource()
        let pages = [
            ExportPage(
                index: 0,
                blocks: [
                    Block(.pageHeader, text: "head"), Block(.heading, text: "A"), Block(.text, text: "b c"),
                ]),
            ExportPage(index: 1, blocks: [Block(.pageNumber, text: "2")]),
        ]
        source.documents = [(ExportDocument(key: "k", provider: "alpha", pageCount: 2), [], pages)]
        let texts = try Exporter(ExportOptions(format: .jsonl, unit: .page)).pageTexts(over: source)
        #expect(texts.map(\.pageIndex) == [0])
        #expect(texts[0].text(0..<100) == "## A\n\nb c")
        #expect(
            texts[0].parts == [
                PageText.Part(ordinal: 1, range: 0..<4), PageText.Part(ordinal: 2, range: 6..<9),
            ])
        #expect(
            texts[0].parts(in: 3..<7) == [
                PageText.Part(ordinal: 1, range: 3..<4), PageText.Part(ordinal: 2, range: 6..<7),
            ])
        #expect(texts[0].parts(in: 4..<6) == [])
    }
}
