internal import DocumentModel
internal import JSONView

extension AzureDecoder {
    /// Everything that becomes blocks, each text once.
    mutating func items() -> [Item] {
        let tables = result.list("tables")
        let figures = result.list("figures")
        findOwners(tables, figures)
        findHeadingLevels()
        var covered = AzureSpans()
        for table in tables {
            for part in table.list("cells") + captions(of: table) { covered.add(part, owner: 0) }
        }
        for figure in figures { for caption in captions(of: figure) { covered.add(caption, owner: 0) } }
        for paragraph in paragraphs { covered.add(paragraph, owner: 0) }
        covered.sort()
        var items: [Item] = []
        func add(_ kind: Item.Kind, _ value: JSONValue, _ list: String, _ position: Int, page: Int? = nil) {
            let cells = value.list("cells").compactMap(AzureSpans.start)
            let start = cells.min() ?? AzureSpans.start(of: value) ?? .max
            items.append(
                Item(
                    kind: kind, value: value, path: "$.\(list)[\(position)]", start: start,
                    page: page ?? self.page(of: value), position: position))
        }
        for (position, table) in tables.enumerated() {
            let cell = table.list("cells").first
            let hasPlace = !table.list("boundingRegions").isEmpty
            add(.table, table, "tables", position, page: hasPlace ? nil : cell.map { self.page(of: $0) })
        }
        for (position, figure) in figures.enumerated() { add(.figure, figure, "figures", position) }
        for (position, paragraph) in paragraphs.enumerated() where !shown.contains(position) {
            add(.paragraph, paragraph, "paragraphs", position)
        }
        for (page, value) in pages.enumerated() {
            for (list, kind) in [
                ("lines", Item.Kind.line), ("selectionMarks", .selection), ("barcodes", .barcode),
            ] {
                for (position, part) in value.list(list).enumerated() where !covered.reach(over: part) {
                    add(kind, part, "pages[\(page)].\(list)", position, page: page)
                }
            }
        }
        return items
    }

    /// The caption and footnotes of a table or figure.
    func captions(of body: JSONValue) -> [JSONValue] {
        (body["caption"].map { [$0] } ?? []) + body.list("footnotes")
    }

    /// Notes which paragraphs a table, a caption or a figure shows.
    private mutating func findOwners(_ tables: [JSONValue], _ figures: [JSONValue]) {
        var inTables = AzureSpans()
        var insideFigures = AzureSpans()
        for table in tables {
            for part in table.list("cells") + captions(of: table) {
                inTables.add(part, owner: 0)
                shown.formUnion(Self.references(part, to: "paragraphs"))
            }
        }
        for (position, figure) in figures.enumerated() {
            for caption in captions(of: figure) {
                inTables.add(caption, owner: 0)
                shown.formUnion(Self.references(caption, to: "paragraphs"))
            }
            insideFigures.add(figure, owner: position)
        }
        inTables.sort()
        insideFigures.sort()
        var figureOf: [Int: Int] = [:]
        for (position, figure) in figures.enumerated() {
            for paragraph in Self.references(figure, to: "paragraphs") { figureOf[paragraph] = position }
        }
        for (position, paragraph) in paragraphs.enumerated() where !shown.contains(position) {
            if inTables.owner(of: paragraph) != nil {
                shown.insert(position)
            } else if let figure = figureOf[position] ?? insideFigures.owner(of: paragraph) {
                shown.insert(position)
                inFigures[figure, default: []].append(position)
            }
        }
    }

    /// The levels of headings: how deep their sections are in others.
    private mutating func findHeadingLevels() {
        let sections = result.list("sections")
        guard !sections.isEmpty else { return }
        var seen: Set<Int> = [0]
        var level = [0]
        for depth in 1...64 where !level.isEmpty {
            for section in level {
                for paragraph in Self.references(sections[section], to: "paragraphs") {
                    headingLevels[paragraph] = depth
                }
            }
            level = level.flatMap { Self.references(sections[$0], to: "sections") }
                .filter { sections.indices.contains($0) && seen.insert($0).inserted }
        }
    }

    /// The positions in a list that an element refers to: `/paragraphs/16`.
    static func references(_ element: JSONValue, to list: String) -> [Int] {
        element.list("elements").compactMap { reference in
            guard let parts = reference.string?.split(separator: "/"), parts.count == 2, parts[0] == list
            else { return nil }
            return Int(parts[1])
        }
    }
}
