import DocumentModel
import Providers
import Testing

@Suite struct MinerULayoutTests {
    /// A line whose box is 10 high.
    private func line(_ x: Int, _ y: Int, _ text: String, isMoved: Bool = false) -> String {
        let box = "[\(x), \(y), \(x + 90), \(y + 10)]"
        let moved = isMoved ? #", "cross_page": true"# : ""
        return
            #"{"bbox": \#(box), "spans": [{"bbox": \#(box), "type": "text", "content": "\#(text)"\#(moved)}]}"#
    }

    private func block(_ box: String, _ lines: [String], type: String = "text") -> String {
        let mark = lines.isEmpty ? #", "lines_deleted": true"# : ""
        return #"{"type": "\#(type)", "bbox": \#(box), "lines": [\#(lines.joined(separator: ", "))]\#(mark)}"#
    }

    private func document(
        _ pages: [[String]], context: DecodingContext = DecodingContext()
    ) throws -> ParsedDocument {
        let pages = pages.enumerated().map { index, blocks in
            #"{"page_idx": \#(index), "page_size": [200, 100], "para_blocks": [\#(blocks.joined(separator: ", "))]}"#
        }
        let json = #"{"pdf_info": [\#(pages.joined(separator: ", "))]}"#
        return try MinerUCase.document(["layout.json": json], context: context)
    }

    /// The VLM backend sends the spaces of lines, the pipeline only their places.
    @Test(arguments: ["code", "algorithm"]) func `lines of code keep their indentation`(kind: String) throws {
        let sent =
            #"{"bbox": [10, 0, 90, 30], "spans": [{"type": "text", "content": "  for x\n    $y$ do\n\n  end"}]}"#
        let placed = [(10, "for x"), (20, "y do"), (10, "end")].enumerated().map { number, line in
            let box = "[\(line.0), \(number * 10), \(line.0 + line.1.count * 5), \(number * 10 + 9)]"
            return
                #"{"bbox": \#(box), "spans": [{"bbox": \#(box), "type": "text", "content": "\#(line.1)"}]}"#
        }
        for (lines, expected) in [([sent], "  for x\n    $y$ do\n\n  end"), (placed, "for x\n  y do\nend")] {
            let body =
                #"{"type": "code_body", "bbox": [0, 0, 90, 30], "lines": [\#(lines.joined(separator: ","))]}"#
            let code =
                #"{"type": "code", "sub_type": "\#(kind)", "bbox": [0, 0, 90, 30], "blocks": [\#(body)]}"#
            #expect(try document([[code]]).pages[0].blocks.map(\.text) == [expected])
        }
    }

    @Test func `the lines of an algorithm in a content list keep their indentation`() throws {
        let entry =
            #"[{"type": "code", "sub_type": "algorithm", "code_body": "1: for  \n  2: $x$ <sub>i</sub>  \n\n3: end", "page_idx": 0}]"#
        let block = try MinerUCase.document(["x_content_list.json": entry]).pages.first?.blocks.first
        #expect(block?.text == "1: for\n  2: x i\n\n3: end")
        #expect(block?.markup?.content == "1: for\n  2: $x$ <sub>i</sub>\n\n3: end")
    }

    /// Pandoc's rule; MinerU's own formulas with blanks inside, or a figure after them, have LaTeX.
    @Test(arguments: [
        ("It costs from $10 to $20 per day.", "It costs from $10 to $20 per day.", nil),
        ("echo $HOME and $PATH", "echo $HOME and $PATH", nil), ("US$ 5 and US$ 6", "US$ 5 and US$ 6", nil),
        ("see $ a word and $ b", "see $ a word and $ b", nil),
        ("a $x$ b", "a x b", "a $x$ b"), ("a $ x $ b", "a x b", "a $x$ b"),
        (
            #"3$\times$3 and $q = s _ { q } $ or"#, #"3\times3 and q = s _ { q } or"#,
            #"3$\times$3 and $q = s _ { q }$ or"#
        ),
    ])
    func `a dollar sign begins a formula where pandoc has one, and blanks beside others stay`(
        content: String, text: String, markup: String?
    ) throws {
        let entry = #"[{"type": "text", "text": "\#(content.replacing("\\", with: "\\\\"))", "page_idx": 0}]"#
        let document = try MinerUCase.document(["x_content_list.json": entry])
        let block = try #require(document.pages.first?.blocks.first)
        #expect(block.text == text)
        #expect(block.markup?.content == markup)
    }

