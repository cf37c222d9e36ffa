internal import DocumentModel
internal import JSONView
internal import Markup

/// Turns the segments of all chunks into pages.
struct ChunkrDecoder {
    private static let numbering = PageNumbering("page_number", from: 1, duplicates: .join)
    private static let labels = LabelTable(
        of: "Chunkr", calledAs: "segment_type",
        [
            "Title": .title, "SectionHeader": .heading, "Section header": .heading, "Text": .text,
            "ListItem": .listItem, "List item": .listItem, "Table": .table, "Picture": .figure,
            "GraphicalItem": .chart, "Caption": .caption, "Legend": .caption, "Footnote": .footnote,
            "Formula": .formula, "FormRegion": .formField, "PageHeader": .pageHeader,
            "Page header": .pageHeader, "PageFooter": .pageFooter, "Page footer": .pageFooter,
            "PageNumber": .pageNumber, "LineNumber": .aside, "Page": .text, "Unknown": .other,
        ])
    private static let shape = BoxReader()

    var builder: ParseBuilder

    mutating func decode(
        _ output: JSONValue, of root: JSONValue, at path: String
    ) throws(ProviderFailure) -> ParsedDocument {
        builder.document.requestID = root["task_id"]?.string
        builder.document.sourceName = (output["file_name"] ?? root["file_name"])?.string
        builder.document.pageCount = output["page_count"]?.lenientInt
        var segments: [(segment: JSONValue, path: String)] = []
        for (chunk, value) in output.list("chunks").enumerated() {
            segments += value.list("segments").enumerated().map {
                ($0.element, "\(path)[\(chunk)].segments[\($0.offset)]")
            }
        }
        let numbers = segments.map { $0.segment["page_number"]?.lenientInt }
        let indices = try Self.numbering.indices(of: numbers, in: &builder, at: path)
        for (position, (segment, path)) in segments.enumerated() {
            builder.startPage(Page(index: indices[position], size: Self.size(of: segment)))
            add(segment, at: path)
        }
        for page in Set(indices) {
            builder.startPage(Page(index: page))
            builder.updatePage { CaptionLinker.linkByWords(&$0.blocks) }
        }
        return try builder.finish()
    }

    private static func size(of segment: JSONValue) -> PageSize? {
        guard let width = segment["page_width"]?.lenientDouble,
            let height = segment["page_height"]?.lenientDouble
        else { return nil }
        return PageSize(width: width, height: height, unit: .pixels)
    }

    private mutating func add(_ segment: JSONValue, at path: String) {
        var block = Self.labels.block(segment["segment_type"]?.string, in: &builder, at: path)
        block.confidence = builder.confidence(segment["confidence"])
        block.box = builder.box(segment["bbox"], by: Self.shape, at: path)
        if let image = segment["image"]?.string, !image.isEmpty {
            let name = "\(segment["segment_id"]?.string ?? "segment-\(builder.blockCountOnPage)").png"
            block.asset = builder.assets.name(of: image, named: name, on: builder.pageIndex)
        }
        let content = Self.content(of: segment, as: block.type)
        if content.isHTML, block.type != .table, block.type != .figure, block.type != .chart {
            builder.fill(&block, with: content.text, as: .html, at: path)
            if block.type == .formula { block.text = HTMLText.plain(content.text) }
            builder.add(block)
        } else {
            builder.add(
                MarkdownRegion(
                    label: nil, box: block.box, content: content.text, asset: block.asset, path: path),
                as: block)
        }
    }

    /// The text in the form that keeps most: `markdown` and `html` are beside the words in API v1, and `content` has the form that the
    /// request chose in v2.
    private static func content(of segment: JSONValue, as type: BlockType) -> (text: String, isHTML: Bool) {
        let sent = { (name: String) in segment[name]?.string.flatMap { $0.isEmpty ? nil : $0 } }
        if type == .table, let html = sent("html") { return (html, true) }
        let text = sent("markdown") ?? sent("content") ?? sent("text") ?? sent("html") ?? ""
        return (text, text.hasPrefix("<") && text.hasSuffix(">"))
    }
}
