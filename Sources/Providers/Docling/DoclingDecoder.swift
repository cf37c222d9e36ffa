internal import DocumentModel
internal import JSONView

/// Walks the tree of a DoclingDocument by its references and lays its items on their pages as blocks.
///
/// Every item is laid out once: a reference that leads back is reported, and what no reference leads to comes last.
struct DoclingDecoder {
    /// The surroundings of an item: what it inherits from the items around it.
    struct Surroundings {
        var parent: Block.Place?
        /// How many lists are around.
        var depth = 0
        /// How many references lead here.
        var nesting = 0
        /// The item's number in a list that counts its items.
        var number: Int?

        /// One reference further in.
        var inner: Surroundings {
            var inner = self
            inner.nesting += 1
            inner.number = nil
            return inner
        }
    }

    /// References are followed so deep; real documents nest about ten.
    static let deepestNesting = 128

    let root: JSONValue
    let path: String
    let payload: OpenedPayload
    let member: OpenedPayload.Member
    let context: DecodingContext
    var document = ParsedDocument()
    /// Of the assets noted so far.
    var assetNames: Set<String> = []
    var items: DoclingItems
    var pages: DoclingPages
    /// The number of the page that has the last block; items without a place go there.
    var currentPage = 1

    init(
        _ root: JSONValue, path: String, payload: OpenedPayload, member: OpenedPayload.Member,
        context: DecodingContext
    ) {
        self.root = root
        self.path = path
        self.payload = payload
        self.member = member
        self.context = context
        items = DoclingItems(root)
        pages = DoclingPages(pageOffset: context.pageOffset, limit: context.limits.pages)
    }

    mutating func decode() throws(ProviderFailure) -> ParsedDocument {
        readMetadata()
        readPages()
        walk(root["body"]?["children"]?.array, in: Surroundings())
        walk(root["furniture"]?["children"]?.array, in: Surroundings())
        walkComments()
        walkUnreachable()
        if let number = pages.excessive {
            throw ProviderFailure(
                .limitExceeded,
                "limit pages: page \(number) is above the limit of \(context.limits.pages)",
                at: "\(member.name) \(path).pages")
        }
        document.pages = pages.sorted
        if document.pages.isEmpty { document.pages = [Page(index: context.pageOffset)] }
        return document
    }

    // The walk.

    mutating func walk(_ references: JSONArray?, in surroundings: Surroundings) {
        guard let references else { return }
        for reference in references { walk(reference, in: surroundings) }
    }

    mutating func walk(_ reference: JSONValue, in surroundings: Surroundings) {
        guard let item = resolve(reference), !items.attached.contains(item.reference) else { return }
        guard items.visit(item) else {
            warn(
                "reference_repeated",
                "a reference leads to an item that was already laid out; it is not repeated", item)
            return
        }
        descend(to: item, in: surroundings.inner)
    }

    /// Lays out an item marked as visited, unless too many references led here; then it comes at the end.
    @discardableResult
    mutating func descend(to item: DoclingItem, in surroundings: Surroundings) -> Block.Place? {
        guard surroundings.nesting <= Self.deepestNesting else {
            warn("nesting_too_deep", "items that are nested too deep were moved to the end", item)
            items.forget(item)
            return nil
        }
        return lay(item, in: surroundings)
    }

    /// Lays out an item marked as visited, and what is below it; gives the block, if the item is one.
    @discardableResult
    private mutating func lay(_ item: DoclingItem, in surroundings: Surroundings) -> Block.Place? {
        switch item.reference.collection {
        case .texts: return layText(item, in: surroundings)
        case .tables: return layTable(item, in: surroundings)
        case .pictures: return layPicture(item, in: surroundings)
        case .groups: layGroup(item, in: surroundings)
        case .keyValueItems, .formItems: layGraph(item, in: surroundings)
        case .fieldRegions, .fieldItems: walk(item.children, in: surroundings)
        }
        return nil
    }

    private mutating func layGroup(_ item: DoclingItem, in surroundings: Surroundings) {
        switch item.label {
        case "list", "ordered_list": layList(item, in: surroundings)
        case "inline": layInlineGroup(item, in: surroundings)
        case "sheet": layGroupName(item, in: surroundings)
        default: walk(item.children, in: surroundings)
        }
    }

    /// A spreadsheet's sheet: its name is a heading, as Docling writes it.
    private mutating func layGroupName(_ item: DoclingItem, in surroundings: Surroundings) {
        let name = item.value["name"]?.string ?? ""
        if !name.isEmpty {
            append(Block(.heading, text: name, level: 2), for: item, in: surroundings)
        }
        walk(item.children, in: surroundings)
    }

    /// The item that a reference names; a reference to nothing is reported.
    func resolved(_ reference: JSONValue) -> DoclingItem? { items.item(reference) }

    mutating func resolve(_ reference: JSONValue) -> DoclingItem? {
        if let item = items.item(reference) { return item }
        let target = (reference["$ref"] ?? reference["cref"])?.string ?? "nothing"
        document.warnings.add(
            "dangling_reference", "a reference leads to an item that does not exist",
            at: "\(member.name) \(target)")
        return nil
    }

    // What the walk leaves.

    /// Reviewers' comments hang on the items they comment, not in the tree.
    private mutating func walkComments() {
        for item in items.unvisited where item.label == "comment_section" && !items.isVisited(item) {
            _ = items.visit(item)
            descend(to: item, in: Surroundings())
        }
    }

    private mutating func walkUnreachable() {
        for item in items.unvisited where !items.isVisited(item) {
            warn(
                "unreachable_item", "an item that the document tree does not reach was put at the end",
                item)
            _ = items.visit(item)
            descend(to: item, in: Surroundings())
        }
    }

    mutating func warn(_ code: String, _ message: String, _ item: DoclingItem) {
        let reference = item.reference
        document.warnings.add(
            code, message,
            at: "\(member.name) \(path).\(reference.collection.rawValue)[\(reference.position)]")
    }
}
