import DocumentModel
import Foundation
import Markup
import TestSupport
import Testing

/// Mutated markdown and HTML: every text is cut into blocks that lie in it, and tables are read or left.
@Suite struct MarkupFuzzTests {
    private static let pieces = [
        "<table>", "<tr>", "<td colspan=\"9999999\">", "<td rowspan=-1>", "</table>", "<th", "&#x110000;",
        "&nbsp;",
        "<!--", "-->", "<caption>", "<img src=\"", "|", "|---|", "$$", "\\[", "\\(", "```", "![](", "](",
        "~~~", "> ",
        "- ", "1. ", "\n\n", "\r\n", "\u{F0000}", "    ", "\\", "<br/>", "<math>", "</", "<a href=x>", "*",
        "_",
    ].map { Array($0.utf8) }

    private static let seeds: [[UInt8]] = {
        let files = Fixtures.files(below: Fixtures.folder).filter { $0.name.hasSuffix(".md") }
        let tables = [
            "<table><caption>c</caption><tr><th rowspan=2>a<td>b</tr><tr><td colspan=3>$x$ &amp; <img src='i.png'></table>",
            "| a | b |\n|:--|--:|\n| `x` | $y$ |\n\n- one\n  - two\n\n$$\nE = mc^2\n$$\n\n![](i.png)\n",
        ]
        return files.map { Array($0.bytes.prefix(4000)) } + tables.map { Array($0.utf8) }
    }()

    @Test func `no mutation of markdown crashes, and every block lies in its text`() throws {
        try Fuzzing.run("markdown", seeds: Self.seeds, pieces: Self.pieces, count: 300) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            let blocks = MarkdownCutter.cut(text).blocks
            for (position, block) in blocks.enumerated() {
                guard block.source.lowerBound >= 0, block.source.upperBound <= text.utf8.count,
                    block.parent ?? -1 < position
                else { throw BrokenPromise("block \(position) at \(block.source) does not lie in its text") }
            }
            _ = InlineMarkdown.plain(text)
        }
    }

    @Test func `no mutation of an HTML table crashes, and rows stay in bounds`() throws {
        try Fuzzing.run("html", seeds: Self.seeds, pieces: Self.pieces, count: 300) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            if let table = HTMLTable(text) {
                let cells = table.rows.reduce(0) { $0 + $1.count }
                guard cells <= bytes.count else {
                    throw BrokenPromise("\(bytes.count) bytes became \(cells) cells")
                }
            }
            _ = (HTMLText.plain(text), HTMLText.images(in: text))
        }
    }
}
