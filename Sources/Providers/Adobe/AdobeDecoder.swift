internal import DocumentModel
internal import JSONView

/// Turns the elements of a structure tree into blocks.
///
/// An element is a block, or a piece of one: its `Path` says which. Older versions send the pieces as `Kids`, newer ones side by side.
struct AdobeDecoder {
    /// An element with its JSON path and the index of its page.
    struct Piece {
        let path: AdobePath
        let element: JSONValue
        let place: String
        var page = 0

        var text: String { element["Text"]?.string ?? "" }
    }

    private static let numbering = PageNumbering("Page", from: 0, duplicates: .join)
    private static let labels = LabelTable(
        of: "PDF Extract", calledAs: "tag",
        [
            "Title": .title, "H1": .heading, "H2": .heading, "H3": .heading, "H4": .heading, "H5": .heading,
            "H6": .heading, "P": .text, "Sub": .text, "Span": .text, "StyleSpan": .text,
            "ParagraphSpan": .text,
            "LI": .listItem, "TOCI": .toc, "Table": .table, "Figure": .figure, "Caption": .caption,
            "Footnote": .footnote, "Formula": .formula, "Code": .code, "Aside": .aside,
        ], levels: ["H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6])

    var builder: ParseBuilder
    /// How to read the boxes of a page.
    private(set) var readers: [Int: BoxReader] = [:]
    private var pieces: [Piece] = []
    /// The last part of each block, by its path.
    private var last: [String: Block.Place] = [:]
    private var lists: [String: Block.Place] = [:]

    init(builder: ParseBuilder) { self.builder = builder }

    mutating func decode(_ root: JSONValue) throws(ProviderFailure) -> ParsedDocument {
        builder.document.providerVersion = root["version"]?["structure"]?.string
        builder.document.language = (root["extended_metadata"]?["language"]?.string).flatMap(LanguageTag.tag)
        try startPages(root.list("pages"))
        for (position, element) in root.list("elements").enumerated() {
            collect(element, at: "$.elements[\(position)]")
        }
        let numbers = pieces.map { piece in piece.element["Page"]?.lenientInt.flatMap { $0 < 0 ? nil : $0 } }
        let indices = try Self.numbering.indices(of: numbers, in: &builder, at: "$.elements")
        for position in pieces.indices { pieces[position].page = indices[position] }
        // Elements without text only frame others, except for tables and figures.
        let said = pieces.filter { $0.path.isPictured || !$0.text.trimmingWhiteSpace.isEmpty }
        for block in Self.groups(of: said, by: { ["\($0.page)", $0.path.block, $0.path.part] }) { add(block) }
        return try builder.finish()
    }

    /// Starts all pages; turned and cropped ones have no reader, since the origin of their boxes is not documented.
    private mutating func startPages(_ pages: [JSONValue]) throws(ProviderFailure) {
        let indices = try PageNumbering("page_number", from: 0, duplicates: .join)
            .indices(of: pages.map { $0["page_number"]?.lenientInt }, in: &builder, at: "$.pages")
        for (index, page) in zip(indices, pages) {
            let sides = ["width", "height"].map { page[$0]?.lenientDouble ?? .nan }
            let size = PageSize(width: sides[0], height: sides[1], unit: .points)
            builder.startPage(Page(index: index, size: size))
            let crop = page["boxes"]?.list("CropBox").prefix(2).compactMap(\.lenientDouble) ?? []
            guard page["rotation"]?.int ?? 0 == 0, crop.allSatisfy({ $0 == 0 }) else {
                builder.warn(
                    "page_origin_unknown",
                    "a page is turned or cropped, and the origin of its boxes is not documented; they are left out",
                    at: "$.pages")
                continue
            }
            readers[index] = BoxReader(.page, of: size, origin: .bottomLeft)
        }
    }

    private mutating func collect(_ element: JSONValue, at place: String) {
        pieces.append(Piece(path: AdobePath(element["Path"]?.string ?? ""), element: element, place: place))
        for (position, kid) in element.list("Kids").enumerated() {
            collect(kid, at: "\(place).Kids[\(position)]")
        }
    }

    /// The pieces in groups of equal keys, in the order of each group's first.
    static func groups<Key: Hashable>(of pieces: [Piece], by key: (Piece) -> Key) -> [[Piece]] {
        var positions: [Key: Int] = [:]
        var groups: [[Piece]] = []
        for piece in pieces {
            let position = positions[key(piece), default: groups.count]
            positions[key(piece)] = position
            if position == groups.count { groups.append([]) }
            groups[position].append(piece)
        }
        return groups
    }

    private mutating func add(_ pieces: [Piece]) {
        let (path, page) = (pieces[0].path, pieces[0].page)
        builder.startPage(Page(index: page))
        var block = Self.labels.block(path.tag, in: &builder, at: pieces[0].place)
        block.box = box(of: pieces)
        block.font = pieces.lazy.compactMap(\.font).first
        block.asset = pieces.lazy.compactMap(\.image).first.map { builder.assets.name(of: $0, on: page) }
        if block.type == .table { fillTable(&block, with: pieces) } else { block.text = text(of: pieces) }
        if block.type == .listItem {
            block.level = path.level
            let marker = pieces.filter(\.path.isMarker).map(\.text).joined().trimmingWhiteSpace
            if marker.contains(where: { $0.isLetter || $0.isNumber }) {
                let text = String(decoding: ParagraphText.escaped(Array(block.text.utf8)[...]), as: UTF8.self)
                block.markup = Block.Markup("\(marker) \(text)", .markdown)
            }
            block.parent = list(around: block, at: path)
        }
        if let previous = last[path.block], previous.page <= page { block.continues = previous }
        last[path.block] = builder.add(block)
    }

    /// The position of an item's list on the page; an item in another column begins another list.
    private mutating func list(around item: Block, at path: AdobePath) -> Int {
        if let open = lists[path.list], open.page == builder.pageIndex {
            var isBeside = false
            builder.update(open) { list in
                guard let box = list.box, let new = item.box else { return list.box = list.box ?? item.box }
                isBeside = new.x0 >= box.x1 || new.x1 <= box.x0
                if !isBeside { list.box = box.union(new) }
            }
            if !isBeside { return open.block }
        }
        let place = builder.add(Block(.list, text: "", providerType: "L", box: item.box))
        lists[path.list] = place
        return place.block
    }
}
