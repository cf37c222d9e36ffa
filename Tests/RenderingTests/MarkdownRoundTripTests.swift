import DocumentModel
import TestSupport
import Testing

@testable import Rendering

/// What is rendered is read back by cmark-gfm.
struct MarkdownRoundTripTests {
    /// Texts of special characters, words, spaces and line ends in every order.
    private static func randomText(_ random: inout SeededRandom, newlines: Bool) -> String {
        let pieces =
            [
                "*", "**", "_", "__", "`", "``", "```", "~", "~~", "~~~", "<", ">", "<b>", "</b>", "<!--",
                "-->", "[",
                "]", "(", ")", "](", "]:", "![", "&", "&amp;", "&#35;", "#", "##", "-", "--", "---", "+", "=",
                "===",
                "|", "\\", "\\\\", ":", ".", "1.", "12)", "1", "$", "$$", "$5", "!", "\"", "'", "/",
                "http://a.b",
                "a", "word", "snake_case", "水位", "，", "—", "\u{301}", "🙂", "\u{A0}", "\t", "•", "[x]", "[^1]",
            ] + Array(repeating: " ", count: 20) + (newlines ? Array(repeating: "\n", count: 8) : [])
        let count = Int.random(in: 1...14, using: &random)
        // The marks in an address's path have no backslashes, which CommonMark alone reads as marks.
        let left = Bool.random(using: &random) ? "/" : "http://a.b"
        return (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.filter {
            $0 != left
        }.joined()
    }

    /// The lines of a text as a paragraph shows them, parted into paragraphs at empty lines.
    private static func paragraphs(_ text: String) -> [String] {
        var paragraphs: [[String]] = []
        var isOpen = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let trimmed = trim(line)
            if trimmed.isEmpty {
                isOpen = false
            } else if isOpen {
                paragraphs[paragraphs.count - 1].append(trimmed)
            } else {
                paragraphs.append([trimmed])
                isOpen = true
            }
        }
        return paragraphs.map { $0.joined(separator: "\n") }
    }

    private static func trim(_ text: some StringProtocol) -> String {
        let isSpace: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" }
        let scalars = String(text).unicodeScalars.drop(while: isSpace)
        return String(String.UnicodeScalarView(scalars.reversed().drop(while: isSpace).reversed()))
    }

