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

    /// An algorithm: words and formulas in lines, each with the line as it was sent and its box.
    init(lines: [(read: MinerUText, sent: String, box: Box?)]) {
        var indentation = LineIndentation()
        for line in lines { indentation.add(line.sent, line.box) }
        var algorithm = MinerUText()
        for (number, (line, spaces)) in zip(lines, indentation.spaces).enumerated() {
            algorithm.appendCodeLine(line.read, isFirst: number == 0, indentation: spaces)
        }
        text = algorithm.text
        markup = algorithm.blockMarkup
    }

    /// The lines of an algorithm in markdown.
    init(markdown: String, read: (String) -> MinerUText) {
        let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
        self.init(lines: lines.map { (read(String($0)), String($0), nil) })
    }

    /// The `code_body` of a content list: code in a markdown fence, or an algorithm's lines as markdown.
    init(_ body: String, isAlgorithm: Bool) {
        if let fenced = Self.insideFence(body) {
            self.init(text: fenced, markup: Block.Markup(body, .markdown))
        } else if isAlgorithm {
            self.init(markdown: body, read: MinerUMarkdownText.read)
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
