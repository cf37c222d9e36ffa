import Foundation
import Testing

@testable import DocumentModel

/// Boxes of words become boxes of what was found.
@Suite struct TextBoxTests {
    private func piece(_ range: Range<Int>, _ numbers: [Double]) throws -> TextBox {
        TextBox(range, try #require(Box(numbers)))
    }

    /// Two lines: `the radar` and `gauge rose`.
    private func words() throws -> [TextBox] {
        [
            try piece(0..<3, [10, 10, 30, 20]), try piece(4..<9, [34, 11, 60, 21]),
            try piece(10..<15, [10, 24, 40, 34]), try piece(16..<20, [44, 24, 60, 34]),
        ]
    }

    @Test func `words beside each other are one box, and each line has its own`() throws {
        let found = try words().lines(of: 4..<20)
        #expect(found == [try piece(4..<9, [34, 11, 60, 21]), try piece(10..<20, [10, 24, 60, 34])])
        #expect(try words().lines(of: 0..<9) == [try piece(0..<9, [10, 10, 60, 21])])
    }

    @Test func `a word of which a part was found counts whole, and nothing found has no box`() throws {
        #expect(try words().lines(of: 5..<6) == [try piece(4..<9, [34, 11, 60, 21])])
        #expect(try words().lines(of: 3..<4) == [])
        #expect(try words().lines(of: 7..<7) == [])
    }

    @Test func `a text box is six numbers in JSON`() throws {
        let sent = [try piece(0..<3, [10, 10.5, 30, 20])]
        let json = try JSONEncoder().encode(sent)
        #expect(String(decoding: json, as: UTF8.self) == "[[0,3,10,10.5,30,20]]")
        #expect(try JSONDecoder().decode([TextBox].self, from: json) == sent)
        for wrong in ["[[0,3,1,2,3]]", "[[3,3,1,1,2,2]]", "[[-1,3,1,1,2,2]]", "[[0.5,3,1,1,2,2]]"] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode([TextBox].self, from: Data(wrong.utf8))
            }
        }
    }

    @Test func `boxes are rounded to what can be seen, and one that repeats the block's is left out`() throws
    {
        let thirds = [0.1, 0.1, 1.0 / 3, 2.0 / 3]
        var block = Block(.text, text: "one two", box: Box(0, 0, 1, 1))
        block.textBoxes = [try piece(0..<3, thirds)]
        var whole = Block(.text, text: "one", box: Box(thirds))
        whole.textBoxes = [try piece(0..<3, thirds)]
        let size = try #require(PageSize(width: 612, height: 792, unit: .points))
        var document = ParsedDocument()
        document.pages = [
            Page(index: 0, size: PageSize(width: 1, height: 1, unit: nil), blocks: [block, whole]),
            Page(index: 1, size: size, blocks: [block]),
        ]
        document.tidyTextBoxes()
        let small = try piece(0..<3, [0.1, 0.1, 0.3333, 0.6667])
        #expect(document.pages[0].blocks.map(\.textBoxes) == [[small], nil])
        #expect(document.pages[1].blocks[0].textBoxes == [try piece(0..<3, [0.1, 0.1, 0.3, 0.7])])
    }

    @Test func `boxes of words are clipped to the page, and those outside are left out and reported`() throws
    {
        var block = Block(.text, text: "one two six", box: Box(10, 10, 90, 90))
        block.textBoxes = [
            try piece(0..<3, [10, 10, 30, 20]), try piece(4..<7, [80, 10, 120, 20]),
            try piece(8..<11, [10, 110, 30, 120]),
        ]
        var outside = Block(.text, text: "gone")
        outside.textBoxes = [try piece(0..<4, [-30, 0, -10, 10])]
        var document = ParsedDocument()
        document.pages = [
            Page(index: 0, size: PageSize(width: 100, height: 100, unit: .pixels), blocks: [block, outside])
        ]
        document.tidyTextBoxes()
        #expect(
            document.pages[0].blocks[0].textBoxes == [
                try piece(0..<3, [10, 10, 30, 20]), try piece(4..<7, [80, 10, 100, 20]),
            ])
        #expect(document.pages[0].blocks[1].textBoxes == nil)
        #expect(document.warnings.warnings.map(\.code) == ["text_box_outside_page"])
    }
}
