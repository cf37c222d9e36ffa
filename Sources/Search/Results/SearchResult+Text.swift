internal import DocumentModel
internal import Storage

extension SearchResult {
    /// The result for people to read.
    ///
    /// - Parameter colored: Whether the reader is a terminal that shows ANSI colours; the marked pieces are bold then.
    /// - Returns: Per hit a line with its place, the snippet and the best box, then facets, the total and what to do next;
    ///   each ends in a line break.
    package func text(colored: Bool) -> String {
        let style = TextStyle(isColored: colored)
        return hits.map { $0.text(style) + "\n" }.joined() + facetText + conclusion(summary)
    }

    /// The text below the hits: the summary, what was searched for, and what to do next.
    func conclusion(_ summary: String) -> String {
        let lines = [summary] + (searchedAsText.map { ["  " + $0] } ?? []) + (note.map { ["  " + $0] } ?? [])
        let named = documents.map { $0.text }
        let hints = (totalSome ?? 0) > 0 ? suggestions?.correctionLines : suggestions?.lines
        let rest = named + lines + (hints ?? []) + (next.map { ["Next: --cursor \($0.text)"] } ?? [])
        return rest.map { $0 + "\n" }.joined()
    }

    /// A line for each facet; empty if none was asked for.
    package var facetText: String { facets.map { $0.text + "\n" }.joined() }

    /// The line that says what was looked up in place of the query.
    private var searchedAsText: String? {
        searchedAs.map {
            "Searched as: \($0.printable) (marks such as + # _ are not indexed; --literal finds them)"
        }
    }

    var summary: String {
        if let totalSome, totalSome > 0 { return partialSummary(totalSome) }
        let isGrouped = hits.first?.documentHits != nil
        let noun = (isGrouped ? "document" : "page") + (total == 1 ? "" : "s")
        let matches = (isTotalLowerBound ? "at least " : "") + "\(total) \(noun)"
        if hits.isEmpty {
            if total == 0, !documents.isEmpty {
                return documents.count == 1
                    ? "1 document has this name." : "\(documents.count) documents have this name."
            }
            return total == 0
                ? "Nothing found."
                : start < total
                    ? "\(matches) found; --limit is 0."
                    : "No hits after the first \(start): \(matches) found."
        }
        return hits.count == total
            ? "\(matches) found." : "\(start + 1)–\(start + hits.count) of \(matches) found."
    }
}

extension SearchResult {
    /// The line of a result that continues with pages that hold some of the words.
    private func partialSummary(_ totalSome: Int) -> String {
        let all = total == 0 ? "No page has" : total == 1 ? "1 page has" : "\(total) pages have"
        let some = totalSome == 1 ? "1 page has" : "\(totalSome) pages have"
        return "\(all) all the words; \(some) some of them."
    }
}

extension NamedDocument {
    /// `Document: 2024/report  Annual report`.
    fileprivate var text: String {
        "Document: \(document.printable)" + (title.map { "  \($0.printable)" } ?? "")
    }
}

extension SearchFacet {
    /// `provider  mineru 12, doc2x 3`.
    fileprivate var text: String {
        let list = values.map { "\(($0.value ?? "unknown").printable) \($0.pages)" }.joined(separator: ", ")
        return "\(field.rawValue)  \(list.isEmpty ? "–" : list)\(isLowerBound ? ", at least" : "")"
    }
}

extension SearchSuggestions {
    /// A line for every word, and what finds something.
    fileprivate var lines: [String] {
        var lines = words.flatMap(\.lines)
        if words.count > 1, words.allSatisfy({ $0.pages > 0 }) {
            lines.append(
                "  Each word exists, but not all on one page; write OR between words to find either.")
        }
        return lines + correctionLines + wider.map { "With \($0.text): \($0.total.pages)." }
    }

    /// The query with nearer spellings, if that finds something.
    fileprivate var correctionLines: [String] {
        correction.map { ["Did you mean \"\($0.text.printable)\"? (\($0.total.pages))"] } ?? []
    }
}

extension SearchSuggestions.Word {
    fileprivate var lines: [String] {
        var lines = ["  \(text.printable): on \(pages.pages)"]
        for token in tokens where token.pages == 0 {
            let spellings = token.spellings.map { "\($0.token) (\($0.pages.pages))" }
            if !spellings.isEmpty {
                lines.append("    \(token.text): did you mean \(spellings.joined(separator: ", "))")
            } else if tokens.count > 1 {
                lines.append("    \(token.text) is on no page")
            }
        }
        if tokens.count > 1, tokens.allSatisfy({ $0.pages > 0 }) {
            lines.append("    its parts exist, but not next to each other")
        }
        return lines
    }
}

extension SearchHit {
    fileprivate func text(_ style: TextStyle) -> String {
        let type = regions.first.map { "  [\($0.type.rawValue)]" } ?? ""
        let more = documentHits.map { $0 > 1 ? "  (+\($0 - 1) more)" : "" } ?? ""
        var lines = [
            "\(place(style))\(type)  \(score.rounded(places: 3))\(more)",
            "    " + style.marked(snippet),
        ]
        let region = regions.first
        if let box = region?.box ?? region?.surroundings?.box {
            let numbers = box.numbers.map { $0.rounded(places: 1) }.joined(separator: ", ")
            let unit = pageSize?.unit.map { " " + $0.rawValue } ?? ""
            let page =
                pageSize.map { " of \($0.width.rounded(places: 1)) × \($0.height.rounded(places: 1))" } ?? ""
            let doubt =
                assumedPageHeight.map { " (assumed height \($0.rounded(places: 1)))" }
                ?? ""
            let owner = region?.surroundings.map { "box of its \($0.type.rawValue)" } ?? "box"
            lines.append("    " + style.dim("\(owner) [\(numbers)]\(page)\(unit)\(doubt)"))
        }
        if !missing.isEmpty {
            lines.append("    " + style.dim("without " + missing.map(\.printable).joined(separator: ", ")))
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension SearchHit {
    /// The place of the hit: its address with the key set off, or the key and the page's number if no address leads to it.
    private func place(_ style: TextStyle) -> String {
        let store = store.map { style.dim($0.printable) + "  " } ?? ""
        guard let locator else { return "\(store)\(style.bold(document.printable))  p.\(pageIndex + 1)" }
        // Not by characters: a key may end in a letter that `#` combines with.
        let rest = locator.utf8.dropFirst(document.utf8.count)
        return store + style.bold(document.printable) + String(decoding: rest, as: UTF8.self)
    }
}

extension Double {
    /// The number in decimals with a maximum number of places: `12.5`, `7`.
    func rounded(places: Int) -> String {
        let factor = (0..<places).reduce(1.0) { result, _ in result * 10 }
        let value = (self * factor).rounded() / factor
        return Int(exactly: value).map(String.init) ?? String(value)
    }
}
