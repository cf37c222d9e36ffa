internal import DocumentModel
internal import JSONView

extension DoclingDecoder {
    /// A list and its items; on a further page or in a further column the list gets another block, which continues the first.
    mutating func layList(_ item: DoclingItem, in surroundings: Surroundings) {
        guard item.isBody, let children = item.children else { return walk(item.children, in: surroundings) }
        var inside = surroundings
        inside.depth += 1
        let isCounted = children.first.flatMap(resolved)?.value["enumerated"]?.bool == true
        var list: Block.Place?
        var last: Box?
        for (position, reference) in children.enumerated() {
            guard let child = resolved(reference), !items.isVisited(child),
                !items.attached.contains(child.reference)
            else {
                walk(reference, in: inside)
                continue
            }
            let number = page(of: child)
            let box = DoclingProvenance.parts(child.value["prov"], pages: pages).first?.box
            if list?.page != number - 1 + context.pageOffset || startsColumn(box, after: last) {
                list = appendList(item, number: number, continuing: list, in: surroundings)
            }
            inside.parent = list
            inside.number = isCounted ? position + 1 : nil
            walk(numbered: child, in: inside)
            if let list { last = widen(list, to: child) ?? last }
        }
    }

    /// Whether a box is at the top of another column than the box before it.
    private func startsColumn(_ box: Box?, after last: Box?) -> Bool {
        guard let box, let last else { return false }
        return box.y1 <= last.y0 && (box.x0 >= last.x1 || box.x1 <= last.x0)
    }

    private mutating func appendList(
        _ item: DoclingItem, number: Int, continuing list: Block.Place?, in surroundings: Surroundings
    ) -> Block.Place {
        var block = Block(.list, text: "", providerType: item.label)
        if let list, list.page <= number - 1 + context.pageOffset { block.continues = list }
        return place(block, number: number, parent: surroundings.parent)
    }

    /// Visits an item of a list; it keeps its number, which items below it do not inherit.
    private mutating func walk(numbered item: DoclingItem, in surroundings: Surroundings) {
        guard items.visit(item) else { return }
        var inside = surroundings.inner
        inside.number = surroundings.number
        descend(to: item, in: inside)
    }

    /// A list's box spans its items, which alone have boxes; returns the box of the part that was added.
    @discardableResult
    private mutating func widen(_ list: Block.Place, to item: DoclingItem) -> Box? {
        let parts = DoclingProvenance.parts(item.value["prov"], pages: pages)
        guard let part = parts.first(where: { $0.page - 1 + context.pageOffset == list.page }),
            let box = part.box
        else { return nil }
        pages.update(list) { $0.box = $0.box.map { $0.union(box) } ?? box }
        return box
    }
}
