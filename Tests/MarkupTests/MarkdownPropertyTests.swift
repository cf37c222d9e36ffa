import DocumentModel
import Markup
import TestSupport
import Testing

/// What holds for every text, tried on texts put together at random.
///
/// A failure prints the seed.
@Suite struct MarkdownPropertyTests {
    /// Pieces of markdown without anything whose letters a reader would not see (addresses, tags, info strings).
    private static let pieces = [
        "word", "数据", "7", "1. ", "- ", "# ", "## ", "> ", "*", "**", "_", "`", "``", "```\n", "$", "$$",
        "\\(", "\\)",
        "\\[", "\\]", "\\", "\n", "\n\n", "    ", "|", "| a | b |\n|---|---|\n| 1 | 2 |\n", "[", "]", "]:",
        "](", ")", "(",
        "!", "~~", "~", "<", ">", "&", "&am", ";", "---", "===", "+ ", "\t", "a_1", "^{2}", "\u{F0000}",
        "\u{10A7F}", ":",
        "😀", "\"", "'", "=", "\r\n", "  \n", "1986. x", "]: y",
    ]

    private static func text(seed: UInt64) -> String {
        var generator = SeededRandom(seed: seed)
        return (0..<Int.random(in: 1...40, using: &generator)).map { _ in
            pieces[Int.random(in: 0..<pieces.count, using: &generator)]
        }
        .joined()
    }

    private static func lettersAndDigits(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }

    /// The address of a link ("[x](word)") is the one thing these pieces can build whose letters are not shown, and an
    /// info string after a fence, and a tag; such texts are left out.
    private static func hidesLetters(_ text: String) -> Bool {
        text.contains("](") || text.contains("```") || text.contains("<")
    }

    @Test func `letters and digits of a page are those of its blocks`() {
        for seed in UInt64(1)...4000 {
            let text = Self.text(seed: seed)
            guard !Self.hidesLetters(text) else { continue }
            let blocks = MarkdownCutter.cut(text).blocks.map(\.text).joined(separator: "\n")
            #expect(
                Self.lettersAndDigits(blocks) == Self.lettersAndDigits(text),
                "seed \(seed): \(text.debugDescription)")
        }
    }

    @Test func `letters and digits of inline text are those of its plain text`() {
        for seed in UInt64(5001)...9000 {
            let text = Self.text(seed: seed)
            guard !Self.hidesLetters(text) || !text.contains("](") && !text.contains("<") else { continue }
            let plain = InlineMarkdown.plain(text)
            #expect(
                Self.lettersAndDigits(plain) == Self.lettersAndDigits(text),
                "seed \(seed): \(text.debugDescription)")
        }
    }

    @Test func `any text is cut, and every block lies in it`() {
        for seed in UInt64(10_001)...14_000 {
            let text = Self.text(seed: seed) + "<table><tr><td>x" + Self.text(seed: seed + 1)
            let cut = MarkdownCutter.cut(text)
            for (position, block) in cut.blocks.enumerated() {
                #expect(
                    block.source.lowerBound >= 0 && block.source.upperBound <= text.utf8.count, "seed \(seed)"
                )
                if let parent = block.parent {
                    #expect(parent < position && cut.blocks[parent].type == .list)
                }
            }
        }
    }

    @Test func `random bytes are read without a crash`() {
        var generator = SeededRandom.fresh()
        for _ in 0..<SeededRandom.rounds(500) {
            let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let text = String(decoding: bytes, as: UTF8.self)
            _ = (
                MarkdownCutter.cut(text), InlineMarkdown.plain(text), HTMLText.plain(text),
                HTMLTable("<td>" + text)
            )
        }
    }
}
