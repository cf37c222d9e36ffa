internal import DocumentModel
internal import JSONView

extension DoclingDecoder {
    /// A key-value region or form: its cells in order, each value below the key that links to it.
    ///
    /// Key-value pairs without any place are facts that a report carries beside its text (XBRL), thousands in a report of a few pages.
    /// They are asides: stored, searched on request, and not part of the text.
    mutating func layGraph(_ item: DoclingItem, in surroundings: Surroundings) {
        let captions = layCaptions(of: item, in: surroundings)
        guard let graph = item.value["graph"], let cells = graph["cells"]?.array else {
            return layRest(of: item, at: nil, in: surroundings)
        }
        var keys: [Int: Int] = [:]
        for link in graph["links"].map({ Array($0.elements) }) ?? [] where link["label"]?.string == "to_value"
        {
            guard let source = link["source_cell_id"]?.int, let target = link["target_cell_id"]?.int else {
                continue
            }
            keys[target] = source
        }
        currentPage = page(of: item)
        let isBeside =
            item.reference.collection == .keyValueItems && item.isBody && Self.hasNoPlace(item, cells)
        if isBeside {
            warn(
                "facts_beside_text",
                "key-value pairs that no page shows, such as XBRL facts, are kept as asides: not part of the text, searched on request",
                item)
        }
        var places: [Int: Block.Place] = [:]
        var first: Block.Place?
        for cell in cells {
            let place = layCell(
                cell, of: item, isBeside: isBeside,
                below: cell["cell_id"]?.int.flatMap { keys[$0] }.flatMap { places[$0] })
            if let id = cell["cell_id"]?.int { places[id] = place }
            first = first ?? place
        }
        if let first { attach(captions, to: first) }
        layRest(of: item, at: first, in: surroundings)
    }

    private static func hasNoPlace(_ item: DoclingItem, _ cells: JSONArray) -> Bool {
        let isEmpty: (JSONValue) -> Bool = { $0["prov"]?.array?.isEmpty ?? ($0["prov"] == nil) }
        return isEmpty(item.value) && cells.allSatisfy(isEmpty)
    }

    private mutating func layCell(
        _ cell: JSONValue, of item: DoclingItem, isBeside: Bool, below key: Block.Place?
    ) -> Block.Place {
        let label = cell["label"]?.string
        let text = cell["text"]?.string ?? ""
        var block = Block(
            label == "checkbox" ? .checkbox : .formField,
            text: text.isEmpty ? cell["orig"]?.string ?? "" : text, providerType: label)
        if !item.isBody || isBeside { block.type = .aside }
        let parts = DoclingProvenance.parts(cell["prov"], pages: pages)
        block.box = parts.first?.box
        return place(block, number: parts.first?.page ?? currentPage, parent: key)
    }
}
