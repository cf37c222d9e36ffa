/// The one place where a table's HTML becomes text.
enum MinerUTable {
    /// The cells of a row joined by a tab and rows by a newline; tags dropped, entities decoded.
    static func text(_ html: String) -> String {
        var rows: [[String]] = []
        var rest = Substring(html)
        while let open = rest.firstIndex(of: "<") {
            append(rest[..<open], to: &rows)
            rest = rest[open...]
            guard let close = rest.firstIndex(of: ">") else { break }
            let name = rest[rest.index(after: open)..<close].prefix {
                $0.isLetter || $0.isNumber || $0 == "/"
            }.lowercased()
            switch name {
            case "tr": rows.append([])
            case "td", "th":
                if rows.isEmpty { rows.append([]) }
                rows[rows.count - 1].append("")
            default: break
            }
            rest = rest[rest.index(after: close)...]
        }
        append(rest, to: &rows)
        return rows.map { $0.map(MinerUMarkdownText.trimmed).joined(separator: "\t") }.joined(separator: "\n")
    }

    private static func append(_ text: Substring, to rows: inout [[String]]) {
        guard let row = rows.indices.last, let cell = rows[row].indices.last else { return }
        rows[row][cell] += text
    }
}
