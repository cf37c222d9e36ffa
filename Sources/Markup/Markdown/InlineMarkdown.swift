/// The inside of a paragraph, written in markdown.
package enum InlineMarkdown {
    /// What a reader reads: emphasis marks, tags, link addresses and escapes are gone, formulas (`$…$`, `\(…\)`) are
    /// their LaTeX without delimiters, code spans their text.
    ///
    /// Letters and digits are never lost. Nothing in it starts a block: "1. x", "# 5" and "- 3" stay as they are.
    package static func plain(_ markdown: String) -> String { read(markdown).text }

    /// The readings of one piece of inline markdown.
    struct Reading {
        /// What a reader reads.
        var text = ""
        /// The same with formulas as `$…$`; nil where there are none.
        var withFormulas: String?
        /// The same as HTML; nil where there is nothing but text and formulas.
        var html: String?
        var images: [ImageReference] = []
    }

    /// Reads markdown in every way that a cell of a table needs.
    static func read(_ markdown: String) -> Reading {
        guard markdown.utf8.contains(where: isSpecial) else { return Reading(text: markdown) }
        var reading = Reading()
        let bytes = Array(markdown.utf8)
        var (marked, html, hasFormulas, hasMarkup) = ("", "", false, false)
        for segment in MarkdownScanner.segments(of: bytes, .inline) {
            let masked = MaskedMarkdown(bytes, segment, isInline: true)
            var (text, inline) = (InlineText(), InlineHTML())
            CommonMarkTree(masked.bytes).walk { node, type, isEntering in
                text.visit(node, type, isEntering: isEntering, in: masked)
                inline.visit(node, type, isEntering: isEntering, in: masked)
            }
            reading.text += masked.unmask(text.text, as: .text)
            marked += masked.unmask(text.text, as: .dollars)
            html += inline.html
            hasFormulas = hasFormulas || masked.hasMath(text.text)
            hasMarkup = hasMarkup || inline.hasMarkup
            reading.images += text.images
        }
        if hasFormulas { reading.withFormulas = marked }
        if hasMarkup { reading.html = html }
        return reading
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
