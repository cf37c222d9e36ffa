internal import DocumentModel
internal import Markup

/// Text that is struck through: `~~text~~` in markdown, `<del>`, `<s>` and `<strike>` in HTML; none in code and formulas.
enum StruckText {
    /// Takes it out of a page's blocks, their texts included, and out of the parser's own markdown if that is used.
    static func drop(from page: inout ExportPage, usesMarkdown: Bool) {
        for position in page.blocks.indices {
            let type = page.blocks[position].type
            guard type != .code, type != .formula, let markup = page.blocks[position].markup else { continue }
            let struck = struck(in: markup)
            guard !struck.isEmpty else { continue }
            let text = dropped(struck, of: markup, from: page.blocks[position].text)
            page.blocks[position].text = text
            page.blocks[position].markup?.content = without(struck, markup.content)
        }
        guard usesMarkdown, let markdown = page.markdown else { return }
        let struck = MarkdownStretches.struck(in: markdown)
        if !struck.isEmpty { page.markdown = without(struck, markdown) }
    }

    private static func struck(in markup: Block.Markup) -> [MarkdownStretches.Struck] {
        switch markup.format {
        case .markdown: MarkdownStretches.struck(in: markup.content)
        case .html: MarkdownStretches.struck(inHTML: markup.content)
        case .latex: []
        }
    }

    /// A text without what is struck; of the blanks on both sides one stays.
    private static func without(_ struck: [MarkdownStretches.Struck], _ text: String) -> String {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var copied = 0
        for one in struck {
            output += bytes[copied..<one.whole.lowerBound]
            copied = one.whole.upperBound
            if output.last == 0x20, copied < bytes.count, bytes[copied] == 0x20 { copied += 1 }
        }
        return String(decoding: output + bytes[copied...], as: UTF8.self)
    }

    /// A block's text without the words that its markup strikes: each is the one among its like that the markup has before it.
    private static func dropped(
        _ struck: [MarkdownStretches.Struck], of markup: Block.Markup, from text: String
    ) -> String {
        let bytes = Array(markup.content.utf8)
        func plain(_ range: Range<Int>) -> String {
            let content = String(decoding: bytes[range], as: UTF8.self)
            return markup.format == .html ? HTMLText.plain(content) : InlineMarkdown.plain(content)
        }
        var (output, rest) = ("", text[...])
        var (copied, misses) = (0, 0)
        // A text that is another one than the markup's is not searched for each of many words.
        for one in struck where misses < 50 {
            let words = plain(one.content)
            let before = plain(copied..<one.whole.lowerBound)
            copied = one.whole.upperBound
            guard !words.isEmpty else { continue }
            var found = rest.firstRange(of: words)
            for _ in before.ranges(of: words) {
                guard let place = found else { break }
                found = rest[place.upperBound...].firstRange(of: words)
            }
            guard let place = found else {
                misses += 1
                continue
            }
            output += rest[..<place.lowerBound]
            rest = rest[place.upperBound...]
            if output.utf8.last.map({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }) ?? true,
                rest.utf8.first == 0x20
            {
                rest = rest.dropFirst()
            }
        }
        return output + rest
    }
}
