internal import DocumentModel
internal import JSONView

extension MinerUMiddleDecoder {
    /// Adds a block made of blocks: a list of texts (VLM), or an image, table, chart or code with captions and footnotes.
    mutating func addComposite(
        _ block: JSONValue, _ key: MinerULinePlan.Key, _ plan: MinerUPartPlan, at path: String
    ) {
        let label = block["type"]?.string ?? ""
        let type = builder.type(of: block, at: path)
        let parts = block.elements(of: "blocks")
        if type == .list { return addNestedList(block) }
        if type == .toc { return addNestedContents(block) }
        // The body goes first and is the parent of the rest, wherever MinerU has it.
        let bodies = parts.indices.filter { Self.isBody(parts[$0]) }
        var parent: Int?
        if bodies.isEmpty {
            // Nothing says what it shows, but its place and its parts are known.
            parent =
                builder.add(
                    Block(
                        type, text: "", providerType: label, box: block.mineruBox,
                        confidence: block.mineruScore)
                ).block
        }
        for position in bodies {
            var result = Block(
                type, text: "", providerType: label, box: parts[position].mineruBox ?? block.mineruBox,
                confidence: parts[position].mineruScore ?? block.mineruScore, parent: parent)
            let bodyKey = MinerUTablePlan.Key(page: key.page, block: key.block, part: position)
            let lines = tables.lines[bodyKey] ?? parts[position].elements(of: "lines")
            result.continues = tables.previous[bodyKey].flatMap { tablePlaces[$0] }
            addBody(
                parts[position], of: block, into: &result, lines: lines, at: "\(path).blocks[\(position)]")
            let place = builder.add(result)
            tablePlaces[bodyKey] = place
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

    private static func isBody(_ part: JSONValue) -> Bool {
        part["type"]?.string?.hasSuffix("_body") ?? false
    }
}
