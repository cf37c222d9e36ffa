internal import DocumentModel
internal import JSONView

extension OpenDataLoaderDecoder {
    mutating func readMetadata(_ root: JSONValue, pageCount: Int) {
        document.pageCount = pageCount
        document.mediaType = "application/pdf"
        document.sourceName = root["file name"]?.string
        document.title = root["title"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        for (member, name) in [
            ("author", "author"), ("creation date", "creation_date"),
            ("modification date", "modification_date"),
        ] {
            if let text = root[member]?.string, !text.isEmpty { document.metadata[name] = .string(text) }
        }
    }

    mutating func appendCaption(_ node: OpenDataLoaderNode, in surroundings: Surroundings) {
        let position = append(.caption, node, in: surroundings)
        note(node, page: surroundings.page, block: position)
    }

    mutating func appendFormula(_ node: OpenDataLoaderNode, in surroundings: Surroundings) {
        let latex = node.content.map { String(decoding: $0, as: UTF8.self) } ?? ""
        append(.formula, node, in: surroundings, text: latex, markup: Block.Markup(latex, .latex))
    }

    /// A list, then its items; items on another page get a list of their own there, which continues this one.
    mutating func appendList(_ node: OpenDataLoaderNode, in surroundings: Surroundings) {
        guard surroundings.furniture == nil else { return emit(node.parts, in: surroundings) }
        let list = append(.list, node, in: surroundings)
        note(node, page: surroundings.page, block: list)
        var inside = surroundings
        inside.depth += 1
        inside.parent = list
        guard let items = node.parts else { return }
        for value in items {
            let item = OpenDataLoaderNode(value)
            let place = moved(inside, toPageOf: item)
            if place.page != inside.page { inside = appendContinuedList(node, of: inside, at: place) }
            appendItem(item, in: inside)
        }
        emit(node.kids, in: surroundings)
    }

    /// The part of a list on another page; only its items show its place.
    private mutating func appendContinuedList(
        _ node: OpenDataLoaderNode, of list: Surroundings, at place: Surroundings
    ) -> Surroundings {
        var part = node
        part.box = nil
        var outside = place
        outside.depth -= 1
        let position = append(.list, part, in: outside)
        if let previous = list.parent, list.page < place.page {
            document.pages[place.page].blocks[position].continues = Block.Place(
                page: list.page + context.pageOffset, block: previous)
        }
        var inside = place
        inside.parent = position
        return inside
    }

    /// An item, then what is inside it with the item as parent.
    mutating func appendItem(_ node: OpenDataLoaderNode, in surroundings: Surroundings) {
        var inside = surroundings
        inside.parent = append(.listItem, node, in: surroundings)
        emit(node.kids, in: inside)
        emit(node.parts, in: inside)
    }

    /// What is in a header or footer is furniture, even if its own type is another.
    mutating func appendFurniture(
        _ node: OpenDataLoaderNode, _ type: BlockType, in surroundings: Surroundings
    ) {
        var inside = surroundings
        inside.furniture = (type, String(decoding: node.label, as: UTF8.self))
        if node.content != nil { append(type, node, in: inside) }
        emit(node.kids, in: inside)
    }

    mutating func appendUnknown(_ node: OpenDataLoaderNode, in surroundings: Surroundings) {
        let label = String(decoding: node.label, as: UTF8.self)
        document.warnings.add(
            "unknown_block_type", "an unknown type; its text is kept as `other`",
            at: "\(member.name) type \"\(label)\" page \(surroundings.page + 1)")
        append(.other, node, in: surroundings)
        emit(node.parts, in: surroundings)
    }
}
