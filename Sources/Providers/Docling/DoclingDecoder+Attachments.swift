internal import DocumentModel
internal import JSONView

extension DoclingDecoder {
    /// The items that `captions` or `footnotes` of an item name, as far as they are not laid out yet; now visited.
    mutating func references(_ member: String, of item: DoclingItem) -> [DoclingItem] {
        guard let references = item.value[member]?.array else { return [] }
        var found: [DoclingItem] = []
        for reference in references {
            guard let target = resolve(reference), items.visit(target) else { continue }
            found.append(target)
        }
        return found
    }

    /// Lays an item's captions before it, as Docling writes them; `attach` then names the item as their parent.
    mutating func layCaptions(of item: DoclingItem, in surroundings: Surroundings) -> [Block.Place] {
        let captions = references("captions", of: item)
        guard !captions.isEmpty else { return [] }
        currentPage = page(of: item)
        return captions.compactMap { descend(to: $0, in: surroundings.inner) }
    }

    mutating func attach(_ captions: [Block.Place], to place: Block.Place) {
        for caption in captions where caption.page == place.page {
            pages.update(caption) { $0.parent = place.block }
        }
    }

    /// Lays what is attached to an item after it: footnotes, and the captions that were not laid before it.
    mutating func layAttached(to item: DoclingItem, at place: Block.Place?, in surroundings: Surroundings) {
        var below = surroundings.inner
        if let place { below.parent = place }
        for target in references("captions", of: item) + references("footnotes", of: item) {
            descend(to: target, in: below)
        }
    }

    /// Lays what is attached to an item after it, and everything else below it.
    mutating func layRest(of item: DoclingItem, at place: Block.Place?, in surroundings: Surroundings) {
        layAttached(to: item, at: place, in: surroundings)
        var below = surroundings
        if let place { below.parent = place }
        walkUnvisited(item.children, in: below)
    }

    /// Walks references whose items may have been laid out with good reason: as runs of a text, in cells.
    mutating func walkUnvisited(_ references: JSONArray?, in surroundings: Surroundings) {
        guard let references else { return }
        for reference in references {
            if let item = items.item(reference), items.isVisited(item) { continue }
            walk(reference, in: surroundings)
        }
    }
}
