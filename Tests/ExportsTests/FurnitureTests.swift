import DocumentModel
@testable import Exports
import Rendering
import TestSupport
import Testing

struct FurnitureTests {
    /// A document whose page bodies differ, with what each page has above and below.
    private func pages(
        _ count: Int, top: (Int) -> [Block] = { _ in [] }, bottom: (Int) -> [Block] = { _ in [] }
    ) -> [ExportPage] {
        (0..<count).map { index in
            ExportPage(
                index: index, blocks: top(index) + [Block(.text, text: Self.body(index))] + bottom(index))
        }
    }

    /// Long enough to be no line of furniture, and different on every page.
    private static func body(_ index: Int) -> String {
        "Body \(String(repeating: "\(Character(UnicodeScalar(97 + UInt8(index % 26))))", count: 210))"
    }

    /// What is left of each page beside its body, and what was taken.
    private func clean(
        _ pages: [ExportPage], _ furniture: MarkdownOptions.Furniture = .drop
    ) throws -> (left: [[String]], removed: [[String]]) {
        var source = PlainSource()
        source.documents = [(ExportDocument(key: "k", provider: "p", pageCount: pages.count), [], pages)]
        var cleaner = PageCleaner(MarkdownOptions(furniture: furniture))
        var (left, removed): ([[String]], [[String]]) = ([], [])
        let visitor = ExportVisitor(
            document: { cleaner.begin(pageCount: $0.pageCount) }, assets: { _ in cleaner.forgetEdges() },
            edges: { cleaner.add($0) },
            page: { page in
                let clean = cleaner.clean(page)
                left.append(clean.blocks.map(\.text).filter { !$0.hasPrefix("Body ") })
                removed.append(clean.removed.map { "\($0.reason.rawValue): \($0.text)" })
            })
        try source.forEachPage(of: ExportSelection(), needs: ExportNeeds(edges: true), visitor)
        return (left, removed)
    }

    @Test func `headers of odd and even pages are found apart, and what they were is told`() throws {
        let pages = pages(10, top: { [Block(.text, text: $0 % 2 == 0 ? "Annual Report" : "Part  TWO")] })
        let (left, removed) = try clean(pages)
        #expect(left.allSatisfy { $0.isEmpty })
        #expect(removed[0] == ["repeated: Annual Report"] && removed[1] == ["repeated: Part  TWO"])
    }

    @Test func `titles that number what is below them stay, and headers with the page's number go`() throws {
        let questions = try clean(pages(5, top: { [Block(.text, text: "Question \($0 + 1)")] }))
        #expect(questions.left == (1...5).map { ["Question \($0)"] })
        let chinese = try clean(pages(5, top: { [Block(.text, text: "第 \($0 + 1) 题")] }))
        #expect(chinese.left == (1...5).map { ["第 \($0) 题"] })
        let headers = try clean(pages(5, top: { [Block(.text, text: "Results \($0 + 44)")] }))
        #expect(headers.left.allSatisfy { $0.isEmpty })
        // What does not count is a header of its own: the slides of one question.
        let slides = try clean(pages(5, top: { _ in [Block(.text, text: "Course 101")] }))
        #expect(slides.left.allSatisfy { $0.isEmpty })
    }

    @Test func `a chapter may have a number for its title, and a title below all text is the page's number`()
        throws
    {
        let years = try clean(pages(4, top: { [Block(.heading, text: "\(2001 + $0)")] }))
        #expect(years.left == (0..<4).map { ["\(2001 + $0)"] })
        let chapters = try clean(pages(4, top: { [Block(.title, text: $0 == 0 ? "I" : "\($0 + 1)")] }))
        #expect(chapters.left == [["I"], ["2"], ["3"], ["4"]])
        let numbers = try clean(pages(4, bottom: { [Block(.heading, text: "\($0 + 1)")] }))
        #expect(numbers.left.allSatisfy { $0.isEmpty } && numbers.removed[2] == ["numbering: 3"])
        // A page with nothing else: its own number, and the title of a part.
        let alone = try clean(
            ["1", "2002", "3"].enumerated().map { ExportPage(index: $0, blocks: [Block(.heading, text: $1)]) }
        )
        #expect(alone.left == [[], ["2002"], []])
    }

