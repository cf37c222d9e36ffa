internal import DocumentModel
internal import JSONView

/// Turns the chunks of v1, or the structure of v2, into pages.
struct LandingAIDecoder {
    private static let numberingV1 = PageNumbering("grounding.page", from: 0, duplicates: .join)
    private static let numberingV2 = PageNumbering("grounding.page", from: 1, duplicates: .renumber)
    private static let fractions = BoxReader(.fraction)
    private static let labels = LabelTable(
        of: "LandingAI", calledAs: "type", ignoringCase: true,
        [
            "text": .text, "title": .title, "page_header": .pageHeader, "page_footer": .pageFooter,
            "page_number": .pageNumber, "key_value": .formField, "form": .formField, "table": .table,
            "figure": .figure, "logo": .figure, "card": .figure, "attestation": .mark, "scan_code": .mark,
            "marginalia": .aside, "code": .code, "list": .list,
        ])

    var builder: ParseBuilder

    mutating func decode(_ answer: LandingAIAnswer) throws(ProviderFailure) -> ParsedDocument {
        let root = answer.root
        let metadata = root["metadata"]
        builder.document.requestID = metadata?["job_id"]?.string
        builder.document.sourceName = metadata?["filename"]?.string
        builder.document.providerVersion = (metadata?["version"] ?? metadata?["model_version"])?.string
        builder.document.pageCount = metadata?["page_count"]?.lenientInt
        if answer.form == .v2 {
            try readStructure(of: root, at: answer.path)
        } else {
            try readChunks(of: root, at: answer.path)
        }
        let failed = metadata?.list("failed_pages").count ?? 0
        if failed > 0, builder.document.status != .partial {
            reportFailedPages(failed, at: "\(answer.path).metadata.failed_pages")
        }
        return try builder.finish()
    }

    private mutating func reportFailedPages(_ count: Int, at path: String) {
        builder.document.status = .partial
        builder.warn(
            "page_failed", "LandingAI reports a page that it could not parse", at: path, count: count)
    }

    // MARK: v1

    private mutating func readChunks(of root: JSONValue, at path: String) throws(ProviderFailure) {
        let chunks = root.list("chunks")
        let places = chunks.map { $0["grounding"]?.array?.first ?? $0["grounding"] }
        let indices = try Self.numberingV1.indices(
            of: places.map { $0?["page"]?.lenientInt }, in: &builder, at: "\(path).chunks")
        let details = Dictionary(
            root["grounding"]?.namedMembers.map { ($0.name, $0.value) } ?? [],
            uniquingKeysWith: { first, _ in first })
        for (position, chunk) in chunks.enumerated() {
            builder.startPage(Page(index: indices[position], size: Self.fractions.pageSize))
            let path = "\(path).chunks[\(position)]"
            let id = (chunk["id"] ?? chunk["chunk_id"])?.string
            if chunk["grounding"]?.array.map({ $0.count > 1 }) == true {
                builder.warn("box_divided", "a chunk has several boxes and is kept with the first", at: path)
            }
            add(
                chunk["markdown"]?.string ?? chunk["text"]?.string ?? "",
                as: (chunk["type"] ?? chunk["chunk_type"])?.string,
                box: builder.box(places[position]?["box"], by: Self.fractions, at: path),
                confidence: builder.confidence(id.flatMap { details[$0] }?["confidence"]), at: path)
        }
    }

    // MARK: v2

    private mutating func readStructure(of root: JSONValue, at path: String) throws(ProviderFailure) {
        let pages = root["structure"]?.list("children") ?? []
        let path = "\(path).structure.children"
        // The preview counted in `page`; its first number is not documented, so a page 0 shows it.
        let isPreview = pages.contains { $0["grounding"] == nil }
        let numbers = pages.map { (isPreview ? $0["page"] : $0["grounding"]?["page"])?.lenientInt }
        let numbering = numbers.contains(0) ? Self.numberingV1 : Self.numberingV2
        let indices = try numbering.indices(of: numbers, in: &builder, at: path)
        let markdown = CodePointText(root["markdown"]?.string ?? "")
        let places = isPreview ? Self.places(of: root["grounding"]) : [:]
        for (position, page) in pages.enumerated() {
            let reader = Self.reader(of: page)
            var started = Page(index: indices[position], size: reader.pageSize)
            started.markdown = Self.text(of: page, in: markdown)
            let status = page["status"]?.string ?? "ok"
            if status != "ok" {
                started.status = .failed
                started.errorMessage = page["reason"]?.string
                reportFailedPages(1, at: "\(path)[\(position)]")
            }
            builder.startPage(started)
            for (offset, element) in page.list("children").enumerated() {
                let path = "\(path)[\(position)].children[\(offset)]"
                let place = element["id"]?.string.flatMap { places[$0] }
                let box = (element["grounding"] ?? place)?["box"]
                let parts = element.list("atomic_grounding").compactMap {
                    builder.confidence($0["confidence"])
                }
                let mean = parts.isEmpty ? nil : parts.reduce(0, +) / Double(parts.count)
                add(
                    Self.text(of: element, in: markdown) ?? "", as: element["type"]?.string,
                    box: builder.box(box, by: reader, at: path),
                    confidence: builder.confidence(element["grounding"]?["confidence"]) ?? mean, at: path)
            }
        }
    }

    /// Fractions, or pixels of a page of known size in the preview.
    private static func reader(of page: JSONValue) -> BoxReader {
        guard let width = page["width"]?.lenientDouble, let height = page["height"]?.lenientDouble else {
            return fractions
        }
        return BoxReader(of: PageSize(width: width, height: height, unit: .pixels))
    }

    private static func text(of node: JSONValue, in markdown: CodePointText) -> String? {
        if let own = node["markdown"]?.string { return own }
        if let range = node["grounding"]?["range"] {
            return markdown.slice(range["start"]?.lenientInt, range["end"]?.lenientInt)
        }
        let span = node.list("span").map(\.lenientInt)
        return span.count == 2 ? markdown.slice(span[0], span[1]) : nil
    }

    /// The places of elements by their ids, which the preview sent as a tree or as an object beside the structure.
    private static func places(of grounding: JSONValue?) -> [String: JSONValue] {
        let inTree = grounding?.list("children").flatMap { $0.list("children") } ?? []
        let named = inTree.compactMap { element in element["id"]?.string.map { ($0, element) } }
        let flat = grounding?.namedMembers.filter { $0.value["box"] != nil }.map { ($0.name, $0.value) } ?? []
        return Dictionary(named + flat, uniquingKeysWith: { first, _ in first })
    }

    // MARK: both

    private mutating func add(
        _ markdown: String, as label: String?, box: Box?, confidence: Double?, at path: String
    ) {
        let text = LandingAIText.said(markdown)
        var block = Self.labels.block(label, in: &builder, at: path)
        (block.box, block.confidence) = (box, confidence)
        switch block.type {
        case .aside:
            // Marginalia are everything in the margins.
            if let box, let height = builder.pageSize?.height {
                block.type = box.y0 + box.y1 < height ? .pageHeader : .pageFooter
            }
            builder.fill(&block, with: text, as: .ofLine(text), at: path)
            builder.add(block)
        case .figure where !text.contains("<table") && !text.contains("!["), .mark:
            block.text = text
            builder.add(block)
        default:
            builder.add(MarkdownRegion(label: nil, box: box, content: text, path: path), as: block)
        }
    }
}
