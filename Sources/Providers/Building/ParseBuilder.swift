internal import DocumentModel
internal import JSONView

/// Puts one parse together: pages, the blocks on them, references between blocks, images and warnings.
///
/// An adapter starts a page, adds its blocks in reading order, and calls `finish`. Paths are JSON paths in `member`
/// (`$.pages[3]`); warnings carry both. A builder holds no more than the limits allow: what is over a limit is not kept,
/// and `finish` throws the failure that names the limit. So adding never throws.
struct ParseBuilder {
    /// How one block refers to another by name.
    enum Reference { case parent, continues }

    private struct NamedReference {
        let kind: Reference
        let source: Block.Place
        let target: String
        let path: String?
    }

    /// The name of the file in the payload that is being read; adapters of several files change it.
    var member: String
    let context: DecodingContext
    var document = ParsedDocument()
    var assets: AssetCollector

    /// The position in `document.pages` of each page, by its index.
    private var positions: [Int: Int] = [:]
    private(set) var current: Int?
    private var blockCount = 0
    private var failure: ProviderFailure?
    private var names: [String: Block.Place] = [:]
    private var references: [NamedReference] = []

    /// Makes a builder for a member; `payload` lets names of images find the members that hold them.
    init(member: String, context: DecodingContext, payload: OpenedPayload? = nil) {
        self.member = member
        self.context = context
        assets = AssetCollector(members: payload?.imageMembers ?? [])
    }

    /// The page that blocks are added to: its index in the source, from 0.
    var pageIndex: Int { current.map { document.pages[$0].index } ?? context.pageOffset }

    /// The size of the page that blocks are added to.
    var pageSize: PageSize? { current.flatMap { document.pages[$0].size } }

    /// The number of blocks on the current page, which is the position of the next.
    var blockCountOnPage: Int { current.map { document.pages[$0].blocks.count } ?? 0 }

    /// Makes a page the current one; `index` counts from 0 in the source (see `PageNumbering`).
    ///
    /// A page that was started before becomes the current one again, and keeps its size and markdown.
    mutating func startPage(_ page: Page) {
        if let known = positions[page.index] {
            current = known
            if document.pages[known].size == nil { document.pages[known].size = page.size }
            if document.pages[known].markdown == nil { document.pages[known].markdown = page.markdown }
            return
        }
        guard document.pages.count < context.limits.pages else {
            return exceed("pages", "page \(document.pages.count + 1) is", context.limits.pages)
        }
        positions[page.index] = document.pages.count
        current = document.pages.count
        document.pages.append(page)
    }

    /// Changes the current page.
    mutating func updatePage(_ change: (inout Page) -> Void) {
        if let current { change(&document.pages[current]) }
    }

    /// Adds a block to the current page; the first title becomes the document's.
    ///
    /// `name` is what other blocks of the payload call it, as in `refer`. Without a page, the payload's first page is started.
    @discardableResult
    mutating func add(_ block: Block, named name: String? = nil) -> Block.Place {
        if current == nil { startPage(Page(index: context.pageOffset)) }
        let position = current.map { document.pages[$0].blocks.count } ?? 0
        let place = Block.Place(page: pageIndex, block: position)
        guard let current, blockCount < context.limits.blocks else {
            exceed("blocks", "block \(blockCount + 1) is", context.limits.blocks)
            return place
        }
        blockCount += 1
        document.pages[current].blocks.append(block)
        if let name { names[name] = place }
        if block.type == .title, document.title == nil, !block.text.isEmpty { document.title = block.text }
        return place
    }

    /// Notes that a block refers to another by its name, which may be added later; `finish` resolves it.
    mutating func refer(
        _ kind: Reference, from source: Block.Place, to target: String, at path: String? = nil
    ) {
        references.append(NamedReference(kind: kind, source: source, target: target, path: path))
    }

    /// Gives a block that was added a name, as in `add`.
    mutating func name(_ place: Block.Place, _ name: String) { names[name] = place }

    /// Changes a block that was added.
    mutating func update(_ place: Block.Place, _ change: (inout Block) -> Void) {
        guard let page = positions[place.page], document.pages[page].blocks.indices.contains(place.block)
        else {
            return
        }
        change(&document.pages[page].blocks[place.block])
    }

    /// The member and the path, as failures and warnings give them.
    func place(_ path: String?) -> String { path.map { "\(member) \($0)" } ?? member }

    /// Counts a warning; the first of a code gives the message and the place.
    mutating func warn(_ code: String, _ message: String, at path: String? = nil, count: Int = 1) {
        document.warnings.add(code, message, at: place(path), count: count)
    }

    /// The document, with its references resolved and its images.
    ///
    /// - Throws: `limit_exceeded` with the limit that was exceeded first.
    mutating func finish() throws(ProviderFailure) -> ParsedDocument {
        if let failure { throw failure }
        for reference in references { resolve(reference) }
        document.assets = assets.assets
        if assets.unreadableCount > 0 {
            warn(
                "image_unreadable", "an embedded image is not base64 and was left out",
                count: assets.unreadableCount)
        }
        return document
    }

    /// Sets a reference, or warns: a parent is on the same page, a continued block not on a later one.
    private mutating func resolve(_ reference: NamedReference) {
        let source = reference.source
        guard let target = names[reference.target], target != source else {
            return warn(
                "reference_unresolved",
                "a block refers to a block that the result does not contain: \(reference.target)",
                at: reference.path)
        }
        switch reference.kind {
        case .parent where target.page == source.page: update(source) { $0.parent = target.block }
        case .continues where target.page <= source.page: update(source) { $0.continues = target }
        case .parent, .continues:
            warn(
                "reference_across_pages",
                "a block refers to a block on a page where it cannot be: \(reference.target)",
                at: reference.path)
        }
    }

    private mutating func exceed(_ limit: String, _ what: String, _ allowed: Int) {
        guard failure == nil else { return }
        failure = ProviderFailure(
            .limitExceeded, "limit \(limit): \(what) above the limit of \(allowed)", at: member)
    }
}

extension ParseBuilder {
    /// Reports the lines of a file that could not be read or had to be mended; a line that is lost makes the parse partial.
    mutating func report(_ lines: JSONLines) {
        for (line, repair) in lines.repairs {
            document.report(repair, at: "\(member) line \(line) \(repair.place)")
        }
        guard lines.unreadable.count > 0 else { return }
        document.status = .partial
        warn(
            "line_unreadable", "a line is not JSON and was left out",
            at: "line \(lines.unreadable.first)",
            count: lines.unreadable.count)
    }
}
