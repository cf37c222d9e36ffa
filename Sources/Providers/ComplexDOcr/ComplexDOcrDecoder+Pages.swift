internal import DocumentModel
internal import JSONView

extension ComplexDOcrDecoder {
    private static let numbering = PageNumbering(
        "page_id", from: 1, duplicates: .renumber,
        renumbered: "page numbers are missing, below 1 or repeated; pages were numbered by position")

    /// Boxes of two corners, or of four, as TextIn writes them.
    private static let boxes = BoxReader()

    mutating func readPages(
        _ values: [JSONValue], metrics: JSONValue?, at path: String
    ) throws(ProviderFailure) {
        let numbers = values.map { $0["page_id"]?.lenientInt }
        let indices = try Self.numbering.indices(of: numbers, in: &builder, at: path)
        let metrics = metrics.map { $0.object == nil ? Array($0.elements) : [$0] } ?? []
        let numbered = metrics.compactMap { metric in metric["page_id"]?.lenientInt.map { ($0, metric) } }
        let metricsByNumber = Dictionary(numbered, uniquingKeysWith: { first, _ in first })
        for (position, value) in values.enumerated() {
            let measured =
                numbers[position].flatMap { metricsByNumber[$0] }
                ?? (metrics.count == values.count ? metrics[position] : nil)
            readPage(value, metrics: measured, index: indices[position], at: "\(path)[\(position)]")
        }
    }

    private mutating func readPage(_ value: JSONValue, metrics: JSONValue?, index: Int, at path: String) {
        var page = Page(index: index)
        readSize(of: &page, value, metrics, at: path)
        let statuses = [metrics?["status"], value["status"]].compactMap { $0?.string }
        if let error = statuses.first(where: { $0 != "success" }) {
            page.status = .failed
            page.errorMessage = error
            builder.document.status = .partial
            builder.warn(
                "page_failed", "the service could not parse a page: \(error)", at: path)
        }
        builder.startPage(page)
        let items = value["content"].map { Array($0.elements) } ?? []
        for (position, item) in items.enumerated() {
            readItem(item, at: "\(path).content[\(position)]")
        }
        builder.updatePage { ComplexDOcrLabel.captions.link(&$0.blocks) }
    }

    /// Reads the size, which counts in points if the page was drawn at 72 dots an inch, else in pixels.
    private mutating func readSize(
        of page: inout Page, _ value: JSONValue, _ metrics: JSONValue?, at path: String
    ) {
        let resolution = metrics?["dpi"]?.lenientDouble
        let isInPoints = resolution == 72
        if !isInPoints { page.dpi = resolution }
        if let width = (value["width"] ?? metrics?["page_image_width"])?.lenientDouble,
            let height = (value["height"] ?? metrics?["page_image_height"])?.lenientDouble
        {
            page.size = PageSize(width: width, height: height, unit: isInPoints ? .points : .pixels)
        }
        if page.size == nil {
            builder.warn(
                "page_size_unknown", "a page has no width and height, so boxes cannot be normalized", at: path
            )
        }
    }

    /// Reads one item of a page's content.
    private mutating func readItem(_ item: JSONValue, at path: String) {
        var block = ComplexDOcrLabel.table.block(item["type"]?.string, in: &builder, at: path)
        block.box = builder.box(item["pos"], by: Self.boxes, at: path)
        builder.fill(&block, with: text(item["text"]) ?? "", as: .withFormulas, at: path)
        if let address = item["image_url"]?.string, !address.isEmpty {
            block.asset = builder.assets.name(of: address, on: builder.pageIndex)
        }
        builder.add(block)
    }
}

/// The types of content items; the last two are not documented but belong to the model that the others come from.
enum ComplexDOcrLabel {
    /// `title` is any heading, without its level.
    static let table = LabelTable(
        of: "complexDOcr", calledAs: "type",
        [
            "title": .heading, "text": .text, "image": .figure, "image_caption": .caption,
            "table_caption": .caption, "table": .table, "interline_equation": .formula,
            "image_footnote": .footnote, "table_footnote": .footnote,
        ])

    static let captions = CaptionLinker(families: [
        .init(bodies: ["image"], satellites: ["image_caption", "image_footnote"], bodyComesFirst: true),
        .init(bodies: ["table"], satellites: ["table_caption", "table_footnote"], bodyComesFirst: false),
    ])
}
