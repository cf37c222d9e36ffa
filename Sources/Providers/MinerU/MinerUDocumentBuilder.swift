internal import DocumentModel
internal import JSONView

/// Collects the pages, blocks, assets and warnings of one result, whichever file they are read from.
struct MinerUDocumentBuilder {
    var document = ParsedDocument()
    let context: DecodingContext

    private let source: OpenedPayload.Member
    /// The result's markdown; nil if there is none beside the source.
    let markdown: [UInt8]?
    /// The images of the payload by the name that markdown uses: `images/ab12.jpg`.
    private let images: [String: OpenedPayload.Member]
    private var assetNames: Set<String> = []
    /// The last paragraph or list item so far, which a later block may continue.
    private(set) var lastText: Block.Place?

    init(_ payload: OpenedPayload, source: OpenedPayload.Member, context: DecodingContext) {
        self.source = source
        self.context = context
        let folder = source.name.dropLast(source.fileName.utf8.count)
        var images: [String: OpenedPayload.Member] = [:]
        for image in payload.imageMembers {
            let name = image.name.hasPrefix(folder) ? String(image.name.dropFirst(folder.count)) : image.name
            images[name] = image
        }
        self.images = images
        markdown = payload.textMembers.first { $0.isMarkdownFile && $0.name.hasPrefix(folder) }?.bytes
    }

    /// The place where the next block will stand.
    var nextPlace: Block.Place {
        Block.Place(page: document.pages.last?.index ?? 0, block: document.pages.last?.blocks.count ?? 0)
    }

    /// Begins a page; `index` counts in the result, from 0.
    mutating func beginPage(_ index: Int, size: PageSize?) throws(ProviderFailure) {
        try checkPage(index)
        document.pages.append(Page(index: index + context.pageOffset, size: size))
    }

    /// Refuses a page number over the limit, so that a single number cannot make millions of pages.
    func checkPage(_ index: Int) throws(ProviderFailure) {
        let limit = context.limits.pages
        guard index < limit, index + context.pageOffset < limit else {
            throw ProviderFailure(
                .limitExceeded,
                "limit pages: page index \(index) is above the limit of \(limit) pages",
                at: source.name)
        }
    }

    /// Appends a block to the page begun last.
    ///
    /// - Returns: Where the block stands.
    @discardableResult mutating func add(_ block: Block) -> Block.Place {
        let place = nextPlace
        guard !document.pages.isEmpty else { return place }
        if document.title == nil, block.type == .title || block.type == .heading && block.level == 1,
            !block.text.isEmpty
        {
            document.title = block.text
        }
        document.pages[document.pages.count - 1].blocks.append(block)
        if block.type == .text || block.type == .listItem { lastText = place }
        return place
    }

    /// Makes blocks of the page begun last belong to another block of it.
    mutating func setParent(of blocks: [Int], to parent: Int) {
        guard !document.pages.isEmpty else { return }
        for block in blocks { document.pages[document.pages.count - 1].blocks[block].parent = parent }
    }

    /// Keeps the markdown of the page begun last.
    mutating func setMarkdown(_ markdown: String) {
        guard !document.pages.isEmpty else { return }
        document.pages[document.pages.count - 1].markdown = markdown
    }

    /// The type for a block's label; a seal is an image by its label, and a label that is not known is counted.
    mutating func type(of block: JSONValue, at path: String) -> BlockType {
        let label = block["type"]?.string ?? ""
        if label == "image", block["sub_type"]?.string == "seal" { return .mark }
        if let type = MinerULabel.type(label) { return type }
        warn(
            "unknown_block_type", "unknown label \"\(label)\"; the block is kept as `other`",
            at: location(path))
        return .other
    }

    mutating func warn(_ code: String, _ message: String, at location: String? = nil) {
        document.warnings.add(code, message, at: location)
    }

    /// A place in the source, for warnings: `layout.json $.pdf_info[3]`.
    func location(_ path: String) -> String { "\(source.name) \(path)" }

    /// Notes that the page begun last shows an image.
    ///
    /// - Parameter path: As the result writes it: `images/ab12.jpg`, or the file name alone (middle.json).
    /// - Returns: The asset's name; nil where the path is nil, empty, or the folder alone (a table without rows in v2).
    mutating func asset(_ path: String?) -> String? {
        guard let path, !path.isEmpty, !path.hasSuffix("/") else { return nil }
        let name = path.contains("/") ? path : "images/" + path
        if assetNames.insert(name).inserted {
            document.assets.append(asset(named: name, pageIndex: document.pages.last?.index))
        }
        return name
    }

    /// The finished document, with the images that no block shows.
    mutating func finish() -> ParsedDocument {
        for name in images.keys.sorted() where assetNames.insert(name).inserted {
            document.assets.append(asset(named: name, pageIndex: nil))
        }
        return document
    }

    private func asset(named name: String, pageIndex: Int?) -> Asset {
        if name.contains("://") {
            return Asset(name: name, content: .remote(url: name), pageIndex: pageIndex)
        }
        guard let member = images[name], case .image(let mediaType) = member.content else {
            return Asset(name: name, content: .missing, pageIndex: pageIndex)
        }
        return Asset(name: name, mediaType: mediaType, content: .stored(member.bytes), pageIndex: pageIndex)
    }
}

extension MinerUDocumentBuilder {
    mutating func warnOfContinuedTable(at path: String) {
        warn(
            "table_continued",
            "an empty table continues the previous one: MinerU moved its rows there, and the file does not "
                + "mark them",
            at: location(path))
    }

    mutating func warnOfTableWithoutText(at path: String) {
        warn("table_without_text", "a table is an image only and cannot be searched", at: location(path))
    }

    mutating func warnOfFormulaWithoutText(at path: String) {
        warn(
            "formula_without_text", "a formula is an image only and cannot be searched",
            at: location(path))
    }

    mutating func warnOfTextOnEarlierBlock(at path: String) {
        warn(
            "text_on_earlier_block",
            "MinerU joined this block's text to an earlier block, maybe on an earlier page; only layout.json shows "
                + "which part it is", at: location(path))
    }
}
