internal import DocumentModel
internal import JSONView

/// Turns `detail` into pages, with the sizes and scores of `pages` and `metrics`.
struct TextInDetailDecoder {
    private static let numbering = PageNumbering("page_id", from: 1, duplicates: .join)
    private static let labels = LabelTable(
        of: "TextIn", calledAs: "type",
        [
            "paragraph": .text, "text": .text, "image": .figure, "table": .table, "catalog": .toc,
            "header": .pageHeader, "footer": .pageFooter, "sidebar": .aside, "text_title": .heading,
            "image_title": .caption, "table_title": .caption, "stamp": .mark, "chart": .chart,
            "qrcode": .mark, "barcode": .mark, "bordered": .table, "borderless": .table,
            "formula": .text, "handwriting": .text, "code": .code, "footnote": .footnote,
        ])
    private static let shape = BoxReader()

    var builder: ParseBuilder
    /// The place of each detail by its page and number, and the captions that details name.
    private var places: [String: Block.Place] = [:]
    private var captions: [(caption: String, body: String, path: String)] = []
    private var scores: [String: Double] = [:]
    /// The lines of each page, by its index.
    private var lines: [Int: PagePieces] = [:]

    init(builder: ParseBuilder) { self.builder = builder }

    mutating func decode(_ answer: TextInAnswer) throws(ProviderFailure) -> ParsedDocument {
        builder.document.requestID = answer.root["x_request_id"]?.string
        builder.document.providerVersion = answer.root["version"]?.string
        builder.document.pageCount = answer.result["total_page_number"]?.lenientInt
        let details = answer.result.list("detail")
        let path = "\(answer.path).detail"
        let indices = try Self.numbering.indices(
            of: details.map { $0["page_id"]?.lenientInt }, in: &builder, at: path)
        try startPages(of: answer)
        for (position, detail) in details.enumerated() {
            builder.startPage(Page(index: indices[position]))
            add(detail, at: "\(path)[\(position)]")
        }
        for (index, lines) in lines {
            builder.startPage(Page(index: index))
            builder.updatePage { lines.deal(to: &$0.blocks) }
        }
        for (caption, body, path) in captions {
            if let place = places[caption] { builder.refer(.parent, from: place, to: body, at: path) }
        }
        return try builder.finish()
    }

    /// Starts the pages that the answer lists, also those without text.
    private mutating func startPages(of answer: TextInAnswer) throws(ProviderFailure) {
        let pages = answer.result.list("pages")
        let metrics = answer.root.list("metrics")
        let listed = pages.isEmpty ? metrics : pages
        let indices = try Self.numbering.indices(
            of: listed.enumerated().map { $0.element["page_id"]?.lenientInt ?? $0.offset + 1 }, in: &builder,
            at: "\(answer.path).pages")
        for (position, page) in listed.enumerated() {
            let metric = position < metrics.count ? metrics[position] : nil
            let width = page["width"] ?? metric?["page_image_width"]
            let height = page["height"] ?? metric?["page_image_height"]
            var started = Page(index: indices[position])
            if let width = width?.lenientDouble, let height = height?.lenientDouble {
                started.size = PageSize(width: width, height: height, unit: .pixels)
            }
            started.dpi = metric?["dpi"]?.lenientDouble
            let status = (page["status"] ?? metric?["status"])?.string ?? "success"
            if status.lowercased() != "success" {
                (started.status, started.errorMessage) = (.failed, status)
                builder.document.status = .partial
                builder.warn(
                    "page_failed", "TextIn reports a page that it could not parse",
                    at: "\(answer.path).pages[\(position)]")
            }
            builder.startPage(started)
            readScores(of: page)
        }
    }

