internal import TextAnalysis

/// Where code stands in markdown and HTML, and text that is struck through, in bytes.
///
/// Formulas and code are not looked into: `` `~~a~~` `` is code, and in `$a~~b$` a tilde is TeX's space.
package enum MarkdownStretches {
    /// Text that is struck through: `~~text~~`, `<del>`, `<s>` and `<strike>`.
    package struct Struck: Equatable {
        /// With the marks.
        package let whole: Range<Int>
        package let content: Range<Int>
    }

    /// The code of a markdown text in order: fences and code spans with their marks, and what `<code>` and `<pre>` hold.
    package static func code(in markdown: String) -> [Range<Int>] {
        guard markdown.utf8.contains(where: { "`~<".utf8.contains($0) }) else { return [] }
        let bytes = Array(markdown.utf8)
        var found: [Range<Int>] = []
        for piece in pieces(of: bytes) {
            switch piece.kind {
            case .fencedCode: found.append(piece.range)
            case .htmlTable: found += elements(codeTags, in: bytes, piece.range).map(\.whole)
            default:
                let tags = piece.spans.filter { $0.kind == .opaque }
                found += tags.filter { $0.content != $0.range }.map(\.range)
                found += pairs(
                    of: codeTags, tags: tags.compactMap { HTMLTag(bytes, at: $0.range.lowerBound) }
                )
                .map(\.whole)
            }
        }
        return found.union
    }

    /// The code of an HTML text in order.
    package static func code(inHTML html: String) -> [Range<Int>] {
        guard html.contains("<code") || html.contains("<pre") || html.contains("<tt") else { return [] }
        let bytes = Array(html.utf8)
        return elements(codeTags, in: bytes, bytes.indices).map(\.whole).union
    }

    /// The struck text of a markdown text in order, none within another.
    package static func struck(in markdown: String) -> [Struck] {
        guard markdown.contains("~~") || mayHaveTags(markdown) else { return [] }
        let bytes = Array(markdown.utf8)
        var found: [Struck] = []
        for piece in pieces(of: bytes) {
            switch piece.kind {
            case .fencedCode, .displayMath, .comment: continue
            case .htmlTable: found += elements(struckTags, in: bytes, piece.range)
            default:
                for mark in piece.spans
                where mark.kind == .mark && mark.range.lowerBound < mark.content.lowerBound {
                    let close = mark.content.lowerBound
                    let content = mark.range.upperBound..<close
                    // Cells end what is struck in them.
                    let isCut = piece.kind == .pipeTable && bytes[content].contains(UInt8(ascii: "|"))
                    if !isCut {
                        found.append(Struck(whole: mark.range.lowerBound..<close + 2, content: content))
                    }
                }
                let tags = piece.spans.filter { $0.kind == .opaque && $0.content == $0.range }
                found += pairs(
                    of: struckTags, tags: tags.compactMap { HTMLTag(bytes, at: $0.range.lowerBound) })
            }
        }
        return outermost(found)
    }

    /// The struck text of an HTML text in order, none within another.
    package static func struck(inHTML html: String) -> [Struck] {
        guard mayHaveTags(html) else { return [] }
        let bytes = Array(html.utf8)
        return outermost(elements(struckTags, in: bytes, bytes.indices))
    }

    private static let codeTags: Set<String> = ["code", "pre", "tt"]
    private static let struckTags: Set<String> = ["del", "s", "strike"]

    private static func mayHaveTags(_ text: String) -> Bool {
        text.contains("</del>") || text.contains("</s>") || text.contains("</strike>")
            || text.contains("</DEL>") || text.contains("</S>") || text.contains("</STRIKE>")
    }

    /// The segments of a text; a table with pipes comes line by line, with the spans of its cells, a footnote as what is in it.
    private static func pieces(of bytes: [UInt8], _ scope: MarkdownScanner.Scope = .page) -> [MarkdownSegment]
    {
        MarkdownScanner.segments(of: bytes, scope).flatMap { segment -> [MarkdownSegment] in
            switch segment.kind {
            case .pipeTable:
                bytes[segment.range].split(separator: 0x0A).map { line in
                    let spans = MarkdownScanner.segments(of: Array(line), .inline).flatMap(\.spans)
                    let row = 0..<line.count
                    return MarkdownSegment(kind: .pipeTable, range: row, content: row, spans: spans)
                        .moved(by: line.startIndex)
                }
            case .footnote:
                pieces(of: Array(bytes[segment.content.upperBound..<segment.range.upperBound]), .note)
                    .map { $0.moved(by: segment.content.upperBound) }
            default: [segment]
            }
        }
    }

    /// The elements of some names in HTML; those within code are left out, unless code is asked for.
    private static func elements(
        _ names: Set<String>, in bytes: [UInt8], _ range: Range<Int>
    ) -> [Struck] {
        var tags: [HTMLTag] = []
        var index = range.lowerBound
        var depth = 0
        while index < range.upperBound {
            guard bytes[index] == UInt8(ascii: "<"), let tag = HTMLTag(bytes, at: index) else {
                index += 1
                continue
            }
            index = tag.range.upperBound
            if codeTags.contains(tag.name) { depth = max(0, depth + (tag.isClosing ? -1 : 1)) }
            if names.contains(tag.name), depth == 0 || codeTags.contains(tag.name) { tags.append(tag) }
        }
        return pairs(of: names, tags: tags)
    }

    /// What stands between the tags of each name; tags without a partner are none.
    private static func pairs(of names: Set<String>, tags: [HTMLTag]) -> [Struck] {
        var open: [HTMLTag] = []
        // Names that are not open are not searched for.
        var counts: [String: Int] = [:]
        var found: [Struck] = []
        for tag in tags where names.contains(tag.name) {
            if !tag.isClosing {
                open.append(tag)
                counts[tag.name, default: 0] += 1
            } else if counts[tag.name, default: 0] > 0,
                let position = open.lastIndex(where: { $0.name == tag.name })
            {
                found.append(
                    Struck(
                        whole: open[position].range.lowerBound..<tag.range.upperBound,
                        content: open[position].range.upperBound..<tag.range.lowerBound))
                for closed in open[position...] { counts[closed.name, default: 0] -= 1 }
                open.removeSubrange(position...)
            }
        }
        return found
    }

    private static func outermost(_ found: [Struck]) -> [Struck] {
        var kept: [Struck] = []
        for one in found.sorted(by: { $0.whole.lowerBound < $1.whole.lowerBound })
        where one.whole.lowerBound >= kept.last?.whole.upperBound ?? 0 { kept.append(one) }
        return kept
    }
}
