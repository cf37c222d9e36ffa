import DocumentModel
import Markup
import Testing

/// Texts made to make parsers slow.
///
/// Quadratic work on any of them would take a minute instead of milliseconds.
@Suite(.serialized, .timeLimit(.minutes(5))) struct HostileMarkdownTests {
    private static let units = [
        "[", "$", "<", "`", "*", "_", "!", "![", "[]", "[a](", "\\(", "\\[", "$$", "$a", "<!--", "<table>",
        "</table>",
        "<table></table><table>", "~~", "~~a", "&", "|", "|\n|-|\n", "> ", "- ", "1. ", "* _ ", "*a_ ", "_a ",
        "a**b",
        "<a \"", "<a x=\"", "<a x='", "<!--x", "```\n", "`a``b", "\n", "\n\n", "[a]:", "[a]: b\n", "\\",
        "a\\\n", "- x\n", "  - x\n",
        "<b>", "</b>", "&#", "&amp", "\u{F0000}", "<x", "<?", "<!A ", "<![CDATA[", "](", "=\n", "a\n---\n",
        "\t", "   \n",
    ]

    @Test(arguments: units) func `30,000 of anything are read in time`(_ unit: String) {
        let text = String(repeating: unit, count: 30_000)
        let blocks = MarkdownCutter.cut(text).blocks
        let isInside = blocks.allSatisfy { $0.source.upperBound <= text.utf8.count }
        let plainLength = InlineMarkdown.plain(text).utf8.count
        let hasTable = HTMLTable("<table><tr><td>x" + text) != nil
        #expect(isInside && plainLength <= text.utf8.count && hasTable)
    }
}
