/// Takes furniture out of a page's markdown as a provider wrote it: whole lines near its ends, and the comments in which
/// Doc2X hides what it holds to be meaningless.
struct MarkdownEdges {
    private var lines: [Substring]
    /// How many lines with text at each end are looked at.
    private static let reach = 6

    init(_ markdown: String) {
        lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    }

    var markdown: String { lines.joined(separator: "\n") }

    /// Removes a text's lines from the top or the bottom; false where they are not there.
    mutating func remove(_ text: String) -> Bool {
        var found = false
        for line in text.split(separator: "\n") where removeLine(Self.plain(line)) { found = true }
        return found
    }

    /// Removes comments `<!-- Meanless: … -->` and tells their texts.
    mutating func removeMeaningless() -> [String] {
        let start = "<!-- Meanless:"
        guard lines.contains(where: { $0.contains(start) }) else { return [] }
        var texts: [String] = []
        var markdown = markdown
        while let begin = markdown.range(of: start) {
            guard let end = markdown[begin.upperBound...].range(of: "-->") else { break }
            texts.append(String(EdgeLine.trimmed(markdown[begin.upperBound..<end.lowerBound])))
            markdown.removeSubrange(begin.lowerBound..<end.upperBound)
        }
        lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).map { Substring($0) }
        return texts
    }

    private mutating func removeLine(_ wanted: String) -> Bool {
        guard !wanted.isEmpty else { return false }
        let filled = lines.indices.filter { !EdgeLine.trimmed(lines[$0]).isEmpty }
        let near = filled.prefix(Self.reach) + filled.suffix(Self.reach)
        guard let index = near.first(where: { Self.plain(lines[$0]) == wanted }) else { return false }
        lines.remove(at: index)
        return true
    }

    /// A line without the marks of headings and emphasis around it.
    private static func plain(_ line: Substring) -> String {
        String(line.filter { !$0.isWhitespace && $0 != "#" && $0 != "*" && $0 != "\\" && $0 != "_" })
            .lowercased()
    }
}

extension String {
    /// The first occurrence of a text.
    fileprivate func range(of text: String) -> Range<Index>? { self[...].range(of: text) }
}

extension Substring {
    fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
