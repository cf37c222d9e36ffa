internal import DocumentModel
internal import JSONView

extension PaddleOCRDecoder {
    /// The scores of the layout model by the whole numbers of their boxes, which are also those of the blocks.
    private typealias Scores = [[Int]: Double]

    /// Reads one page; `file` is the markdown beside it, `index` its place in the source.
    mutating func readPage(_ page: PaddleOCRAnswer.PageResult, file: String?, index: Int) {
        let size = page.result.flatMap(Self.size) ?? page.size.flatMap(Self.size)
        builder.startPage(Page(index: index, size: size))
        let images = readImages(page.markdown?["images"], index: index)
        let sent = page.markdown?["text"]?.string ?? page.markdown?.string ?? file
        let markdown = sent.map { builder.assets.extractEmbedded(from: $0, on: index) }
        builder.updatePage { $0.markdown = $0.markdown ?? markdown }
        guard let result = page.result else {
            builder.warn(
                "page_without_blocks", "a page has markdown but no blocks; its blocks have no boxes",
                at: page.path)
            return builder.addBlocks(ofMarkdown: markdown ?? "")
        }
        if size == nil {
            builder.warn(
                "page_size_unknown", "a page has no width and height, so boxes cannot be normalized",
                at: page.path)
        }
        if let angle = result["doc_preprocessor_res"]?["angle"]?.lenientInt, angle != 0 {
            builder.warn(
                "page_turned",
                "PaddleOCR rotated a page before reading it; the boxes refer to the rotated page",
                at: page.path)
        }
        let scores = readScores(result)
        for (position, value) in (result["parsing_res_list"]?.elements.map { $0 } ?? []).enumerated() {
            readBlock(value, scores, images, at: "\(page.path).parsing_res_list[\(position)]")
        }
        let lines = Self.lines(of: result)
        builder.updatePage { lines.deal(to: &$0.blocks) }
        builder.updatePage { PaddleOCRLabel.captions.link(&$0.blocks, by: PaddleOCRLabel.family) }
        if let markdown { builder.addImages(ofMarkdown: markdown) }
    }

    /// The lines that the recognition of text found, of which the blocks are made (`overall_ocr_res`).
    private static func lines(of result: JSONValue) -> PagePieces {
        var lines = PagePieces()
        let texts = result["overall_ocr_res"]?["rec_texts"]?.elements.map { $0.string ?? "" } ?? []
        let boxes = result["overall_ocr_res"]?["rec_boxes"]?.elements.map { $0 } ?? []
        guard texts.count == boxes.count else { return lines }
        for (text, box) in zip(texts, boxes) { lines.add(text, pixels.box(box)) }
        return lines
    }

    private static func size(_ value: JSONValue) -> PageSize? {
        guard let width = value["width"]?.lenientDouble, let height = value["height"]?.lenientDouble else {
            return nil
        }
        return PageSize(width: width, height: height, unit: .pixels)
    }

    /// Registers the images of the page's markdown; the names of their assets by the sources in the text, and by their boxes, which are in their
    /// names (`imgs/img_in_image_box_256_840_937_1091.jpg`).
    private mutating func readImages(_ images: JSONValue?, index: Int) -> [String: String] {
        var names: [String: String] = [:]
        for (source, content) in images?.members ?? [] {
            guard let content = content.string else { continue }
            let name = builder.assets.name(of: content, named: source, on: index)
            names[source] = name
            let numbers = source.split(separator: ".").first?.split(separator: "_").suffix(4) ?? []
            names[numbers.joined(separator: " ")] = name
        }
        return names
    }

    private func readScores(_ result: JSONValue) -> Scores {
        var scores: Scores = [:]
        for box in result["layout_det_res"]?["boxes"]?.elements.map({ $0 }) ?? [] {
            guard let key = Self.wholeNumbers(box["coordinate"]) else { continue }
            scores[key] = scores[key] ?? builder.confidence(box["score"])
        }
        return scores
    }

    private static func wholeNumbers(_ box: JSONValue?) -> [Int]? {
        let numbers = box?.elements.compactMap {
            $0.lenientDouble.flatMap { Int(exactly: $0.rounded(.down)) }
        }
        return numbers?.count == 4 ? numbers : nil
    }

    private mutating func readBlock(
        _ value: JSONValue, _ scores: Scores, _ images: [String: String], at path: String
    ) {
        let label = value["block_label"]?.string
        var block = PaddleOCRLabel.table.block(label, in: &builder, at: path)
        let key = Self.wholeNumbers(value["block_bbox"])
        block.confidence = key.flatMap { scores[$0] }
        block.box =
            builder.box(value["block_bbox"], by: Self.pixels, at: path)
            ?? builder.box(value["block_polygon_points"], by: Self.pixels, at: path)
        let content = value["block_content"]?.string ?? ""
        let parts = FramedContent(content)
        if let source = parts.images.first {
            block.asset = images[source] ?? builder.assets.name(of: source, on: builder.pageIndex)
        } else if let key {
            block.asset = images[key.map(String.init).joined(separator: " ")]
        }
        fill(&block, parts, at: path)
        builder.add(block)
    }

    private mutating func fill(_ block: inout Block, _ parts: FramedContent, at path: String) {
        switch block.type {
        case .table:
            builder.fill(&block, with: parts.text, as: .plain, at: path)
            block.text = TableText.withoutDollars(block.text)
        case .formula: builder.fill(&block, with: parts.text, as: .plain, at: path)
        case .figure, .chart:
            let isTable = parts.text.contains("|") || parts.text.contains("<table")
            guard isTable else { return block.text = parts.text }
            let table = TableText(parts.text)
            (block.text, block.markup) = (TableText.withoutDollars(table.text), table.markup)
        case .title, .heading:
            let heading = BlockText.heading(parts.text)
            block.level = heading?.level
            builder.fill(&block, with: heading?.text ?? parts.text, as: .withFormulas, at: path)
        default:
            let isMarkdown = block.providerType == "ocr"
            builder.fill(&block, with: parts.text, as: isMarkdown ? .markdown : .withFormulas, at: path)
        }
    }
}
