internal import DocumentModel

/// The body of a code block in a content list: code in a markdown fence, or an algorithm's lines as markdown.
struct MinerUCode {
    let text: String
    let markup: Block.Markup?

    init(_ body: String, isAlgorithm: Bool) {
        if let fenced = Self.insideFence(body) {
            text = fenced
            markup = Block.Markup(body, .markdown)
        } else if isAlgorithm {
            let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                var read = MinerUMarkdownText.read(String(line))
                read.trim()
                return read
            }
            var joined = MinerUText()
            for line in lines { joined.appendVerbatimLine(line) }
            text = joined.text
            markup = joined.markup.map { Block.Markup($0, .markdown) }
        } else {
            text = body
            markup = nil
        }
    }

    /// The lines between an opening ```` ```language ```` and the closing fence.
    private static func insideFence(_ body: String) -> String? {
        let lines = MinerUMarkdownText.trimmed(body).split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 2, lines[0].hasPrefix("```"), lines[lines.count - 1] == "```" else { return nil }
        return lines.dropFirst().dropLast().joined(separator: "\n")
    }
}
