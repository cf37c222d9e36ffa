internal import DocumentModel
internal import JSONView
internal import Markup

/// Turns pages of any of the forms into blocks.
struct PyMuPDFDecoder {
    static let shape = BoxReader()

    /// The classes of PyMuPDF4LLM's layout model (those of DocLayNet, and the ones that it falls back on).
    static let labels = LabelTable(
        of: "PyMuPDF4LLM", calledAs: "class",
        [
            "title": .title, "section-header": .heading, "text": .text, "list-item": .listItem,
            "table": .table, "picture": .figure, "caption": .caption, "footnote": .footnote,
            "formula": .formula, "page-header": .pageHeader, "page-footer": .pageFooter, "code": .code,
            "fallback": .text, "table-fallback": .table,
        ])

    var builder: ParseBuilder

    init(member: String, context: DecodingContext, payload: OpenedPayload) {
        builder = ParseBuilder(member: member, context: context, payload: payload)
    }

    mutating func decode(_ result: PyMuPDFResult) throws(ProviderFailure) -> ParsedDocument {
        let pages = result.pages
        let indices = try pageIndices(of: pages, in: result)
        readMetadata(result)
        for (position, page) in pages.enumerated() {
            let path = result.path(ofPage: position)
            switch result.form {
            case .page, .pages: readPage(page, index: indices[position], at: path)
            case .layout: readLayout(page, index: indices[position], at: path)
            case .chunks: readChunk(page, index: indices[position], at: path)
            }
            builder.updatePage { CaptionLinker.linkByWords(&$0.blocks) }
        }
        return try builder.finish()
    }

    private mutating func pageIndices(
        of pages: [JSONValue], in result: PyMuPDFResult
    ) throws(ProviderFailure) -> [Int] {
        let numbers: [Int?]
        switch result.form {
        case .page, .pages: numbers = pages.indices.map { $0 + 1 }
        case .layout: numbers = pages.map { $0["page_number"]?.int }
        case .chunks: numbers = pages.map { ($0["metadata"]?["page_number"] ?? $0["metadata"]?["page"])?.int }
        }
        return try PageNumbering("page_number", from: 1, duplicates: .renumber)
            .indices(of: numbers, in: &builder, at: "$")
    }

    /// Reads the name, title and number of pages of the PDF, and the values of its form.
    private mutating func readMetadata(_ result: PyMuPDFResult) {
        let holder = result.form == .chunks ? result.pages.first?["metadata"] : result.root
        let information = result.form == .chunks ? holder : holder?["metadata"]
        let path = (holder?["filename"] ?? holder?["file_path"])?.string
        builder.document.sourceName = path?.split { $0 == "/" || $0 == "\\" }.last.map(String.init)
        for name in ["author", "subject", "keywords", "creator", "producer", "creationDate"] {
            guard let value = information?[name]?.string, !value.isEmpty else { continue }
            builder.document.metadata[name] = .string(value)
        }
        if let title = information?["title"]?.string, !title.isEmpty { builder.document.title = title }
        if let count = holder?["page_count"]?.int, count > 0, builder.context.pageOffset == 0 {
            builder.document.pageCount = count
        }
        guard let fields = holder?["form_fields"]?.object, !fields.isEmpty else { return }
        builder.document.metadata["form_fields"] = MetadataValue(json: holder?["form_fields"])
    }

    func size(of page: JSONValue) -> PageSize? {
        guard let width = page["width"]?.double, let height = page["height"]?.double else { return nil }
        return PageSize(width: width, height: height, unit: .points)
    }

    /// Reads a page of `get_text`, whose blocks have no types; type 1 is an image.
    private mutating func readPage(_ page: JSONValue, index: Int, at path: String) {
        builder.startPage(Page(index: index, size: size(of: page)))
        let blocks = page["blocks"].map { Array($0.elements) } ?? []
        for (position, value) in blocks.enumerated() {
            let path = "\(path).blocks[\(position)]"
            var block = Block(.text, text: "")
            if value["type"]?.int == 1 {
                block.type = .figure
                block.asset = imageName(value)
            } else {
                let text = PyMuPDFText(lines: value["lines"])
                guard !text.text.isEmpty else { continue }
                block.font = text.font
                block.text = text.isMonospaced ? text.code : text.text
                block.textBoxes = text.boxes(in: block.text)
            }
            block.box = builder.box(value["bbox"], by: Self.shape, at: path)
            builder.add(block)
        }
    }

