internal import TextAnalysis

/// The lines of a page that define links, `[label]: address "title"` (CommonMark 0.31, 4.7), for those that name them.
///
/// A page is read in segments, and a definition may stand in another one than its links. What defines an address that no
/// link names stays text, as `[1]: Smith, 2020` does, which defines none.
struct LinkDefinitions {
    private struct Definition {
        let line: Range<Int>
        var isHidden = false
    }

    private static let longestLabel = 200

    private let bytes: [UInt8]
    private var definitions: [String: Definition] = [:]
    /// The ends of the lines that links take the place of, by their starts.
    private var hidden: [Int: Int] = [:]

    /// Finds the definitions among segments of a text; nil for none.
    init?(_ bytes: [UInt8], _ segments: [MarkdownSegment]) {
        guard ByteSearch.first("]:", in: bytes, from: 0) != nil else { return nil }
        self.bytes = bytes
        for segment in segments where segment.kind == .markdown { find(in: segment.range) }
        guard !definitions.isEmpty else { return nil }
        for segment in segments where segment.kind == .markdown {
            for label in Self.labels(in: bytes, segment) { definitions[label]?.isHidden = true }
        }
        // Cells of tables and footnotes are read without definitions.
        for segment in segments where segment.kind == .pipeTable || segment.kind == .footnote {
            for label in Self.labels(in: bytes, segment) { definitions[label]?.isHidden = false }
        }
        for definition in definitions.values where definition.isHidden {
            hidden[definition.line.lowerBound] = definition.line.upperBound
        }
    }

    /// The end of a definition's line that begins at a position, if links say what it says.
    func hiddenLine(at start: Int) -> Int? { hidden[start] }

    /// The lines that the links of a segment need.
    func lines(for segment: MarkdownSegment) -> [ArraySlice<UInt8>] {
        var seen: Set<String> = []
        return Self.labels(in: bytes, segment).compactMap { label in
            guard let definition = definitions[label], seen.insert(label).inserted else { return nil }
            return bytes[definition.line]
        }
    }

    private mutating func find(in range: Range<Int>) {
        var start = range.lowerBound
        var canBegin = true
        while start < range.upperBound {
            let end = min(MarkdownLines.lineEnd(bytes, from: start), range.upperBound)
            let line = bytes[start..<end]
            if canBegin, let label = Self.defined(by: line) {
                if definitions[label] == nil { definitions[label] = Definition(line: start..<end) }
            } else {
                // A paragraph goes on until an empty line.
                canBegin = line.allSatisfy(\.isMarkdownSpace)
            }
            start = end + 1
        }
    }

    /// The label that a line defines; nil unless the whole line is a definition with a plausible address.
    private static func defined(by line: ArraySlice<UInt8>) -> String? {
        let text = line.drop { $0 == 0x20 }
        guard text.startIndex - line.startIndex < 4, text.first == UInt8(ascii: "["),
            // Characters that stand for formulas are made of such bytes.
            !line.contains(where: { $0 >= 0xF0 }),
            let close = text.prefix(longestLabel).firstIndex(of: UInt8(ascii: "]")),
            close + 1 < text.endIndex, text[close + 1] == UInt8(ascii: ":"),
            let label = label(text[(text.startIndex + 1)..<close])
        else { return nil }
        let rest = text[(close + 2)...].trimmingMarkdownSpace
        let address = rest.prefix { !$0.isMarkdownSpace }
        let isBracketed = address.first == UInt8(ascii: "<")
        guard !address.isEmpty, isBracketed == (address.last == UInt8(ascii: ">")),
            LinkAddress.isPlausible(isBracketed ? address.dropFirst().dropLast() : address),
            !isBracketed || address.count > 2
        else { return nil }
        let title = rest[address.endIndex...].trimmingMarkdownSpace
        guard let quote = title.first else { return label }
        let ends: [UInt8: UInt8] = [0x22: 0x22, 0x27: 0x27, 0x28: 0x29]
        guard title.count > 1, let end = ends[quote], title.last == end,
            !title.dropFirst().dropLast().contains(end)
        else { return nil }
        return label
    }

    /// A label as labels are compared; nil for what is none, and for a footnote's.
    private static func label(_ bytes: ArraySlice<UInt8>) -> String? {
        guard let first = bytes.first, first != UInt8(ascii: "^"),
            !bytes.contains(where: { "[]`<$\\".utf8.contains($0) })
        else { return nil }
        let words = String(decoding: bytes, as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// The labels that links in a segment name: `[text][label]`, `[label][]` and `[label]`.
    private static func labels(in bytes: [UInt8], _ segment: MarkdownSegment) -> [String] {
        var found: [String] = []
        var spans = segment.spans[...]
        var position = segment.range.lowerBound
        while position < segment.range.upperBound {
            while let span = spans.first, span.range.upperBound <= position { spans.removeFirst() }
            // Code, tags and formulas have no links.
            if let span = spans.first, span.kind != .mark, span.range.contains(position) {
                position = span.range.upperBound
                continue
            }
            let start = position
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
            guard bytes[start] == UInt8(ascii: "["),
                let close = bytes[position..<segment.range.upperBound].prefix(longestLabel).firstIndex(
                    where: {
                        $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[")
                    }), bytes[close] == UInt8(ascii: "]")
            else { continue }
            let next = bytes[(close + 1)..<segment.range.upperBound].prefix(2)
            let isText = next.first == UInt8(ascii: "[") && next.last != UInt8(ascii: "]")
            let isOther = next.first == UInt8(ascii: "(") || next.first == UInt8(ascii: ":")
            guard !isText, !isOther, let label = label(bytes[position..<close]) else { continue }
            found.append(label)
        }
        return found
    }
}
