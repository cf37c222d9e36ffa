/// The inside of a paragraph, written in markdown.
package enum InlineMarkdown {
    /// What a reader reads: emphasis marks, tags, link addresses and escapes are gone, formulas (`$…$`, `\(…\)`) are
    /// their LaTeX without delimiters, code spans their text.
    ///
    /// Letters and digits are never lost. Nothing in it starts a block: "1. x", "# 5" and "- 3" stay as they are.
    package static func plain(_ markdown: String) -> String { read(markdown).text }

    /// What a reader reads, and the same with formulas as `$…$` where there are any.
    static func read(_ markdown: String) -> (text: String, withFormulas: String?) {
        guard markdown.utf8.contains(where: isSpecial) else { return (markdown, nil) }
        let bytes = Array(markdown.utf8)
        var (output, marked, hasFormulas) = ("", "", false)
        for segment in MarkdownScanner.segments(of: bytes, .inline) {
            let masked = MaskedMarkdown(bytes, segment, isInline: true)
            var text = InlineText()
            CommonMarkTree(masked.bytes).walk { node, type, isEntering in
                text.visit(node, type, isEntering: isEntering, in: masked)
            }
            output += masked.unmask(text.text, as: .text)
            marked += masked.unmask(text.text, as: .dollars)
            hasFormulas = hasFormulas || masked.hasMath(text.text)
        }
        return (output, hasFormulas ? marked : nil)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "$"), UInt8(ascii: "`"),
            0x00:
            true
        default: false
        }
    }
}
