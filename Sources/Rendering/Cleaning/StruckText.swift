internal import DocumentModel

/// Text that is struck through: `~~text~~` in markdown, `<del>`, `<s>` and `<strike>` in HTML.
enum StruckText {
    /// Takes it out of a page's blocks, their texts included.
    static func drop(from page: inout ExportPage) {
        for position in page.blocks.indices {
            guard let markup = page.blocks[position].markup else { continue }
            var dropped: [String] = []
            let content =
                switch markup.format {
                case .markdown: without("~~", "~~", in: markup.content, &dropped)
                case .html:
                    ["del", "s", "strike"].reduce(markup.content) {
                        without("<\($1)>", "</\($1)>", in: $0, &dropped)
                    }
                case .latex: markup.content
                }
            guard !dropped.isEmpty else { continue }
            page.blocks[position].markup?.content = content
            for text in dropped {
                guard let place = page.blocks[position].text.firstRange(of: text) else { continue }
                page.blocks[position].text.removeSubrange(place)
            }
        }
    }

    private static func without(
        _ open: String, _ close: String, in text: String, _ dropped: inout [String]
    ) -> String {
        guard text.contains(open) else { return text }
        var output = ""
        var rest = text[...]
        while let start = rest.firstRange(of: open),
            let end = rest[start.upperBound...].firstRange(of: close)
        {
            output += rest[..<start.lowerBound]
            dropped.append(String(rest[start.upperBound..<end.lowerBound]))
            rest = rest[end.upperBound...]
        }
        return output + rest
    }
}