    @Test func `headers that a parser took for list items go`() throws {
        let (left, removed) = try clean(
            pages(
                5, top: { _ in [Block(.list, text: ""), Block(.listItem, text: "第 2 节 用户接口", parent: 0)] },
                bottom: {
                    [
                        Block(.listItem, text: "Updated:2021-12-17"),
                        Block(.listItem, text: "step \($0 * 3 + 1)"),
                    ]
                }))
        #expect(left.map { $0.filter { !$0.isEmpty } } == (0..<5).map { ["step \($0 * 3 + 1)"] })
        #expect(removed[0] == ["repeated: 第 2 节 用户接口", "repeated: Updated:2021-12-17"])
    }

    @Test func `lines that repeat amid pages whose size nobody knows stay`() throws {
        // Slides that are built up: the same line on each, in the middle of what the pages have.
        let slide = { (index: Int, y: Double) in
            ExportPage(
                index: index,
                blocks: [
                    Block(.text, text: "Slide \(Self.body(index))", box: Box(50, 100, 400, 120)),
                    Block(.text, text: "One million dollars", box: Box(50, y, 400, y + 12)),
                ])
        }
        let frame = ExportPage(
            index: 6, blocks: [Block(.text, text: Self.body(6), box: Box(50, 20, 400, 580))])
        let amid = try clean((0..<6).map { slide($0, 300) } + [frame])
        #expect(amid.removed.allSatisfy { $0.isEmpty })
        let below = try clean((0..<6).map { slide($0, 560) } + [frame])
        #expect(below.removed.prefix(6).allSatisfy { $0 == ["repeated: One million dollars"] })
    }

    @Test(arguments: ["}% {%", "\\end{ganttchart}", "\\fi", "✲ ✻"])
    func `code at the ends of pages is no footer`(_ line: String) throws {
        let pages = pages(8, bottom: { _ in [Block(.text, text: line)] })
        #expect(try clean(pages).removed.allSatisfy { $0.isEmpty })
    }

    @Test func `page numbers go, in figures, Roman figures and words, with the lines that carry them`() throws
    {
        let roman = ["i", "ii", "iii", "iv"]
        let pages = pages(
            8, top: { [Block(.text, text: "Results \($0 + 41)")] },
            bottom: { [Block(.text, text: $0 < 4 ? roman[$0] : "\($0 + 7)")] })
        let (left, removed) = try clean(pages)
        #expect(left.allSatisfy { $0.isEmpty })
        #expect(removed[3] == ["repeated: Results 44", "numbering: iv"])
        let worded = try clean(self.pages(1, bottom: { _ in [Block(.text, text: "第 3 页 共 9 页")] }))
        #expect(worded.removed == [["numbering: 第 3 页 共 9 页"]])
    }

    @Test func `a heading that headers repeat stays where it stands first`() throws {
        let pages = pages(
            8, top: { [Block($0 == 2 ? .heading : .text, text: $0 < 2 ? "Preface \($0 * 7)" : "Methods")] })
        let left = try clean(pages).left
        #expect(left == [["Preface 0"], ["Preface 7"], ["Methods"], [], [], [], [], []])
    }

    @Test func `headings that stand once, or are numbered on their own, are never lost`() throws {
        let pages = pages(
            12, top: { $0 % 3 == 0 ? [Block(.heading, text: "Chapter \($0 / 3 + 1)")] : [] },
            bottom: { $0 == 5 ? [Block(.text, text: "1984")] : [] })
        let (left, removed) = try clean(pages)
        #expect(left.flatMap { $0 } == ["Chapter 1", "Chapter 2", "1984", "Chapter 3", "Chapter 4"])
        #expect(removed.allSatisfy { $0.isEmpty })
    }

    @Test func `headings that are numbered as the pages happen to be stay`() throws {
        let pages = pages(6, top: { [Block(.heading, text: "Lesson \($0 + 1)")] })
        #expect(try clean(pages).left == (1...6).map { ["Lesson \($0)"] })
        #expect(try clean(self.pages(1, bottom: { _ in [Block(.text, text: "1")] })).left == [["1"]])
    }

    @Test func `what repeats in the middle of pages is no furniture`() throws {
        let size = PageSize(width: 100, height: 100, unit: .points)
        let pages = (0..<8).map { index in
            ExportPage(
                index: index, size: size,
                blocks: [
                    Block(.text, text: "Header", box: Box(10, 2, 90, 5)),
                    Block(.text, text: Self.body(index)),
                    Block(.text, text: "repeated on slides", box: Box(10, 50, 90, 55)),
                ])
        }
        #expect(try clean(pages).left == Array(repeating: ["repeated on slides"], count: 8))
    }

