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
            result.level = result.type == .heading || result.type == .title ? block["level"]?.int : nil
            result.asset = builder.asset(spans.firstImage(of: lines))
        }
        builder.add(result)
    }

    /// Adds a list of lines: an item begins where a line is marked as a start or the one before as an end.
    private mutating func addList(_ list: Block, lines: [JSONValue]) {
        let parent = builder.add(list).block
        var items: [[JSONValue]] = []
        var isEnded = true
        for line in lines {
            if isEnded || line["is_list_start_line"]?.bool == true { items.append([]) }
            items[items.count - 1].append(line)
            isEnded = line["is_list_end_line"]?.bool == true
        }
        for item in items {
            let text = spans.text(of: item)
            builder.add(
                Block(
                    .listItem, text: text.text, level: 1,
                    markup: text.blockMarkup,
                    box: Self.span(of: item), parent: parent))
        }
    }

    /// Adds a block made of blocks: a list of texts (VLM), or an image, table, chart or code with captions and footnotes.
    mutating func addComposite(
        _ block: JSONValue, _ key: MinerULinePlan.Key, _ plan: MinerUPartPlan, at path: String
    ) {
        let label = block["type"]?.string ?? ""
        let type = builder.type(of: block, at: path)
        let parts = block.elements(of: "blocks")
        if type == .list || type == .toc {
            addNestedList(block, type, parts, at: path)
            return
        }
        // The body goes first and is the parent of the rest, wherever MinerU has it.
        let bodies = parts.indices.filter { Self.isBody(parts[$0]) }
        var parent: Int?
        for position in bodies {
            var result = Block(
                type, text: "", providerType: label, box: parts[position].mineruBox ?? block.mineruBox,
                confidence: parts[position].mineruScore ?? block.mineruScore, parent: parent)
            let lines = parts[position].elements(of: "lines")
            addBody(
                parts[position], of: block, into: &result, lines: lines, at: "\(path).blocks[\(position)]")
            let place = builder.add(result)
            if type == .table, !result.text.isEmpty { lastTable = place }
            parent = parent ?? place.block
        }
        for position in parts.indices where !bodies.contains(position) {
            let partKey = MinerUPartPlan.Key(page: key.page, block: key.block, part: position)
            guard !plan.departed.contains(partKey) else { continue }
            let regained = plan.regained[partKey]
            add(
                parts[position], lines: regained?.elements(of: "lines"), parent: parent,
                at: "\(path).blocks[\(position)]")
        }
    }

    private mutating func addNestedList(
        _ block: JSONValue, _ type: BlockType, _ items: [JSONValue], at path: String
    ) {
        let label = block["type"]?.string ?? ""
        let parent = builder.add(
            Block(.list, text: "", providerType: label, box: block.mineruBox, confidence: block.mineruScore)
        ).block
        let isReferences = block["sub_type"]?.string == "ref_text"
        for (position, item) in items.enumerated() {
            if item["blocks"] != nil {
                addNestedList(item, .list, item.elements(of: "blocks"), at: "\(path).blocks[\(position)]")
                continue
            }
            let text = spans.text(of: item.elements(of: "lines"))
            builder.add(
                Block(
                    isReferences ? .reference : .listItem, text: text.text,
                    providerType: item["type"]?.string,
                    level: isReferences ? nil : 1, markup: text.blockMarkup,
                    box: item.mineruBox, parent: parent))
        }
    }

    private static func isBody(_ part: JSONValue) -> Bool {
        part["type"]?.string?.hasSuffix("_body") ?? false
    }
}
