internal import JSONView

/// The lists of a DoclingDocument, for following `$ref`s, and what has been visited in them.
struct DoclingItems {
    private var values: [DoclingReference.Collection: [JSONValue]] = [:]
    private var visited: Set<DoclingReference> = []
    /// The captions and footnotes that some item names; they are laid out with it, wherever else a reference leads there.
    private(set) var attached: Set<DoclingReference> = []

    init(_ root: JSONValue) {
        for collection in DoclingReference.Collection.allCases {
            guard let array = root[collection.rawValue]?.array else { continue }
            values[collection] = Array(array)
        }
        for list in values.values {
            for value in list {
                for member in ["captions", "footnotes"] {
                    for reference in value[member].map({ Array($0.elements) }) ?? [] {
                        if let target = item(reference) { attached.insert(target.reference) }
                    }
                }
            }
        }
    }

    /// The item that `{"$ref": "#/texts/3"}` names; nil if it is missing.
    func item(_ reference: JSONValue) -> DoclingItem? {
        guard let path = (reference["$ref"] ?? reference["cref"])?.string else { return nil }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "#", let position = Int(parts[2]),
            let collection = DoclingReference.Collection(rawValue: String(parts[1]))
        else { return nil }
        return item(DoclingReference(collection: collection, position: position))
    }

    func item(_ reference: DoclingReference) -> DoclingItem? {
        guard let list = values[reference.collection], list.indices.contains(reference.position) else {
            return nil
        }
        return DoclingItem(reference, list[reference.position])
    }

    /// Marks an item as laid out; false if it was before.
    mutating func visit(_ item: DoclingItem) -> Bool { visited.insert(item.reference).inserted }

    /// Takes a mark back, for an item that could not be laid out at its first mention.
    mutating func forget(_ item: DoclingItem) { visited.remove(item.reference) }

    func isVisited(_ item: DoclingItem) -> Bool { visited.contains(item.reference) }

    /// Every item not visited yet, groups first, so that what they hold keeps its order.
    var unvisited: [DoclingItem] {
        DoclingReference.Collection.allCases.flatMap { collection in
            (values[collection] ?? []).indices.compactMap { position in
                let reference = DoclingReference(collection: collection, position: position)
                return visited.contains(reference) ? nil : item(reference)
            }
        }
    }
}