    @Test func `a page never loses all it says`() throws {
        let pages = (0..<6).map { ExportPage(index: $0, blocks: [Block(.text, text: "Questions?")]) }
        #expect(try clean(pages).left == Array(repeating: ["Questions?"], count: 6))
    }

    @Test func `a header on the first line of a paragraph is cut out of it`() throws {
        let pages = (0..<6).map {
            ExportPage(
                index: $0, blocks: [Block(.text, text: "ACME Inc.\nThe text of page \($0 * $0) begins.")])
        }
        #expect(try clean(pages).left[3] == ["The text of page 9 begins."])
    }

    @Test func `distinct keeps each text once and no numbers`() throws {
        let pages = pages(
            6, top: { _ in [Block(.pageHeader, text: "Report")] },
            bottom: { [Block(.text, text: "Confidential"), Block(.pageNumber, text: "\($0 + 1)")] })
        #expect(
            try clean(pages, .distinct).left == [["Report", "Confidential"]] + Array(repeating: [], count: 5))
        #expect(try clean(pages, .keep).left[4] == ["Report", "Confidential", "5"])
    }

    @Test func `nothing is taken that does not repeat or number a page`() throws {
        var random = SeededRandom.fresh()
        for _ in 0..<SeededRandom.rounds(100) {
            // Random words at the edges: no line is alike, no number follows the pages.
            let words = (0..<2_000).map { "w\($0)x\(Int.random(in: 0..<1_000_000, using: &random))" }
                .shuffled(using: &random)
            let count = Int.random(in: 1...30, using: &random)
            let pages = pages(
                count, top: { [Block(.text, text: words[$0 * 2])] },
                bottom: { [Block(.text, text: words[$0 * 2 + 1])] })
            let (left, removed) = try clean(pages)
            let expected: [[String]] = (0..<count).map { [words[$0 * 2], words[$0 * 2 + 1]] }
            #expect(left == expected, "seed \(random.seed)")
            #expect(removed.allSatisfy { $0.isEmpty })
        }
    }

    @Test func `furniture goes from a provider's markdown too, with Doc2X's comments`() {
        var edges = MarkdownEdges(
            "# ANNUAL Report\n\nText <!-- Meanless: 12 of 13 --> on.\n\nAnnual report\n\n12\n")
        let removed = ["Annual Report", "12", "13"].map { edges.remove($0) }
        #expect(removed == [true, true, false])
        let meaningless = edges.removeMeaningless()
        #expect(meaningless == ["12 of 13"])
        // The lines themselves go, the empty ones beside them stay.
        #expect(edges.markdown == "\nText  on.\n\nAnnual report\n\n")
    }

    @Test(arguments: [
        ("3", "bare 3"), ("xiv", "bare 14"), ("Page 3 of 12", "worded"), ("- 7 -", "worded"),
        ("第3页", "worded"),
        ("共 12 页 第 3 页", "worded"), ("3/12", "worded"), ("12/3", ""), ("12345", ""), ("2.1", ""), ("(3)", ""),
        ("iiii", ""), ("Page", ""), ("mix", ""), ("P. 7", "worded"), ("７", "bare 7"), ("", ""),
    ])
    func `page numbers are known by their form`(text: String, expected: String) {
        let form =
            switch PageNumberText(text[...]) {
            case .bare(let value): "bare \(value)"
            case .worded: "worded"
            case nil: ""
            }
        #expect(form == expected)
    }

    @Test(arguments: [
        ("a\u{0}b\u{1F}c\u{7F}", "abc"), ("a\r\nb\rc", "a\nb\nc"), ("a\u{B}b\u{C}c", "a b c"),
        ("\u{FEFF}x\u{85}y", "x\ny"),
        ("tab\there\n", "tab\there\n"), ("水，位\u{FFFF}🙂\u{200D}", "水，位🙂\u{200D}"), ("é\u{9B}", "é"),
    ])
    func `stray characters go and nothing else`(text: String, expected: String) {
        #expect(Array(StrayCharacters.removed(from: text).utf8) == Array(expected.utf8))
    }
}