    /// The asset of an image block, whose bytes are base64 in the JSON forms; nil without bytes.
    private mutating func imageName(_ block: JSONValue) -> String? {
        guard let image = block["image"]?.string, !image.isEmpty else { return nil }
        let suffix = block["ext"]?.string ?? "bin"
        return builder.assets.name(of: "data:image/\(suffix);base64,\(image)", on: builder.pageIndex)
    }
}

extension PyMuPDFDecoder {
    /// Reads a page chunk: its markdown, and which stretch of it stands in which box.
    ///
    /// `pos` counts code points. Older versions have no boxes.
    mutating func readChunk(_ chunk: JSONValue, index: Int, at path: String) {
        let markdown = builder.assets.extractEmbedded(from: chunk["text"]?.string ?? "", on: index)
        builder.startPage(Page(index: index, markdown: markdown))
        guard let boxes = chunk["page_boxes"]?.array, !boxes.isEmpty else {
            return builder.addBlocks(ofMarkdown: markdown)
        }
        builder.warn(
            "page_size_unknown", "page chunks do not contain the page size, so boxes cannot be normalized",
            at: path)
        // The positions are those of the text as sent.
        let text = Array((chunk["text"]?.string ?? "").unicodeScalars)
        var end = 0
        for (position, box) in boxes.enumerated() {
            let path = "\(path).page_boxes[\(position)]"
            let bounds = box["pos"]?.elements.map { $0.int ?? -1 } ?? []
            let isStretch =
                bounds.count == 2 && bounds[0] >= 0 && bounds[0] <= bounds[1] && bounds[1] <= text.count
            if !isStretch || bounds[0] < end {
                builder.warn(
                    "box_text_unreadable",
                    "`pos` of a box is outside the text, or overlaps that of an earlier box",
                    at: path)
            }
            let start = isStretch ? max(bounds[0], end) : end
            let stop = isStretch ? max(bounds[1], end) : end
            readGap(text[end..<start], at: path)
            readBox(box, String(String.UnicodeScalarView(text[start..<stop])), at: path)
            end = stop
        }
        readGap(text[end...], at: path)
    }

    private mutating func readGap(_ text: ArraySlice<Unicode.Scalar>, at path: String) {
        guard text.contains(where: { !$0.properties.isWhitespace }) else { return }
        builder.warn(
            "text_outside_boxes", "part of the markdown belongs to no box; its blocks have none",
            at: path)
        let markdown = String(String.UnicodeScalarView(text))
        builder.addBlocks(
            ofMarkdown: builder.assets.extractEmbedded(from: markdown, on: builder.pageIndex))
    }

    private mutating func readBox(_ value: JSONValue, _ markdown: String, at path: String) {
        var block = Self.labels.block(value["class"]?.string, in: &builder, at: path)
        block.box = builder.box(value["bbox"], by: Self.shape, at: path)
        let content = Self.withoutPlaceholders(markdown)
        let parts = block.type == .table || block.type == .figure ? [] : MarkdownCutter.cut(content).blocks
        let items = parts.filter { $0.type == .listItem }
        if block.type == .listItem, items.count == 1, parts.count == 2 {
            (block.text, block.markup, block.level) = (items[0].text, items[0].markup, items[0].level)
        } else {
            if block.type == .text, parts.count == 1, parts[0].type == .code { block.type = .code }
            builder.fill(&block, with: content, as: .markdown, at: path)
            if block.type == .figure { block.text = block.text.trimmingWhiteSpace }
        }
        builder.add(block)
    }

    /// The marks around text that was read in a picture.
    private static let marks = ["Start", "End"].flatMap {
        ["**----- \($0) of picture text -----**<br>", "----- \($0) of picture text -----"]
    }

    /// A stretch without what PyMuPDF4LLM writes in the place of a picture and around the text in it.
    private static func withoutPlaceholders(_ markdown: String) -> String {
        guard markdown.contains("picture") else { return markdown.trimmingWhiteSpace }
        let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            !(line.contains("==> picture [") && line.contains("intentionally omitted <=="))
        }
        let kept = lines.joined(separator: "\n")
        return marks.reduce(kept) { $0.replacing($1, with: "") }.trimmingWhiteSpace
    }
}
