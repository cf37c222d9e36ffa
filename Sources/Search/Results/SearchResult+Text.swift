internal import DocumentModel

extension SearchResult {
    /// The result for people to read.
    ///
    /// - Parameters:
    ///   - colored: Whether the reader is a terminal that shows ANSI colours; the marked pieces are bold then.
    ///   - offset: How many hits were passed over, for the last line.
    /// - Returns: Per hit a line of where, the snippet and the best box, then the total; each ends in a line break.
    package func text(colored: Bool, offset: Int = 0) -> String {
        let style = TextStyle(isColored: colored)
        var text = ""
        for hit in hits { text += hit.text(style) + "\n" }
        return text + summary(offset: offset) + "\n"
    }

    private func summary(offset: Int) -> String {
        let isGrouped = hits.first?.documentHits != nil
        let noun = (isGrouped ? "document" : "page") + (total == 1 ? "" : "s")
        let matches = (isTotalLowerBound ? "at least " : "") + "\(total) \(noun)"
        if hits.isEmpty {
            return total == 0 ? "Nothing found." : "No hits from \(offset + 1) on: \(matches) found."
        }
        return hits.count == total
            ? "\(matches) found." : "\(offset + 1)–\(offset + hits.count) of \(matches) found."
    }
}

extension SearchHit {
    fileprivate func text(_ style: TextStyle) -> String {
        let type = regions.first.map { "  [\($0.type.rawValue)]" } ?? ""
        let more = documentHits.map { $0 > 1 ? "  (+\($0 - 1) more)" : "" } ?? ""
        var lines = [
            "\(style.bold(document.visible))  p.\(pageIndex + 1)\(type)  \(score.rounded(places: 3))\(more)",
            "    " + style.marked(snippet),
        ]
        if let box = regions.lazy.compactMap(\.box).first {
            let numbers = box.numbers.map { $0.rounded(places: 1) }.joined(separator: ", ")
            let unit = pageSize?.unit.map { " " + $0.rawValue } ?? ""
            let page =
                pageSize.map { " of \($0.width.rounded(places: 1)) × \($0.height.rounded(places: 1))" } ?? ""
            lines.append("    " + style.dim("box [\(numbers)]\(page)\(unit)"))
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Double {
    /// The number in decimals with at most so many places: `12.5`, `7`.
    fileprivate func rounded(places: Int) -> String {
        let factor = (0..<places).reduce(1.0) { result, _ in result * 10 }
        let value = (self * factor).rounded() / factor
        return Int(exactly: value).map(String.init) ?? String(value)
    }
}

extension String {
    /// The text with control characters as spaces: a key comes from a file's name, and could steer a terminal.
    fileprivate var visible: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.isBlank ? " " : $0 }))
    }
}
