internal import DocumentModel
internal import JSONView

/// Walks the tree of one OpenDataLoader file once and lays its nodes on their pages as blocks.
///
/// Boxes are kept as sent while walking, since the assumed page height depends on all of them, and are turned to
/// top-left at the end; so are links by `id`, which may point forward.
struct OpenDataLoaderDecoder {
    /// The surroundings of a node: what it inherits from the nodes around it.
    struct Surroundings {
        /// The position in `document.pages`.
        var page = 0
        /// The position of the block that nodes here belong to, on `page`.
        var parent: Int?
        /// How many lists are around.
        var depth = 0
        /// What blocks here become instead of their own type, inside a header or footer.
        var furniture: (type: BlockType, label: String)?
    }

    /// A reference by `id`, followed when every node has been seen.
    private struct Link {
        enum Kind { case caption, continuation }
        let kind: Kind
        let from: Block.Place
        let id: Int
    }

    let payload: OpenedPayload
    let member: OpenedPayload.Member
    let context: DecodingContext
    var document = ParsedDocument()
    private var fonts = FontTable()
    private var assetNames: Set<String> = []
    private var places: [Int: Block.Place] = [:]
    private var links: [Link] = []
    private var excessivePage: Int?

    init(payload: OpenedPayload, member: OpenedPayload.Member, context: DecodingContext) {
        self.payload = payload
        self.member = member
        self.context = context
    }

    mutating func decode(_ root: JSONValue) throws(ProviderFailure) -> ParsedDocument {
        let pageCount = max(root["number of pages"]?.int ?? 0, 0)
        guard pageCount <= context.limits.pages else { throw tooManyPages(pageCount) }
        readMetadata(root, pageCount: pageCount)
        document.pages = (0..<pageCount).map { Page(index: $0 + context.pageOffset) }
        emit(root["kids"]?.array, in: Surroundings())
        if let excessivePage { throw tooManyPages(excessivePage) }
        followLinks()
        placeBoxes()
        return document
    }

    // The walk.

    mutating func emit(_ kids: JSONArray?, in surroundings: Surroundings) {
        guard let kids else { return }
        for kid in kids {
            let node = OpenDataLoaderNode(kid)
            emit(node, in: moved(surroundings, toPageOf: node))
        }
    }

    /// What a node inherits: the surroundings, without the parent if the node is on another page.
    ///
    /// A page over the limit is remembered, to fail with when the walk ends, and its node stays where its surroundings are.
    mutating func moved(_ surroundings: Surroundings, toPageOf node: OpenDataLoaderNode) -> Surroundings {
        guard let number = node.page, number - 1 != surroundings.page, number >= 1 else {
            return surroundings
        }
        guard number <= context.limits.pages else {
            excessivePage = max(excessivePage ?? 0, number)
            return surroundings
        }
        var result = surroundings
        result.page = number - 1
        result.parent = nil
        return result
    }

    private mutating func emit(_ node: OpenDataLoaderNode, in surroundings: Surroundings) {
        switch node.kind {
        case .paragraph: append(.text, node, in: surroundings)
        case .heading: append(Self.isTitle(node.level) ? .title : .heading, node, in: surroundings)
        case .caption: appendCaption(node, in: surroundings)
        case .formula: appendFormula(node, in: surroundings)
        case .list: return appendList(node, in: surroundings)
        case .listItem: return appendItem(node, in: surroundings)
        case .table: return appendTable(node, in: surroundings)
        case .image: appendImage(node, in: surroundings)
        case .textBlock: break
        case .header: return appendFurniture(node, .pageHeader, in: surroundings)
        case .footer: return appendFurniture(node, .pageFooter, in: surroundings)
        case .unknown: appendUnknown(node, in: surroundings)
        }
        emit(node.kids, in: surroundings)
    }

    /// Lays a block on its page; the position there is what children name as their parent.
    @discardableResult
    mutating func append(
        _ type: BlockType, _ node: OpenDataLoaderNode, in surroundings: Surroundings, text: String? = nil,
        markup: Block.Markup? = nil, asset: String? = nil
    ) -> Int {
        reach(surroundings.page)
        var block = Block(
            surroundings.furniture?.type ?? type,
            text: text ?? node.content.map { String(decoding: $0, as: UTF8.self) } ?? "",
            providerType: surroundings.furniture?.label ?? String(decoding: node.label, as: UTF8.self),
            markup: markup, box: node.box, font: fonts.font(node.font, size: node.fontSize),
            parent: surroundings.parent, asset: asset)
        switch block.type {
        case .title, .heading: block.level = node.headingLevel
        case .listItem: block.level = max(surroundings.depth, 1)
        default: break
        }
        let position = document.pages[surroundings.page].blocks.count
        document.pages[surroundings.page].blocks.append(block)
        return position
    }

    /// Adds the pages up to that position: a node may be on a page beyond the announced number.
    private mutating func reach(_ page: Int) {
        guard page >= document.pages.count else { return }
        document.warnings.add(
            "page_beyond_count", "a block is on a page beyond the declared number of pages",
            at: "\(member.name) page \(page + 1)")
        for index in document.pages.count...page {
            document.pages.append(Page(index: index + context.pageOffset))
        }
    }

    /// Notes a node that others may refer to by its `id`.
    mutating func note(_ node: OpenDataLoaderNode, page: Int, block: Int) {
        let place = Block.Place(page: page, block: block)
        if let id = node.id { places[id] = place }
        if let previous = node.previousID {
            links.append(Link(kind: .continuation, from: place, id: previous))
        }
        if let linked = node.linkedID { links.append(Link(kind: .caption, from: place, id: linked)) }
    }

    /// Whether no asset of that name has been noted yet; from now on one has.
    mutating func isNewAsset(_ name: String) -> Bool { assetNames.insert(name).inserted }

    private static func isTitle(_ level: UnsafeBufferPointer<UInt8>?) -> Bool {
        guard let level else { return false }
        return switch JSONKey(utf8: level) {
        case "Doctitle", "Title": true
        default: false
        }
    }

    private func tooManyPages(_ count: Int) -> ProviderFailure {
        ProviderFailure(
            .limitExceeded,
            "limit pages: page \(count) is above the limit of \(context.limits.pages); raise the limit if the "
                + "document is that long",
            at: "\(member.name) $['number of pages']")
    }

    // After the walk.

    private mutating func followLinks() {
        for link in links {
            guard let target = places[link.id] else {
                document.warnings.add(
                    "dangling_link", "a node refers to an id that does not exist",
                    at: "\(member.name) page \(link.from.page + 1), id \(link.id)")
                continue
            }
            switch link.kind {
            case .caption where target.page == link.from.page && target.block != link.from.block:
                document.pages[link.from.page].blocks[link.from.block].parent = target.block
            case .continuation where (target.page, target.block) < (link.from.page, link.from.block):
                document.pages[link.from.page].blocks[link.from.block].continues = Block.Place(
                    page: target.page + context.pageOffset, block: target.block)
            default: break
            }
        }
    }
}
