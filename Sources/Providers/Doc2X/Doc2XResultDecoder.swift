internal import DocumentModel
internal import JSONView

/// Normalizes the pages of a JSON answer.
struct Doc2XResultDecoder {
    private let member: String
    private let context: DecodingContext
    private var document = ParsedDocument()
    private var assets = Doc2XAssets()

    init(member: String, payload: OpenedPayload, context: DecodingContext) {
        self.member = member
        self.context = context
        for image in payload.imageMembers {
            guard case .image(let mediaType) = image.content else { continue }
            assets.store(image.name, mediaType: mediaType, bytes: image.bytes)
        }
        for other in payload.members where other.name != member {
            if case .image = other.content { continue }
            document.warnings.add(
                "member_unused", "a file next to the answer is not an image; it was skipped", at: other.name)
        }
    }

    /// - Throws: `malformed` if a page is malformed, `limit_exceeded` for a page number over the limit.
    mutating func decode(_ result: JSONValue, _ answer: Doc2XAnswer) throws(ProviderFailure) -> ParsedDocument
    {
        document.providerVersion = result["version"]?.string
        document.requestID = answer.taskID
        if answer.isOfPDF { document.mediaType = "application/pdf" }
        if let zip = answer.convertZip {
            Doc2XConvertZip.read(zip, into: &assets, &document.warnings, at: "\(member) $.data.convert_zip")
        }
        for (index, page) in try pages(of: result, at: answer.resultPath) {
            let markdown = page.values.compactMap { $0["md"]?.string }.joined(separator: "\n\n")
            addPage(index, page.values[0], markdown, place: page.place)
        }
        assets.addUnused(pageOffset: context.pageOffset)
        document.assets = assets.assets
        return document
    }

    /// The pages by `page_idx`, in order; several values of one index are together.
    private mutating func pages(
        of result: JSONValue, at path: String
    ) throws(ProviderFailure) -> [(Int, (values: [JSONValue], place: String))] {
        var found: [Int: (values: [JSONValue], place: String)] = [:]
        let listed = result["pages"].map { Array($0.elements) } ?? []
        for (position, page) in listed.enumerated() {
            let place = "\(member) \(path).pages[\(position)]"
            guard page.object != nil else {
                throw ProviderFailure(
                    .malformed, "a page must be an object, this is \(page.kind); fetch the answer again",
                    at: place)
            }
            let index = page["page_idx"]?.lenientInt ?? position
            guard index >= 0, index < context.limits.pages else {
                throw ProviderFailure(
                    .limitExceeded, "limit pages: page_idx \(index) is not in 0..<\(context.limits.pages)",
                    at: place)
            }
            if page["md"]?.string == nil {
                document.warnings.add("page_without_markdown", "a page holds no markdown", at: place)
                document.status = .partial
            }
            if found[index] != nil {
                document.warnings.add(
                    "page_repeated", "several pages have the same page_idx; their texts were joined",
                    at: place)
            }
            found[index, default: ([], place)].values.append(page)
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private mutating func addPage(_ index: Int, _ json: JSONValue, _ markdown: String, place: String) {
        var page = Page(index: index + context.pageOffset, markdown: markdown)
        if let width = json["page_width"]?.lenientDouble, let height = json["page_height"]?.lenientDouble {
            page.size = PageSize(width: width, height: height, unit: .pixels)
        }
        if page.size == nil {
            document.warnings.add("page_size_missing", "a page's size is missing or no size", at: place)
        }
        page.imageURL = json["url"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        var reader = Doc2XMarkdownReader(place: "\(place).md", warnings: document.warnings)
        reader.read(markdown)
        document.warnings = reader.warnings
        page.blocks = reader.pieces.map { piece in
            var block = piece.block
            block.box = box(of: piece, on: index, place)
            if let asset = block.asset { assets.show(asset, onPage: page.index) }
            return block
        }
        if let layout = json["layout"]?["blocks"] {
            let layout = Doc2XLayout(layout)
            page.blocks = layout.placing(
                page.blocks, on: page.size, &document.warnings, at: "\(place).layout")
        }
        page.label = page.blocks.first { $0.type == .pageNumber }.flatMap { Doc2XCaption.pageLabel($0.text) }
        document.pages.append(page)
    }

    private mutating func box(of piece: Doc2XPiece, on index: Int, _ place: String) -> Box? {
        guard let image = piece.image else { return nil }
        if document.requestID == nil { document.requestID = image.taskID }
        guard image.page == index else {
            document.warnings.add(
                "image_of_other_page",
                "an image's name gives a different page than its position; the image has no box",
                at: place)
            return nil
        }
        return image.box
    }
}
