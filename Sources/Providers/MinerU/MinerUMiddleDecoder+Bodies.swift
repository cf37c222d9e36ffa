internal import DocumentModel
internal import JSONView

extension MinerUMiddleDecoder {
    /// Fills in what an image, table, chart or code shows: `body` has the lines, `owner` around it the language of code.
    mutating func addBody(
        _ body: JSONValue, of owner: JSONValue, into block: inout Block, lines: [JSONValue], at path: String
    ) {
        block.asset = builder.asset(spans.firstImage(of: lines))
        switch block.type {
        case .table: fillTable(body, into: &block, lines: lines, at: path)
        case .code: fillCode(owner, into: &block, lines: lines)
        default: fillFigure(into: &block, lines: lines)
        }
    }

    private mutating func fillTable(
        _ body: JSONValue, into block: inout Block, lines: [JSONValue], at path: String
    ) {
        let all = spans.spans(of: lines)
        let html = all.compactMap { $0["html"]?.string }.filter { !$0.isEmpty }
        let latex = all.compactMap { $0["latex"]?.string }.filter { !$0.isEmpty }
        if !html.isEmpty {
            block.markup = Block.Markup(html.joined(separator: "\n"), .html)
            block.text = html.map(MinerUTable.text).joined(separator: "\n")
        } else if !latex.isEmpty {
            block.markup = Block.Markup(latex.joined(separator: "\n"), .latex)
            block.text = latex.joined(separator: "\n")
        } else if lines.isEmpty {
            block.continues = lastTable
            builder.warnOfContinuedTable(at: path)
        } else {
            builder.warnOfTableWithoutText(at: path)
        }
    }

    private func fillCode(_ owner: JSONValue, into block: inout Block, lines: [JSONValue]) {
        let isAlgorithm = owner["sub_type"]?.string == "algorithm"
        let code =
            isAlgorithm
            ? MinerUCode(lines: spans.algorithm(of: lines))
            : MinerUCode(spans.code(of: lines), language: owner["guess_lang"]?.string ?? "")
        block.text = code.text
        block.markup = code.markup
        block.textBoxes = spans.boxes(of: lines, in: code.text)
    }

    /// A figure's text is what VLM read in it: words, or a chart's numbers as a table.
    private func fillFigure(into block: inout Block, lines: [JSONValue]) {
        let contents = spans.spans(of: lines).compactMap { $0["content"]?.string }.filter { !$0.isEmpty }
        guard !contents.isEmpty else { return }
        let figure = MinerUFigureText(contents.joined(separator: "\n"))
        block.text = figure.text
        block.markup = figure.markup
    }
}
