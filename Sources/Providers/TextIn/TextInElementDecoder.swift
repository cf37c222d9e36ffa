internal import DocumentModel
internal import JSONView

/// Turns `elements` into pages.
///
/// Their types are named as Unstructured's.
struct TextInElementDecoder {
    private static let numbering = PageNumbering("page_number", from: 1, duplicates: .join)
    private static let labels = LabelTable(
        of: "TextIn", calledAs: "type",
        UnstructuredLabel.types.merging(
            [
                "TableCaption": .caption, "ImageCaption": .caption, "PageHeader": .pageHeader,
                "PageFooter": .pageFooter, "Sidebar": .aside, "Catalog": .toc, "TableOfContents": .toc,
                "Chart": .chart, "Stamp": .mark, "Barcode": .mark, "QRCode": .mark,
            ], uniquingKeysWith: { $1 }))

    var builder: ParseBuilder

    mutating func decode(_ answer: TextInAnswer) throws(ProviderFailure) -> ParsedDocument {
        let metadata = answer.result["metadata"]
        builder.document.requestID = (answer.result["job_id"] ?? answer.root["x_request_id"])?.string
        builder.document.sourceName = (metadata?["filename"] ?? metadata?["file_name"])?.string
        builder.document.pageCount = metadata?["page_count"]?.lenientInt
        builder.document.providerVersion = answer.result["schema_version"]?.string
        let (elements, path) = answer.elements
        let indices = try Self.numbering.indices(
            of: elements.map { Self.member("page_number", of: $0)?.lenientInt }, in: &builder, at: path)
        try startPages(of: answer)
        for (position, element) in elements.enumerated() {
            let size = Self.size(element["metadata"])
            builder.startPage(Page(index: indices[position], size: size))
            add(element, at: "\(path)[\(position)]")
        }
        for page in Set(indices) {
            builder.startPage(Page(index: page))
            builder.updatePage { CaptionLinker.linkByWords(&$0.blocks) }
        }
        return try builder.finish()
    }

    /// A member of an element, or of its metadata in the older answers.
    private static func member(_ name: String, of element: JSONValue) -> JSONValue? {
        element[name] ?? element["metadata"]?[name]
    }

    private static func size(_ value: JSONValue?) -> PageSize? {
        guard let width = value?["page_width"]?.lenientDouble,
            let height = value?["page_height"]?.lenientDouble
        else { return nil }
        return PageSize(width: width, height: height, unit: .pixels)
    }

    private mutating func startPages(of answer: TextInAnswer) throws(ProviderFailure) {
        let pages = answer.result.list("pages")
        let indices = try Self.numbering.indices(
            of: pages.enumerated().map { $0.element["page_number"]?.lenientInt ?? $0.offset + 1 },
            in: &builder, at: "\(answer.path).pages")
        for (position, page) in pages.enumerated() {
            builder.startPage(Page(index: indices[position], size: Self.size(page)))
        }
    }

    private mutating func add(_ element: JSONValue, at path: String) {
        let metadata = element["metadata"]
        var block = Self.labels.block(element["type"]?.string, in: &builder, at: path)
        let shape = BoxReader(.fraction, of: builder.pageSize)
        if builder.pageSize == nil { builder.updatePage { $0.size = shape.pageSize } }
        block.box = builder.box(Self.member("coordinates", of: element), by: shape, at: path)
        block.confidence = builder.confidence(Self.member("confidence", of: element))
        if block.type == .heading {
            let depth = metadata?["category_depth"]?.lenientInt.map { $0 + 1 }
            block.level = element["level"]?.lenientInt ?? depth
        }
        if let image = (metadata?["image_url"] ?? metadata?["image_base64"])?.string, !image.isEmpty {
            let name = "\(element["element_id"]?.string ?? "image").png"
            block.asset = builder.assets.name(of: image, named: name, on: builder.pageIndex)
        }
        let html = metadata?["text_as_html"] ?? element["html"]
        let text = element["text"]?.string ?? ""
        let isTable = block.type == .table || block.type == .chart
        if isTable, let html = html?.string, html.contains("<table") {
            builder.fill(&block, with: html, as: .html, at: path)
        } else {
            builder.fill(&block, with: text, as: block.type == .table ? .markdown : .withFormulas, at: path)
        }
        let place = builder.add(block, named: element["element_id"]?.string)
        let isContinued = Self.member("is_continuation", of: element)?.bool == true
        if isContinued, let first = Self.member("continuation_of", of: element)?.string {
            builder.refer(.continues, from: place, to: first, at: path)
        }
    }
}
