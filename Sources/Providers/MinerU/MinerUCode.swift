internal import DocumentModel

/// The body of a code block: what a reader reads, and markdown where that says more.
struct MinerUCode {
    let text: String
    let markup: Block.Markup?

    private init(text: String, markup: Block.Markup?) {
        self.text = text
        self.markup = markup
    }

    /// Code of a language that MinerU guessed; empty where it did not.
    init(_ code: String, language: String) {
        text = code
        markup = language.isEmpty ? nil : Block.Markup("```\(language)\n\(code)\n```", .markdown)
    }

    /// An algorithm: words and formulas in lines.
    init(_ algorithm: MinerUText) {
        text = algorithm.text
        markup = algorithm.blockMarkup
    }

    /// The `code_body` of a content list: code in a markdown fence, or an algorithm's lines as markdown.
    init(_ body: String, isAlgorithm: Bool) {
        if let fenced = Self.insideFence(body) {
            self.init(text: fenced, markup: Block.Markup(body, .markdown))
        } else if isAlgorithm {
            var lines = MinerUText()
            for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
                lines.appendVerbatimLine(MinerUMarkdownText.read(String(line)))
            }
            self.init(lines)
        } else {
            self.init(body, language: "")
        }
    }

    /// The lines between an opening ```` ```language ```` and the closing fence.
    private static func insideFence(_ body: String) -> String? {
        let lines = MinerUMarkdownText.trimmed(body).split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 2, lines[0].hasPrefix("```"), lines[lines.count - 1] == "```" else { return nil }
        return lines.dropFirst().dropLast().joined(separator: "\n")
    }
}
