internal import DocumentModel
internal import JSONView

/// Turns one answer into pages.
struct VolcengineDecoder {
    /// Clients that ask page by page, or sixteen at a time, append the lists, and every answer counts from 0 again.
    private static let numbering = PageNumbering(
        "page_id", from: 0, duplicates: .renumber,
        renumbered:
            "page numbers are missing or repeated, as in joined answers; pages were numbered by position"
    )

    var builder: ParseBuilder

    init(member: String, context: DecodingContext) {
        builder = ParseBuilder(member: member, context: context)
    }

    mutating func decode(_ answer: VolcengineAnswer) throws(ProviderFailure) -> ParsedDocument {
        if answer.form == .envelope {
            builder.document.requestID = answer.root["request_id"]?.string
            if let elapsed = answer.root["time_elapsed"]?.string {
                builder.document.options["time_elapsed"] = .string(elapsed)
            }
        }
        let markdown = answer.data?["markdown"]?.string
        guard answer.detail != nil || markdown != nil else {
            throw ProviderFailure(
                .malformed,
                "the answer reports success but contains neither `markdown` nor `detail`; fetch the result again",
                at: builder.place("$.data"))
        }
        let pages = try readDetail(answer, hasMarkdown: markdown?.isEmpty == false)
        let numbers = pages.map { $0["page_id"]?.lenientInt }
        let indices = try Self.numbering.indices(of: numbers, in: &builder, at: answer.detailPath)
        for (position, page) in pages.enumerated() {
            readPage(page, index: indices[position], at: "\(answer.detailPath)[\(position)]")
        }
        if pages.isEmpty {
            readMarkdown(markdown ?? "")
        } else if pages.count == 1 {
            builder.updatePage { $0.markdown = $0.markdown ?? markdown }
        }
        return try builder.finish()
    }

    /// The pages, which may be in a string, as the provider's own client expects them.
    private mutating func readDetail(
        _ answer: VolcengineAnswer, hasMarkdown: Bool
    ) throws(ProviderFailure) -> [JSONValue] {
        guard let detail = answer.detail else { return [] }
        let path = answer.detailPath
        guard let text = detail.utf8 else { return pages(in: detail, at: path) }
        if text.isEmpty { return [] }
        do throws(JSONSyntaxError) {
            return pages(in: try builder.nestedJSON(Array(text), at: path).root, at: path)
        } catch {
            let path = "\(path), byte \(error.offset) of the string"
            guard hasMarkdown else {
                throw ProviderFailure(
                    .malformed,
                    "`detail` is a string of invalid JSON: \(error.reason); fetch the result again",
                    at: builder.place(path))
            }
            lose(
                "`detail` is a string of invalid JSON, so pages and boxes are lost: \(error.reason)", at: path
            )
            return []
        }
    }

    private mutating func pages(in detail: JSONValue, at path: String) -> [JSONValue] {
        guard detail.array == nil else { return Array(detail.elements) }
        if ["textblocks", "page_md", "page_id"].contains(where: { detail[$0] != nil }) { return [detail] }
        lose("`detail` is neither a list nor a page", at: path)
        return []
    }

    private mutating func lose(_ message: String, at path: String) {
        builder.document.status = .partial
        builder.warn("detail_unreadable", message, at: path)
    }

    /// Makes one page of an answer that has no pages but a text.
    private mutating func readMarkdown(_ markdown: String) {
        builder.warn(
            "no_page_detail",
            "the result has no pages, only their joined markdown; it is kept as one page without boxes")
        let markdown = builder.assets.extractEmbedded(from: markdown, on: builder.pageIndex)
        builder.startPage(Page(index: builder.pageIndex, markdown: markdown))
        builder.addBlocks(ofMarkdown: markdown)
    }
}

/// The labels of text blocks.
///
/// The first ten are documented; `figure` and `fig` are what clients test for; the rest are guesses at what
/// a layout model says next. Case does not matter.
enum VolcengineLabel {
    static let table = LabelTable(
        of: "OCRPdf", ignoringCase: true,
        [
            "title": .title, "author": .author, "sec": .heading, "para": .text, "header": .pageHeader,
            "foot": .pageFooter, "fnote": .footnote, "image": .figure, "table": .table, "cap": .caption,
            "figure": .figure, "fig": .figure,
            "section": .heading, "text": .text, "footer": .pageFooter, "footnote": .footnote,
            "caption": .caption, "formula": .formula, "equation": .formula, "list": .listItem, "code": .code,
            "abstract": .abstract, "ref": .reference, "reference": .reference,
        ])
}

extension VolcengineDecoder {
    private static let shape = BoxReader()

    /// Reads one page; `index` is its place in the source, `path` its JSON path.
    mutating func readPage(_ value: JSONValue, index: Int, at path: String) {
        let markdown = value["page_md"]?.string.map { builder.assets.extractEmbedded(from: $0, on: index) }
        let blocks = value["textblocks"].map { Array($0.elements) } ?? []
        let size = readSize(value, blocks, at: path)
        builder.startPage(Page(index: index, size: size, markdown: markdown))
        for (position, block) in blocks.enumerated() {
            readBlock(block, at: "\(path).textblocks[\(position)]")
        }
        guard let markdown, !markdown.isEmpty else { return }
        if blocks.isEmpty {
            builder.warn(
                "page_without_blocks", "a page has markdown but no `textblocks`; its blocks have no boxes",
                at: path)
            builder.addBlocks(ofMarkdown: markdown)
        }
        builder.addImages(ofMarkdown: markdown)
    }

    private mutating func readSize(_ value: JSONValue, _ blocks: [JSONValue], at path: String) -> PageSize? {
        if let size = value["page_image_hw"].flatMap(VolcengineGeometry.size) { return size }
        let pairs = blocks.compactMap { block -> (box: Box, fraction: Box)? in
            guard let box = block["box"].flatMap(Self.shape.box),
                let fraction = block["norm_box"].flatMap(Self.shape.box)
            else { return nil }
            return (box, fraction)
        }
        let size = VolcengineGeometry.size(from: pairs)
        if size != nil {
            builder.warn(
                "page_size_derived",
                "`page_image_hw` is missing; the page size was computed from `box` and `norm_box`", at: path)
        } else {
            builder.warn(
                "page_size_unknown", "`page_image_hw` is missing, so boxes cannot be normalized", at: path)
        }
        return size
    }

    private mutating func readBlock(_ value: JSONValue, at path: String) {
        var block = VolcengineLabel.table.block(value["label"]?.string, in: &builder, at: path)
        block.box = readBox(value, at: path)
        let font = FontInfo(
            size: value["font_size"]?.lenientDouble, isBold: value["is_bold"]?.bool,
            isItalic: value["is_italic"]?.bool)
        if font != FontInfo() { block.font = font }
        var text = value["text"]?.string ?? ""
        if [.title, .heading].contains(block.type), let heading = BlockText.heading(text) {
            (block.level, text) = heading
        }
        builder.fill(&block, with: text, as: .withFormulas, at: path)
        if let address = value["url"]?.string, !address.isEmpty {
            block.asset = builder.assets.name(of: address, on: builder.pageIndex)
        }
        builder.add(block)
    }

    /// The block's box in pixels; reckoned from its fractions if only those are there and the page's size is known.
    private mutating func readBox(_ value: JSONValue, at path: String) -> Box? {
        if let box = value["box"].flatMap(Self.shape.box) { return box }
        guard let size = builder.pageSize, let fraction = value["norm_box"] else {
            return builder.box(value["box"], by: Self.shape, at: path)
        }
        return builder.box(fraction, by: BoxReader(.fraction, of: size), at: path)
    }
}
