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
        // The parts keep their order: a caption above its table is stored before it.
        var parent: Int?
        var partsAbove: [Int] = []
        if !parts.contains(where: Self.isBody) {
            // Nothing says what it shows, but its place and its parts are known.
            parent =
                builder.add(
                    Block(
                        type, text: "", providerType: label, box: block.mineruBox,
                        confidence: block.mineruScore)
                ).block
        }
        for (position, part) in parts.enumerated() {
            if Self.isBody(part) {
                let key = MinerUTablePlan.Key(page: key.page, block: key.block, part: position)
                let place = addBodyBlock(
                    part, of: block, type, key, parent: parent, at: "\(path).blocks[\(position)]")
                parent = parent ?? place.block
                continue
            }
            let partKey = MinerUPartPlan.Key(page: key.page, block: key.block, part: position)
            guard !plan.departed.contains(partKey) else { continue }
            if parent == nil { partsAbove.append(builder.nextPlace.block) }
            add(
                part, lines: plan.regained[partKey]?.elements(of: "lines"), parent: parent,
                at: "\(path).blocks[\(position)]")
        }
        if let parent { builder.setParent(of: partsAbove, to: parent) }
    }

    /// Adds what an image, table, chart or code shows.
    private mutating func addBodyBlock(
        _ body: JSONValue, of owner: JSONValue, _ type: BlockType, _ key: MinerUTablePlan.Key, parent: Int?,
        at path: String
    ) -> Block.Place {
        var result = Block(
            type, text: "", providerType: owner["type"]?.string ?? "", box: body.mineruBox ?? owner.mineruBox,
            confidence: body.mineruScore ?? owner.mineruScore, parent: parent)
        result.continues = tables.previous[key].flatMap { tablePlaces[$0] }
        addBody(
            body, of: owner, into: &result, lines: tables.lines[key] ?? body.elements(of: "lines"), at: path)
        let place = builder.add(result)
        tablePlaces[key] = place
        if type == .table, !result.text.isEmpty { lastTable = place }
        return place
    }

    private static func isBody(_ part: JSONValue) -> Bool {
        part["type"]?.string?.hasSuffix("_body") ?? false
    }
}