    /// One paragraph fills the left column of the first page, its right column, then both columns of the second: the
    /// columns stand at the same place on either page, so that boxes alone cannot tell the pages apart.
    @Test func `a paragraph of four columns goes back to all four`() throws {
        let left = "[0, 0, 90, 100]"
        let right = "[100, 0, 190, 100]"
        let lines = [
            line(0, 0, "one"), line(0, 20, "two"), line(100, 0, "three"),
            line(0, 0, "four", isMoved: true), line(0, 20, "five", isMoved: true),
            line(100, 0, "six", isMoved: true),
        ]
        let result = try document([
            [block(left, lines), block(right, [])], [block(left, []), block(right, [])],
        ])
        #expect(result.pages.map { $0.blocks.map(\.text) } == [["one two", "three"], ["four five", "six"]])
        #expect(
            result.pages.flatMap { $0.blocks.map(\.continues) } == [
                nil, Block.Place(page: 0, block: 0), Block.Place(page: 0, block: 1),
                Block.Place(page: 1, block: 0),
            ])
        #expect(result.warnings.warnings.isEmpty)
    }

    /// Two emptied blocks on two later pages, in the same column: only the height tells where the second begins.
    @Test func `a paragraph over three pages goes back to all three`() throws {
        let column = "[0, 0, 90, 100]"
        let lines = [
            line(0, 80, "one"), line(0, 0, "two", isMoved: true), line(0, 80, "three", isMoved: true),
            line(0, 0, "four", isMoved: true),
        ]
        let result = try document([[block(column, lines)], [block(column, [])], [block(column, [])]])
        #expect(result.pages.map { $0.blocks.map(\.text) } == [["one"], ["two three"], ["four"]])
        #expect(result.pages[2].blocks[0].continues == Block.Place(page: 1, block: 0))
    }

    @Test func `an emptied block whose text is nowhere is reported`() throws {
        let result = try document([[block("[0, 0, 90, 100]", [])]])
        #expect(result.warnings.warnings.map(\.code) == ["moved_text_not_found"])
    }

    @Test func `text of a later page that does not exist stays where it is`() throws {
        let lines = [line(0, 0, "one"), line(0, 0, "two", isMoved: true)]
        let result = try document([[block("[0, 0, 90, 100]", lines)]])
        #expect(result.pages[0].blocks.map(\.text) == ["one two"])
    }

    @Test(arguments: [
        (["the top-", "down way"], "the top-\ndown way"), (["GPT-", "4 is"], "GPT-4 is"),
        (["Anglo-", "Saxon"], "Anglo-Saxon"), (["1990 -", "2000"], "1990 - 2000"),
        (["一个灯", "笼很亮"], "一个灯笼很亮"), (["한국어", "문장"], "한국어 문장"),
        (["a line ", "and one"], "a line and one"),
        (["Lind<sup>1</sup>Bo", "<mask> H<sub>2</sub>O"], "Lind 1 Bo <mask> H2O"),
    ])
    func `lines are joined as a reader joins them`(lines: [String], text: String) throws {
        let json = lines.enumerated().map { line(0, $0.offset * 20, $0.element) }
        let result = try document([[block("[0, 0, 90, 100]", json)]])
        #expect(result.pages[0].blocks.map(\.text) == [text])
    }

    @Test func `pages count from the offset`() throws {
        let pages = [[block("[0, 0, 90, 10]", [line(0, 0, "one")])], []]
        let result = try document(pages, context: DecodingContext(pageOffset: 16))
        #expect(result.pages.map(\.index) == [16, 17])
    }

    @Test func `a page number over the limit is refused before pages are made`() {
        let json = #"[{"type": "text", "text": "x", "page_idx": 4000000000}]"#
        #expect(MinerUCase.failure(["a_content_list.json": json])?.code == .limitExceeded)
    }

    @Test func `two pages of one number are both kept`() throws {
        let page = #"{"page_idx": 3, "page_size": [10, 10], "para_blocks": []}"#
        let result = try MinerUCase.document(["layout.json": #"{"pdf_info": [\#(page), \#(page)]}"#])
        #expect(result.pages.map(\.index) == [3, 4])
        #expect(result.warnings.warnings.map(\.code) == ["page_renumbered"])
    }

    @Test func `a broken layout is named and the content list is read in its place`() throws {
        let result = try MinerUCase.document([
            "layout.json": "", "a_content_list.json": #"[{"type": "text", "text": "x", "page_idx": 0}]"#,
        ])
        #expect(result.status == .partial)
        #expect(result.warnings.warnings.first?.code == "member_unreadable")
        #expect(result.pages[0].blocks.map(\.text) == ["x"])
    }
}

/// The order, sources and marks of MinerU's other files.
@Suite struct MinerUOrderTests {
    private func blocks(_ members: [String: String]) throws -> [Block] {
        try MinerUCase.document(members).pages.flatMap(\.blocks)
    }

    private func list(_ entries: String...) -> String { "[" + entries.joined(separator: ", ") + "]" }

    @Test func `a caption above its table is stored before it and belongs to it`() throws {
        let parts = [
            #"{"type": "table_caption", "bbox": [0, 0, 90, 10], "lines": [{"spans": [{"type": "text", "content": "above"}]}]}"#,
            #"{"type": "table_body", "bbox": [0, 20, 90, 40], "lines": [{"spans": [{"type": "table", "html": "<table><tr><td>a</td></tr></table>"}]}]}"#,
            #"{"type": "table_footnote", "bbox": [0, 50, 90, 60], "lines": [{"spans": [{"type": "text", "content": "below"}]}]}"#,
        ]
        let table =
            #"{"type": "table", "bbox": [0, 0, 90, 60], "blocks": [\#(parts.joined(separator: ", "))]}"#
        let found = try blocks([
            "a_middle.json":
                #"{"pdf_info": [{"page_idx": 0, "page_size": [100, 100], "para_blocks": [\#(table)]}]}"#
        ])
        #expect(found.map(\.text) == ["above", "a", "below"])
        #expect(found.map(\.parent) == [1, nil, 1])
    }

    /// A content list does not say where its captions stand; the markdown beside it does.
    @Test(arguments: [
        (markdown: "Table 1. Lamps\n\n<table><tr><td>a</td></tr></table>\n", order: ["Table 1. Lamps", "a"]),
        (markdown: "<table><tr><td>a</td></tr></table>\n\nTable 1. Lamps\n", order: ["a", "Table 1. Lamps"]),
        (markdown: "", order: ["a", "Table 1. Lamps"]),
    ])
    func `captions of a content list stand where the markdown has them`(
        markdown: String, order: [String]
    ) throws {
        let entry =
            #"{"type": "table", "page_idx": 0, "bbox": [0, 0, 9, 9], "table_caption": ["Table 1. Lamps"], "table_body": "<table><tr><td>a</td></tr></table>"}"#
        let found = try blocks(["x_content_list.json": list(entry), "x.md": markdown])
        #expect(found.map(\.text) == order)
        let table = try #require(found.firstIndex { $0.type == .table })
        #expect(found.filter { $0.type == .caption }.allSatisfy { $0.parent == table })
    }

    @Test func `an emptied block takes its lines from before MinerU joined paragraphs`() throws {
        let line = #"{"bbox": [0, 0, 90, 10], "spans": [{"type": "text", "content": "kept"}]}"#
        let original = #"{"type": "text", "bbox": [0, 0, 90, 10], "lines": [\#(line)]}"#
        let emptied = #"{"type": "text", "bbox": [0, 0, 90, 10], "lines": [], "lines_deleted": true}"#
        let page =
            #"{"page_idx": 0, "page_size": [100, 100], "preproc_blocks": [\#(original)], "para_blocks": [\#(emptied)]}"#
        let result = try MinerUCase.document(["layout.json": #"{"pdf_info": [\#(page)]}"#])
        #expect(result.pages[0].blocks.map(\.text) == ["kept"])
        #expect(result.warnings.warnings.isEmpty)
    }

    @Test func `text of a page that the file does not have is warned of`() throws {
        let lines =
            #"{"bbox": [0, 90, 90, 99], "spans": [{"type": "text", "content": "here"}]}, {"bbox": [0, 0, 90, 10], "spans": [{"type": "text", "content": "there", "cross_page": true}]}"#
        let page =
            #"{"page_idx": 3, "page_size": [100, 100], "para_blocks": [{"type": "text", "bbox": [0, 90, 90, 99], "lines": [\#(lines)]}]}"#
        let result = try MinerUCase.document(["page_middle.json": page])
        #expect(result.pages[0].blocks.map(\.text) == ["here there"])
        #expect(result.warnings.warnings.map(\.code) == ["page_not_in_file"])
    }

    @Test func `a layout without pages does not win over a content list with pages`() throws {
        let entries = list(
            #"{"type": "text", "text": "one", "page_idx": 0, "bbox": [0, 0, 9, 9]}"#,
            #"{"type": "text", "text": "two", "page_idx": 1, "bbox": [0, 0, 9, 9]}"#)
        let result = try MinerUCase.document([
            "x_middle.json": #"{"pdf_info": [], "_backend": "pipeline"}"#, "x_content_list.json": entries,
        ])
        #expect(result.pages.map { $0.blocks.map(\.text) } == [["one"], ["two"]])
    }

    @Test func `an empty markdown beside a whole layout is no damage`() throws {
        let page = #"{"page_idx": 0, "page_size": [100, 100], "para_blocks": []}"#
        let result = try MinerUCase.document(["layout.json": #"{"pdf_info": [\#(page)]}"#, "full.md": ""])
        #expect(result.status == .succeeded)
        #expect(result.warnings.warnings.isEmpty)
    }

    @Test func `marks of an Office file are read, and its text has none`() throws {
        let found = try blocks([
            "x_content_list.json": list(
                #"{"type": "text", "text": "1 **Bold** [link](https://example.org/) ~~gone~~", "anchor": "_T1", "page_idx": 0}"#,
                #"{"type": "list", "list_items": ["- *Outer*", "    - inner"], "page_idx": 0}"#)
        ])
        #expect(found.map(\.text) == ["1 Bold link gone", "", "Outer", "inner"])
        #expect(found[0].markup?.content == "1 **Bold** [link](https://example.org/) ~~gone~~")
        #expect(found.map(\.level) == [nil, nil, 1, 2])
    }

    @Test func `stars on a page of a PDF stay text`() throws {
        let found = try blocks([
            "x_content_list.json": list(
                #"{"type": "text", "text": "**p** < 0.01, a*b*c", "page_idx": 0, "bbox": [0, 0, 9, 9]}"#)
        ])
        #expect(found.map(\.text) == ["**p** < 0.01, a*b*c"])
    }

    /// `merge_prev` used to look through all blocks for each block.
    @Test func `a block that continues the previous one finds it at once`() throws {
        let count = 4000
        let block =
            #"{"type": "title", "merge_prev": true, "bbox": [0, 0, 9, 9], "lines": [{"spans": [{"type": "text", "content": "x"}]}]}"#
        let page =
            #"{"page_idx": 0, "page_size": [100, 100], "para_blocks": [\#(Array(repeating: block, count: count).joined(separator: ", "))]}"#
        let result = try MinerUCase.document(["layout.json": #"{"pdf_info": [\#(page)]}"#])
        #expect(result.pages[0].blocks.count == count)
        #expect(result.pages[0].blocks.allSatisfy { $0.continues == nil })
    }
}
