import DocumentModel
import Search
import Testing
import TextAnalysis

struct RegionFinderTests {
    /// What is found in a page, each region as `block: marked pieces`.
    private func find(
        _ query: String, in blocks: [SearchableBlock], furniture: Bool = false, types: Set<BlockType> = []
    ) throws -> [String]? {
        let plan = try QueryPlan(QuerySyntax.parse(query), tokenizer: Tokenizer())
        let finder = RegionFinder(
            plan.expression, tokenizer: Tokenizer(), scope: SearchScope(types: types, furniture: furniture))
        return finder.regions(of: blocks)?.map { region in
            let scalars = Array(blocks[region.block].text.unicodeScalars)
            let pieces = region.highlights.ranges.map { range in
                var view = String.UnicodeScalarView()
                view.append(contentsOf: scalars[range])
                return String(view)
            }
            return "\(region.block): " + pieces.joined(separator: "|")
        }
    }

    private func body(_ texts: String...) -> [SearchableBlock] {
        texts.map { SearchableBlock(.text, field: .body, text: $0) }
    }

    @Test(
        arguments: [
            ("cat", "The Cat saw cats and a cat.", "Cat|cat"),
            ("cat*", "The Cat saw cats.", "Cat|cats"),
            ("\"red cat\"", "red cats, a red\n cat", "red\n cat"),
            ("foo-bar", "foo bar and foo-bar", "foo bar|foo-bar"),
            ("3.14", "π is 3.14, not 3 or 14", "3.14"),
            ("猫", "黑猫白猫", "猫|猫"),
            ("人民", "中国人民，人民币", "人民|人民"),
            ("国2020", "中国2020年", "国2020"),
            ("2020年", "中国2020年报", "2020年"),
            ("重跑gen", "再重跑gen。", "重跑gen"),
            ("\"民共\" OR \"人民\"", "中华人民共和国", "人民共"),
            ("中国", "“中\n国”", "中\n国"),
            ("x", "😀😀 x 😀", "x"),
            ("👍", "good 👍🏽 and 👍\u{FE0F}", "👍🏽|👍\u{FE0F}"),
            ("𠀀𠀁", "😀 前𠀀𠀁后", "𠀀𠀁"),
            ("cafe", "the cafe\u{301} X", "cafe\u{301}"),
            ("한글", "이 \u{1112}\u{1161}\u{11AB}그\u{11AF}은", "\u{1112}\u{1161}\u{11AB}그\u{11AF}"),
            ("\u{1112}\u{1161}\u{11AB}", "이 한글", "한"), ("하", "한글", nil),
            ("ガ", "ア カ\u{3099}", "カ\u{3099}"),
            ("fish", "a ﬁsh", "ﬁsh"),
            ("information", "infor-\nmation is", "infor-\nmation"),
            ("fine-tuned", "we fine-\ntuned it, fine-tuned", "fine-\ntuned|fine-tuned"),
            ("\"fine-tuned\" -fine", "we fine-\ntuned it", "fine-\ntuned"),
            ("tuned", "we fine-\ntuned it", nil),
            ("-fine-tuned it", "we fine-\ntuned it", nil),
            ("xray", "an x-\nray", "x-\nray"), ("x-ray", "an x-\nray", "x-\nray"),
            ("ray*", "an x-\nray", "ray"),
            ("\"self-supervised\"", "a self-super-\nvised one", "self-super-\nvised"),
            ("\"one a\"", "a self-super-\nvised one", nil),
            ("\"one super\"", "a self-super-\nvised one", nil),
            ("\"state-of-the-art\"", "a state-of-the-\nart way", "state-of-the-\nart"),
            ("\"an example of\"", "an exam-\nple of", "an exam-\nple of"),
            ("NEAR(red cat, 1)", "red big cat; red very big cat", "red|cat|red"),
            ("NEAR(red cat, 0)", "red big cat", nil),
            ("cat -dog", "cat and dog", nil),
            ("cat (dog OR -bird)", "cat", "cat"),
        ] as [(String, String, String?)])
    func `what the query looks for is marked in code points`(
        query: String, text: String, expected: String?
    ) throws {
        #expect(try find(query, in: body(text)) == expected.map { ["0: " + $0] })
    }

    @Test func `highlights are half-open ranges of code points, whatever the bytes`() throws {
        let blocks = body("😀é𠀀 cat")
        let plan = try QueryPlan(QuerySyntax.parse("cat"), tokenizer: Tokenizer())
        let region = try #require(
            RegionFinder(plan.expression, tokenizer: Tokenizer()).regions(of: blocks)?.first)
        #expect(region.highlights.ranges == [4..<7])
    }

    @Test func `a phrase over the end of a block gives both blocks`() throws {
        let blocks = body("The neural", "network is", "neural")
        #expect(try find("\"neural network\"", in: blocks) == ["0: neural", "1: network"])
    }

    @Test func `a phrase goes on in the next block of its column, past other columns and empty blocks`()
        throws
    {
        let blocks = [
            SearchableBlock(.text, field: .body, text: "one two"),
            SearchableBlock(.figure, field: .body, text: ""),
            SearchableBlock(.table, field: .table, text: "three"),
            SearchableBlock(.text, field: .body, text: "three four"),
        ]
        #expect(try find("\"two three\"", in: blocks) == ["0: two", "3: three"])
    }

    @Test func `words in different blocks match, the block with more of them first, headings before text`()
        throws
    {
        let blocks = [
            SearchableBlock(.text, field: .body, text: "cat"),
            SearchableBlock(.heading, field: .heading, text: "a dog"),
            SearchableBlock(.text, field: .body, text: "dog and cat"),
        ]
        #expect(try find("cat dog", in: blocks) == ["2: dog|cat", "1: dog", "0: cat"])
        #expect(try find("cat dog bird", in: blocks) == nil)
    }

    @Test func `furniture is looked at on request or by its field`() throws {
        let blocks = [
            SearchableBlock(.pageHeader, field: .furniture, text: "cat"),
            SearchableBlock(.text, field: .body, text: "cat"),
        ]
        #expect(try find("cat", in: blocks) == ["1: cat"])
        #expect(try find("cat", in: blocks, furniture: true) == ["0: cat", "1: cat"])
        #expect(try find("furniture:cat", in: blocks) == ["0: cat"])
    }

    @Test func `a field looks at its column alone`() throws {
        let blocks = [
            SearchableBlock(.heading, field: .heading, text: "cat"),
            SearchableBlock(.text, field: .body, text: "cat dog"),
        ]
        #expect(try find("heading:cat dog", in: blocks) == ["0: cat", "1: dog"])
        #expect(try find("heading:dog", in: blocks) == nil)
    }

    @Test func `block types restrict the page to blocks of them`() throws {
        let blocks = [
            SearchableBlock(.text, field: .body, text: "cat dog"),
            SearchableBlock(.listItem, field: .body, text: "cat"),
            SearchableBlock(.listItem, field: .body, text: "bird"),
        ]
        #expect(try find("cat", in: blocks, types: [.listItem]) == ["1: cat"])
        #expect(try find("cat bird", in: blocks, types: [.listItem]) == ["1: cat", "2: bird"])
        #expect(try find("cat dog", in: blocks, types: [.listItem]) == nil)
        #expect(try find("cat -dog", in: blocks, types: [.listItem]) == ["1: cat"])
        #expect(try find("\"dog cat\"", in: blocks, types: [.listItem]) == nil)
        #expect(try find("\"cat bird\"", in: blocks, types: [.listItem]) == ["1: cat", "2: bird"])
    }
}