    /// The mean score of the lines of each region, by the region's corners, which `detail` repeats.
    private mutating func readScores(of page: JSONValue) {
        var lines: [Int: Double] = [:]
        for line in page.list("content") {
            self.lines[builder.pageIndex, default: PagePieces()].add(
                line["text"]?.string ?? "", line["pos"].flatMap(Self.shape.box))
            guard let id = line["id"]?.lenientInt, let score = builder.confidence(line["score"]) else {
                continue
            }
            lines[id] = score
        }
        for region in page.list("structured") {
            let found = region.list("content").compactMap(\.lenientInt).compactMap { lines[$0] }
            guard !found.isEmpty else { continue }
            let key = Self.key(region["pos"], on: builder.pageIndex)
            scores[key] = found.reduce(0, +) / Double(found.count)
        }
    }

    private static func key(_ corners: JSONValue?, on page: Int) -> String {
        let numbers = corners?.elements.map { "\($0.lenientDouble ?? -1)" } ?? []
        return "\(page) \(numbers.joined(separator: " "))"
    }

    private mutating func add(_ detail: JSONValue, at path: String) {
        let type = detail["type"]?.string
        let subType = detail["sub_type"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        let known = subType.flatMap(Self.labels.type) == nil ? type : subType
        var block = Self.labels.block(known, in: &builder, at: path)
        block.providerType = subType ?? type
        if type == "table" { block.type = .table }
        block.box = builder.box(detail["position"], by: Self.shape, at: path)
        block.confidence = scores[Self.key(detail["position"], on: builder.pageIndex)]
        if let level = detail["outline_level"]?.lenientInt, level >= 0,
            [.text, .heading].contains(block.type)
        {
            (block.type, block.level) = (.heading, level + 1)
        }
        if let url = detail["image_url"]?.string, !url.isEmpty {
            block.asset = builder.assets.name(of: url, on: builder.pageIndex)
        }
        let text = detail["text"]?.string ?? ""
        let name = Self.name(detail)
        let place = Block.Place(page: builder.pageIndex, block: builder.blockCountOnPage)
        if block.type == .table, !text.contains("<table"), !detail.list("cells").isEmpty {
            addCells(of: detail, to: block)
        } else {
            builder.add(
                MarkdownRegion(label: nil, box: block.box, content: text, asset: block.asset, path: path),
                as: block)
        }
        guard let name else { return }
        places[name] = place
        builder.name(place, name)
        if let caption = detail["caption_id"].flatMap(Self.name) { captions.append((caption, name, path)) }
        addRest(of: detail, after: place, at: path)
    }

    private static func name(_ value: JSONValue) -> String? {
        guard let page = value["page_id"]?.lenientInt, let number = value["paragraph_id"]?.lenientInt else {
            return nil
        }
        return "\(page)/\(number)"
    }

    /// A table of which only the cells were sent; they count from 0.
    private mutating func addCells(of detail: JSONValue, to block: Block) {
        var block = block
        var writer = TableWriter()
        writer.writeRows(detail.list("cells"), row: { $0["row"]?.lenientInt ?? 0 }) { cell, writer in
            writer.startCell(
                column: cell["col"]?.lenientInt, rowSpan: cell["row_span"]?.lenientInt ?? 1,
                columnSpan: cell["col_span"]?.lenientInt ?? 1, isHeader: false)
            writer.write(Array((cell["text"]?.string ?? "").utf8))
        }
        writer.fill(&block)
        builder.add(block)
    }

    /// The places on further pages of a text that continues there; the text itself is on the first.
    private mutating func addRest(of detail: JSONValue, after first: Block.Place, at path: String) {
        let numbers = detail.list("split_section_page_ids").map(\.lenientInt)
        let boxes = detail.list("split_section_positions")
        guard numbers.count > 1, numbers.count == boxes.count else { return }
        builder.update(first) { $0.box = Self.shape.box(boxes[0]) }
        builder.warn(
            "text_on_first_page", "a text continues on another page and is kept whole on the first", at: path)
        for (number, box) in zip(numbers, boxes).dropFirst() {
            guard let number, number > 0, number <= builder.context.limits.pages else { continue }
            let index = number - 1 + builder.context.pageOffset
            guard index > first.page else { continue }
            builder.startPage(Page(index: index))
            builder.add(
                Block(
                    .text, text: "", providerType: detail["type"]?.string,
                    box: builder.box(box, by: Self.shape, at: path), continues: first))
        }
    }
}
