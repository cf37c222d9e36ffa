internal import DocumentModel
internal import JSONView

/// One page of `layout.json` or `*_middle.json`.
struct MinerUMiddlePage {
    /// The position in the result, from 0.
    let index: Int
    /// In points; each page has its own.
    let size: PageSize?
    /// The blocks of the body in reading order (`para_blocks`).
    let paragraphs: [JSONValue]
    /// The same before MinerU joined paragraphs and tables (`preproc_blocks`), where the file has it.
    let unjoined: [JSONValue]
    /// Headers, footers, page numbers, footnotes (`discarded_blocks`).
    let discarded: [JSONValue]
    /// The JSON path, for messages.
    let path: String

    /// The pages of a whole result, or the one page that the file is.
    static func pages(
        of json: JSONValue, _ builder: inout MinerUDocumentBuilder
    ) throws(ProviderFailure) -> [MinerUMiddlePage] {
        guard let list = json["pdf_info"] ?? json["pages"] else {
            return [MinerUMiddlePage(json, index: json["page_idx"]?.int ?? 0, path: "$")]
        }
        var pages: [MinerUMiddlePage] = []
        var taken: Set<Int> = []
        var highest = -1
        for (position, value) in list.elements.enumerated() {
            let path = "$.\(json["pdf_info"] == nil ? "pages" : "pdf_info")[\(position)]"
            var index = value["page_idx"]?.int ?? position
            if index < 0 || !taken.insert(index).inserted {
                index = highest + 1
                taken.insert(index)
                builder.warn(
                    "page_renumbered",
                    "two pages had the same number; the later one was put after the others",
                    at: builder.location(path))
            }
            try builder.checkPage(index)
            highest = max(highest, index)
            pages.append(MinerUMiddlePage(value, index: index, path: path))
        }
        return pages.sorted { $0.index < $1.index }
    }

    private init(_ value: JSONValue, index: Int, path: String) {
        self.index = max(index, 0)
        self.path = path
        let extent = value["page_size"]?.elements.compactMap(\.double) ?? []
        size = extent.count == 2 ? PageSize(width: extent[0], height: extent[1], unit: .points) : nil
        paragraphs = value.elements(of: "para_blocks")
        unjoined = value.elements(of: "preproc_blocks")
        discarded = value.elements(of: "discarded_blocks")
    }

    /// The lines of the blocks before joining, by their boxes; of equal boxes the first with lines.
    var originalLines: [[Double]: [JSONValue]] {
        guard paragraphs.contains(where: { $0["lines"]?.elements.isEmpty ?? false }) else { return [:] }
        var lines: [[Double]: [JSONValue]] = [:]
        for block in unjoined {
            let own = block.elements(of: "lines")
            if let box = block.mineruBox?.numbers, !own.isEmpty, lines[box] == nil { lines[box] = own }
        }
        return lines
    }

    /// The place of every block in reading order.
    ///
    /// MinerU 3 numbers body and discarded blocks in one sequence (`index`). Where it does not, a header, or what
    /// stands in the upper half of the page, goes before the body, and the rest after it.
    var readingOrder: [Entry] {
        let body = paragraphs.indices.map(Entry.paragraph)
        let isNumbered = (paragraphs + discarded).allSatisfy { $0["index"]?.double != nil }
        var order: [Entry] = []
        var rest = body[...]
        var after: [Entry] = []
        let numbers = discarded.enumerated().map { ($0.offset, $0.element["index"]?.double ?? 0) }
        for (position, number) in isNumbered ? numbers.sorted(by: { $0.1 < $1.1 }) : numbers {
            if isNumbered {
                while let next = rest.first, case .paragraph(let paragraph) = next,
                    paragraphs[paragraph]["index"]?.double ?? 0 < number
                {
                    order.append(rest.removeFirst())
                }
                order.append(.discarded(position))
            } else if standsAbove(discarded[position]) {
                order.append(.discarded(position))
            } else {
                after.append(.discarded(position))
            }
        }
        return order + rest + after
    }

    /// A block by its list and the position in it.
    enum Entry {
        case paragraph(Int)
        case discarded(Int)
    }

    private func standsAbove(_ block: JSONValue) -> Bool {
        if let label = block["type"]?.string, label != "discarded", label != "abandon" {
            return label == "header"
        }
        guard let size, let box = block.mineruBox else { return false }
        return (box.y0 + box.y1) / 2 < size.height / 2
    }
}
