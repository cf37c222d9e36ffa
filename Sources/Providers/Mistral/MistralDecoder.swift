internal import DocumentModel
internal import JSONView

/// Turns one answer into pages.
struct MistralDecoder {
    private static let numbering = PageNumbering("index", from: 0, duplicates: .renumber)

    var builder: ParseBuilder
    /// The images and tables of the page that is being read.
    var attachments = MistralAttachments()

    init(payload: OpenedPayload, member: String, context: DecodingContext) {
        builder = ParseBuilder(member: member, context: context, payload: payload)
    }

    mutating func decode(_ root: JSONValue) throws(ProviderFailure) -> ParsedDocument {
        readMetadata(root)
        let pages = root.list("pages")
        let indices = try Self.numbering.indices(
            of: pages.map { $0["index"]?.lenientInt }, in: &builder, at: "$.pages")
        for (position, page) in pages.enumerated() {
            readPage(page, index: indices[position], at: "$.pages[\(position)]")
        }
        return try builder.finish()
    }

    private mutating func readMetadata(_ root: JSONValue) {
        builder.document.providerVersion = root["model"]?.string
        if let annotation = root.member("documentAnnotation")?.string {
            builder.document.metadata["document_annotation"] = .string(annotation)
        }
        let usage = root.member("usageInfo")
        for (name, value) in [
            ("pages_processed", usage?.member("pagesProcessed")),
            ("doc_size_bytes", usage?.member("docSizeBytes")),
        ] {
            builder.document.options[name] = value.flatMap(MetadataValue.init(number:))
        }
    }

    private mutating func readPage(_ value: JSONValue, index: Int, at path: String) {
        let markdown = value["markdown"]?.string
        let dimensions = value["dimensions"]
        let size = dimensions.flatMap { size -> PageSize? in
            guard let width = size["width"]?.lenientDouble, let height = size["height"]?.lenientDouble else {
                return nil
            }
            return PageSize(width: width, height: height, unit: .pixels)
        }
        builder.startPage(
            Page(index: index, size: size, dpi: dimensions?["dpi"]?.lenientDouble, markdown: markdown))
        attachments = MistralAttachments(of: value, at: path, in: &builder)
        let blocks = value.list("blocks")
        let types = Set(blocks.compactMap { $0["type"]?.string })
        addFurniture(types.contains("header") ? nil : value["header"], .pageHeader, "header", at: path)
        if blocks.contains(where: { $0["content"]?.utf8?.isEmpty == false }) {
            readBlocks(blocks, at: path)
        } else {
            addMarkdown(markdown ?? "", words: value.member("confidenceScores"), at: path)
        }
        addUnnamedAttachments(at: path)
        addFurniture(types.contains("footer") ? nil : value["footer"], .pageFooter, "footer", at: path)
        let scores = value.member("confidenceScores")
        builder.notePageConfidence(builder.confidence(scores?.member("averagePageConfidenceScore")))
    }

    /// Adds the header or footer that the answer keeps apart from the markdown.
    private mutating func addFurniture(
        _ value: JSONValue?, _ type: BlockType, _ label: String, at path: String
    ) {
        guard let content = value?.string, !content.isEmpty else { return }
        var block = Block(type, text: "", providerType: label)
        builder.fill(&block, with: content, as: BlockText.ofLine(content), at: "\(path).\(label)")
        builder.add(block)
    }
}
