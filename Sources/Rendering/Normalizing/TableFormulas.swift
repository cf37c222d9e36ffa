/// The formulas in the cells of an HTML table.
struct TableFormulas {
    let formulas: MarkdownOptions.Formulas

    /// HTML with MinerU's `<eq>…</eq>` between the delimiters of formulas, and spaced LaTeX between dollars closed.
    ///
    /// Nil where nothing changes.
    func changed(_ html: String) -> String? {
        let tagged = withoutEqTags(html)
        var html = tagged ?? html
        let output: [UInt8]? = html.withUTF8 { bytes in
            let edits = Self.cellFormulas(bytes).compactMap { range in
                let closed = SpacedLatex.closed(bytes[range])
                let next = range.upperBound + 1
                // A dollar before a figure is a price's.
                let isPrice = next < bytes.count && (0x30...0x39).contains(bytes[next])
                let sent = closed ?? Array(bytes[range])
                let latex = isPrice ? sent : Self.withoutOuterSpaces(sent)
                return closed != nil || latex.count < range.count ? TextEdit(range, latex) : nil
            }
            return edits.isEmpty ? nil : TextEdit.applied(edits, to: bytes)
        }
        return output.map { String(decoding: $0, as: UTF8.self) } ?? tagged
    }

    /// HTML with delimiters in the place of `<eq>` and `</eq>`; nil where there are none.
    func withoutEqTags(_ html: String) -> String? {
        guard Self.hasEqTag(html) else { return nil }
        let (open, close) = formulas == .bracket ? ("\\(", "\\)") : ("$", "$")
        var output = ""
        var rest = html[...]
        while let start = rest.firstRange(of: "<eq>"),
            let end = rest[start.upperBound...].firstRange(of: "</eq>")
        {
            let latex = String(EdgeLine.trimmed(rest[start.upperBound..<end.lowerBound]))
            output += rest[..<start.lowerBound] + open + (SpacedLatex.closed(latex) ?? latex) + close
            rest = rest[end.upperBound...]
        }
        return output + rest
    }

    /// LaTeX without white space at its ends, which no reader of single dollars takes for a formula; `\ ` is such white space.
    ///
    /// Text without LaTeX stays as it is: it may be prose between prices.
    private static func withoutOuterSpaces(_ latex: [UInt8]) -> [UInt8] {
        guard latex.contains(UInt8(ascii: "\\")) else { return latex }
        var content = latex[...].drop { $0 == 0x20 }
        while content.last == 0x20 {
            content.removeLast()
            let backslashes = content.reversed().prefix { $0 == UInt8(ascii: "\\") }.count
            if !backslashes.isMultiple(of: 2) { content.removeLast() }
        }
        return content.isEmpty ? latex : Array(content)
    }

    /// A loop over bytes: every table and every page of markdown is asked.
    private static func hasEqTag(_ html: String) -> Bool {
        var html = html
        return html.withUTF8 { bytes in
            guard bytes.count >= 4 else { return false }
            for position in 0...(bytes.count - 4)
            where bytes[position] == UInt8(ascii: "<") && bytes[position + 1] == UInt8(ascii: "e") {
                if bytes[position + 2] == UInt8(ascii: "q"), bytes[position + 3] == UInt8(ascii: ">") {
                    return true
                }
            }
            return false
        }
    }

    /// What stands between two dollars in one cell.
    private static func cellFormulas(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var open: Int?
        var position = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "<"): open = nil
            case UInt8(ascii: "$"):
                if let start = open, start < position { found.append(start..<position) }
                open = open == nil ? position + 1 : nil
            default: break
            }
            position += 1
        }
        return found
    }
}
