internal import DocumentModel
internal import JSONView

extension MinerUMiddleDecoder {
    /// Adds a block that holds lines; `lines` are those it got back, and `continues` the piece before it.
    mutating func add(
        _ block: JSONValue, lines: [JSONValue]? = nil, continues: Block.Place? = nil, parent: Int? = nil,
        at path: String
    ) {
        let label = block["type"]?.string ?? ""
        let lines = lines ?? block.elements(of: "lines")
        var result = Block(
            builder.type(of: block, at: path), text: "", providerType: label, box: block.mineruBox,
            confidence: block.mineruScore, parent: parent, continues: continues)
        switch result.type {
        case .list:
            addList(result, lines: lines)
            return
        case .figure, .chart, .table, .code, .mark:
            addBody(block, of: block, into: &result, lines: lines, at: path)
        case .formula:
            let formula = spans.formula(of: lines)
            result.text = formula.latex
            result.markup = formula.latex.isEmpty ? nil : Block.Markup(formula.latex, .latex)
            result.asset = builder.asset(formula.image)
            if formula.latex.isEmpty { builder.warnOfFormulaWithoutText(at: path) }
        default:
            let text = spans.text(of: lines, keepsLineBreaks: result.type == .toc)
            result.text = text.text
            result.markup = text.blockMarkup
            if result.type == .heading || result.type == .title { result.level = block["level"]?.int }
            result.asset = builder.asset(spans.firstImage(of: lines))
        }
        builder.add(result)
    }
}
