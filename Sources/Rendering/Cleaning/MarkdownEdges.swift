/// Takes furniture out of a page's markdown as a provider wrote it: whole lines near its ends, and the comments in which
/// Doc2X hides what it holds to be meaningless.
package struct MarkdownEdges {
    private var lines: [Substring]
    /// The lines with text that are left, by their position.
    private var filled: ArraySlice<Int>
    private var removed: Set<Int> = []
    /// The lines near the ends as they are compared; each is made once, since a page may have as much furniture as it has lines.
    private var plainLines: [Int: [UInt8]] = [:]
    /// How many lines with text at each end are looked at.
    private static let reach = 6

    package init(_ markdown: String) {
        lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
        filled = Self.filled(lines)
    }

    package var markdown: String {
        removed.isEmpty
            ? lines.joined(separator: "\n")
            : lines.indices.filter { !removed.contains($0) }.map { lines[$0] }.joined(separator: "\n")
    }

    /// Removes a text's lines from the top or the bottom; false where they are not there.
    package mutating func remove(_ text: String) -> Bool {
        var found = false
        for line in text.split(separator: "\n") where removeLine(Self.plain(line)) { found = true }
        return found
    }

    /// Removes comments `<!-- Meanless: … -->` and tells their texts.
    package mutating func removeMeaningless() -> [String] {
        let (start, end) = (Array("<!-- Meanless:".utf8), Array("-->".utf8))
        guard lines.contains(where: { $0.contains("<!-- Meanless:") }) else { return [] }
        let bytes = Array(markdown.utf8)
        var texts: [String] = []
        var (kept, position): ([UInt8], Int) = ([], 0)
        while let begin = Self.first(start, in: bytes, from: position),
            let close = Self.first(end, in: bytes, from: begin + start.count)
        {
            kept += bytes[position..<begin]
            let text = String(decoding: bytes[(begin + start.count)..<close], as: UTF8.self)
            texts.append(String(EdgeLine.trimmed(text[...])))
            position = close + end.count
        }
        kept += bytes[position...]
        self = MarkdownEdges(String(decoding: kept, as: UTF8.self))
        return texts
    }

    private mutating func removeLine(_ wanted: [UInt8]) -> Bool {
        guard !wanted.isEmpty else { return false }
        if let place = filled.indices.prefix(Self.reach).first(where: { plain(at: filled[$0]) == wanted }) {
            removed.insert(filled[place])
            // The few lines above move down by one, so that removing costs the same on a page of any length.
            for index in (filled.startIndex..<place).reversed() { filled[index + 1] = filled[index] }
            filled.removeFirst()
            return true
        }
        if let place = filled.indices.suffix(Self.reach).first(where: { plain(at: filled[$0]) == wanted }) {
            removed.insert(filled[place])
            for index in place..<filled.endIndex - 1 { filled[index] = filled[index + 1] }
            filled.removeLast()
            return true
        }
        return false
    }

    private mutating func plain(at line: Int) -> [UInt8] {
        if let known = plainLines[line] { return known }
        let plain = Self.plain(lines[line])
        plainLines[line] = plain
        return plain
    }

    private static func filled(_ lines: [Substring]) -> ArraySlice<Int> {
        lines.indices.filter { !EdgeLine.trimmed(lines[$0]).isEmpty }[...]
    }

    /// A line without the marks of headings and emphasis around it.
    private static func plain(_ line: Substring) -> [UInt8] {
        Array(
            String(line.filter { !$0.isWhitespace && $0 != "#" && $0 != "*" && $0 != "\\" && $0 != "_" })
                .lowercased().utf8)
    }

    private static func first(_ wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard start + wanted.count <= bytes.count else { return nil }
        return (start...(bytes.count - wanted.count)).first {
            bytes[$0] == wanted[0] && bytes[$0..<($0 + wanted.count)].elementsEqual(wanted)
        }
    }
}