    @Test(arguments: [MarkdownOptions.Escape.minimal, .full])
    func `paragraphs of any characters come back as they were`(escape: MarkdownOptions.Escape) {
        var options = MarkdownOptions()
        options.escape = escape
        var random = SeededRandom.fresh()
        for _ in 0..<SeededRandom.rounds(4_000) {
            let text = Self.randomText(&random, newlines: true)
            let markdown = MarkdownRenderer(options).render([Block(.text, text: text)])
            let expected = Self.paragraphs(text).map { ParsedMarkdown.Element(kind: "paragraph", text: $0) }
            #expect(
                ParsedMarkdown(markdown).elements == expected,
                "seed \(random.seed), text \(text.debugDescription), markdown \(markdown.debugDescription)")
        }
    }

    @Test func `found code of any characters comes back as its lines`() {
        var random = SeededRandom.fresh()
        for _ in 0..<SeededRandom.rounds(1_000) {
            let lines = (0..<Int.random(in: 3...6, using: &random)).map { _ in
                "\\x{}" + Self.randomText(&random, newlines: false).filter { $0 != "\u{B}" && $0 != "\u{C}" }
            }
            var page = ExportPage(
                index: 0,
                blocks: lines.enumerated().map { number, line in
                    Block(.listItem, text: "\(number + 1) \(line)", font: FontInfo(name: "CMR7", size: 9))
                })
            var finder = CodeFinder()
            _ = finder.find(in: &page)
            let markdown = MarkdownRenderer().render(page.blocks)
            let code = ParsedMarkdown(markdown).elements.filter { $0.kind == "code_block" }.map(\.text)
            #expect(
                code.joined() == lines.map { Self.trimEnd($0) + "\n" }.joined(),
                "seed \(random.seed), markdown:\n\(markdown)")
        }
    }

    private static func trimEnd(_ text: String) -> String {
        let isSpace: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" }
        return String(
            String.UnicodeScalarView(text.unicodeScalars.reversed().drop(while: isSpace).reversed()))
    }

    @Test func `headings of any characters come back with their level`() {
        var random = SeededRandom.fresh()
        for round in 0..<SeededRandom.rounds(2_000) {
            let text = Self.randomText(&random, newlines: false)
            let level = round % 6 + 1
            let markdown = MarkdownRenderer().render([Block(.heading, text: text, level: level)])
            let expected =
                Self.trim(text).isEmpty
                ? [] : [ParsedMarkdown.Element(kind: "heading \(level)", text: Self.trim(text))]
            #expect(
                ParsedMarkdown(markdown).elements == expected,
                "seed \(random.seed), text \(text.debugDescription), markdown \(markdown.debugDescription)")
        }
    }

    @Test func `list items of any characters come back at their depth`() {
        var random = SeededRandom.fresh()
        for _ in 0..<SeededRandom.rounds(1_000) {
            var level = 1
            var blocks = [Block(.list, text: "")]
            var expected: [ParsedMarkdown.Element] = []
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                // A word before it, so that the text has no marker of its own.
                let text = "item " + Self.randomText(&random, newlines: true)
                blocks.append(Block(.listItem, text: text, level: level, parent: 0))
                expected += Self.paragraphs(text).map { .init(kind: "item", text: $0, depth: level) }
                level = Int.random(in: 1...(level + 1), using: &random)
            }
            let markdown = MarkdownRenderer().render(blocks)
            #expect(
                ParsedMarkdown(markdown).elements == expected, "seed \(random.seed), markdown:\n\(markdown)")
        }
    }

    @Test func `table cells of any characters come back in their rows and columns`() {
        var random = SeededRandom.fresh()
        for _ in 0..<SeededRandom.rounds(1_000) {
            let columns = Int.random(in: 1...4, using: &random)
            let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                (0..<columns).map { _ in
                    "c" + Self.randomText(&random, newlines: false).filter { $0 != "\t" }
                }
            }
            let text = rows.map { $0.joined(separator: "\t") }.joined(separator: "\n")
            let markdown = MarkdownRenderer(.init(tables: .pipe)).render([Block(.table, text: text)])
            let expected = rows.map {
                ParsedMarkdown.Element(kind: "row", text: $0.map(Self.trim).joined(separator: "\t"))
            }
            #expect(
                ParsedMarkdown(markdown).elements == expected, "seed \(random.seed), markdown:\n\(markdown)")
        }
    }

    @Test func `text of any characters comes back whatever the options`() {
        var random = SeededRandom.fresh()
        for _ in 0..<SeededRandom.rounds(1_000) {
            let options = MarkdownOptions(
                furniture: MarkdownOptions.Furniture.allCases.randomElement(using: &random) ?? .drop,
                images: MarkdownOptions.Images.allCases.randomElement(using: &random) ?? .drop,
                text: MarkdownOptions.Text.allCases.randomElement(using: &random) ?? .blocks,
                formulas: MarkdownOptions.Formulas.allCases.randomElement(using: &random) ?? .dollar,
                tables: MarkdownOptions.Tables.allCases.randomElement(using: &random) ?? .html)
            let text = Self.randomText(&random, newlines: true)
            let heading = "h" + Self.randomText(&random, newlines: false)
            let markdown = MarkdownRenderer(options).render([
                Block(.heading, text: heading, level: 3), Block(.text, text: text),
            ])
            let expected =
                [ParsedMarkdown.Element(kind: "heading 3", text: Self.trim(heading))]
                + Self.paragraphs(text).map { ParsedMarkdown.Element(kind: "paragraph", text: $0) }
            #expect(
                ParsedMarkdown(markdown).elements == expected,
                "seed \(random.seed), \(options), markdown \(markdown.debugDescription)")
        }
    }

    @Test func `cells of HTML tables come back from between pipes`() {
        var random = SeededRandom.fresh()
        let escape = { (text: String) in
            text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        }
        for _ in 0..<SeededRandom.rounds(500) {
            let columns = Int.random(in: 1...4, using: &random)
            let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                // An HTML reader takes runs of white space as single spaces.
                (0..<columns).map { (_: Int) -> String in
                    // Formulas stay as they are; they have a test of their own.
                    let text =
                        "c" + Self.randomText(&random, newlines: false).replacing("$", with: "")
                    let words = text.unicodeScalars.split { $0 == " " || $0 == "\t" }
                    return words.map { String(Substring($0)) }.joined(separator: " ")
                }
            }
            let body = rows.map { "<tr>" + $0.map { "<td>\(escape($0))</td>" }.joined() + "</tr>" }.joined()
            let table = Block(.table, text: "", markup: .init("<table>\(body)</table>", .html))
            let markdown = MarkdownRenderer(.init(tables: .pipe)).render([table])
            let expected = rows.map {
                ParsedMarkdown.Element(kind: "row", text: $0.joined(separator: "\t"))
            }
            #expect(
                ParsedMarkdown(markdown).elements == expected, "seed \(random.seed), markdown:\n\(markdown)")
        }
    }
}
