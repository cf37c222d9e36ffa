internal import DocumentModel

/// What MinerU's VLM read inside an image or chart: words, a pipe table of a chart's numbers, or an HTML table.
struct MinerUFigureText {
    let text: String
    let markup: Block.Markup?

    init(_ content: String) {
        let content = MinerUMarkdownText.trimmed(content)
        if content.hasPrefix("<table") {
            text = MinerUTable.text(content)
            markup = Block.Markup(content, .html)
        } else if content.hasPrefix("|") {
            text = content.split(separator: "\n").compactMap { Self.cells($0) }.joined(separator: "\n")
            markup = Block.Markup(content, .markdown)
        } else {
            let read = MinerUMarkdownText.read(content)
            text = read.text
            markup = read.markup.map { Block.Markup($0, .markdown) }
        }
    }

    /// The cells of a row of a pipe table joined by tabs; nil for the line below the head.
    private static func cells(_ line: Substring) -> String? {
        let line = MinerUMarkdownText.trimmed(String(line))
        guard line.hasPrefix("|") else { return line }
        guard line.contains(where: { !"|-: ".contains($0) }) else { return nil }
        let inner = line.hasSuffix("|") ? line.dropFirst().dropLast() : line.dropFirst()
        return inner.split(separator: "|", omittingEmptySubsequences: false)
            .map { MinerUMarkdownText.read(MinerUMarkdownText.trimmed(String($0))).text }
            .joined(separator: "\t")
    }
}
