internal import DocumentModel
internal import Markup

/// Where blocks stand.
extension GrobidDecoder {
    /// The first stretch of `coords` on one page and in one column: further ones begin higher up, or on another page.
    private mutating func place(of node: MarkupNode) -> (page: Int, box: Box?)? {
        guard let coords = node["coords"], !coords.isEmpty else { return nil }
        var found: (page: Int, box: Box?)?
        var last: Box?
        for part in coords.split(separator: ";") {
            let numbers = part.split(separator: ",").map { Double($0) }
            let page = numbers.first.flatMap { $0 }.flatMap { Int(exactly: $0) }.flatMap {
                isPage($0) ? $0 - 1 : nil
            }
            guard let page else {
                _ = builder.box(of: [nil], by: BoxReader(), at: node.offset)
                continue
            }
            let reader = BoxReader(of: sizes[page], fourNumbers: .cornerAndExtent)
            let box = builder.box(of: Array(numbers.dropFirst()), by: reader, at: node.offset)
            guard let first = found else {
                (found, last) = ((page, box), box)
                continue
            }
            guard let box else { continue }
            guard first.page == page, last.map({ box.y1 >= $0.y0 }) ?? true else {
                builder.warn(
                    "block_in_several_places",
                    "a block is in several columns or pages; it is kept where it begins, with the box of that part",
                    at: "byte \(node.offset)")
                break
            }
            found?.box = first.box.map { $0.union(box) } ?? box
            last = box
        }
        return found
    }

    /// Adds a block at its element's place: by its own coordinates, else on the page of the first that are inside it.
    @discardableResult
    mutating func add(_ block: Block, at node: MarkupNode?, isFlow: Bool = true) -> Block.Place? {
        guard !block.text.isEmpty || block.type == .figure else { return nil }
        var block = block
        block.text = TextJoin.trimmed(block.text)
        var page = flowPage
        if let place = node.flatMap({ place(of: $0) }) {
            (page, block.box) = place
        } else {
            if let inner = node.flatMap(Self.firstPlaced), let place = place(of: inner) { page = place.page }
            builder.warn(
                "page_guessed",
                "a block has no coordinates; it is kept on the page of its first element that has some, or of the previous block",
                at: node.map { "byte \($0.offset)" })
        }
        if isFlow { flowPage = page }
        startPage(page)
        return builder.add(block)
    }

    private static func firstPlaced(in node: MarkupNode) -> MarkupNode? {
        for element in node.elements {
            if element["coords"]?.isEmpty == false { return element }
            if let found = firstPlaced(in: element) { return found }
        }
        return nil
    }

    static func block(_ type: BlockType, _ node: MarkupNode, text: String? = nil) -> Block {
        Block(type, text: TextJoin.trimmed(text ?? node.text), providerType: node.name)
    }
}
