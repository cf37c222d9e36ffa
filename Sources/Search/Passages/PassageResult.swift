/// The answer to a search for passages: what `folio search --passages --json` prints.
package struct PassageResult: Sendable {
    /// The search whose pages the passages are of, without its hits.
    package var search: SearchResult
    /// About how many code points a passage has.
    package var size: Int
    /// Those of pages with all words first, then by score.
    package var passages: [Passage]
}

extension PassageResult: Encodable {
    private enum CodingKeys: String, CodingKey {
        case query, total, size, passages, note, suggestions
        case isTotalLowerBound = "total_is_lower_bound"
        case totalSome = "total_some"
        case searchedAs = "searched_as"
    }

    /// All but `query`, `total` (of pages), `size` and `passages` are there only if they say something.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(search.query, forKey: .query)
        try container.encode(search.total, forKey: .total)
        if search.isTotalLowerBound { try container.encode(true, forKey: .isTotalLowerBound) }
        try container.encodeIfPresent(search.totalSome, forKey: .totalSome)
        try container.encode(size, forKey: .size)
        try container.encode(passages, forKey: .passages)
        try container.encodeIfPresent(search.searchedAs, forKey: .searchedAs)
        try container.encodeIfPresent(search.note, forKey: .note)
        try container.encodeIfPresent(search.suggestions, forKey: .suggestions)
    }
}

extension PassageResult {
    /// The result for people: of each passage its address, headings and text; then what the search says.
    ///
    /// `colored` says whether the reader is a terminal that shows ANSI colours.
    package func text(colored: Bool) -> String {
        let style = TextStyle(isColored: colored)
        var search = search
        search.next = nil
        return passages.map { $0.text(style) + "\n" }.joined() + search.conclusion(summary)
    }

    private var summary: String {
        guard !passages.isEmpty else { return search.summary }
        let pages = Set(passages.map { "\($0.hit.document)\n\($0.hit.provider)\n\($0.hit.pageIndex)" }).count
        let counted = "\(passages.count) passage\(passages.count == 1 ? "" : "s") from \(pages.pages)"
        return (search.totalSome ?? 0) > 0
            ? "\(counted). \(search.summary)" : "\(counted) of \(search.total) found."
    }
}

extension Passage {
    fileprivate func text(_ style: TextStyle) -> String {
        let place = (locator ?? "\(hit.document)  p.\(hit.pageIndex + 1)").printable
        var lines = ["\(style.bold(place))  \(score.rounded(places: 3))"]
        if !headings.isEmpty {
            lines.append("    " + style.dim(headings.map(\.text.printable).joined(separator: " › ")))
        }
        let marked = style.marked(Snippet(text: text.withoutControls, highlights: highlights))
        lines += marked.split(separator: "\n").map { "    " + $0 }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension String {
    /// The text with all control characters but the ends of lines as spaces: they could steer a terminal.
    fileprivate var withoutControls: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.isBlank && $0 != "\n" ? " " : $0 }))
    }
}
