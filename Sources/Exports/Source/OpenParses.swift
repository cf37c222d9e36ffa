internal import DocumentModel
internal import Rendering
internal import Storage

/// Follows a walk over stored pages: which document and parse they are of, and what the parse's blocks show.
struct OpenParses {
    private let reader: DocumentReader
    private let selection: ExportSelection
    private let withAssets: Bool
    /// Whether pages of several parses make one document.
    private let mixes: Bool
    private var stored: StoredDocument?
    private var provider: String?
    private var parseID: Int64?
    private var parse: StoredDocument.Parse?
    /// The parses that are exported for the open document and provider.
    private var chosen: Set<Int64> = []
    /// The keys that could be mistaken for addresses of the open document.
    private var otherKeys: Set<String> = []
    /// The names of assets by the row id of the block that shows them.
    private var names: [Int64: String] = [:]
    /// The previous page: its index, the row id of its first block, and the number of its blocks, which follow one another.
    private var previous: (index: Int, first: Int64, count: Int)?

    /// The open document.
    private(set) var document = ExportDocument(key: "", provider: "", pageCount: 0)
    /// How many pages the open parse has.
    ///
    /// Stored, since the optimizer of Swift 6.3.1 fails if it is computed from `parse`.
    private(set) var pageCount = 0

    /// What the open parse shows.
    private(set) var assets: [ExportAsset] = []
    /// Why the open parse cannot be read from the store; nil if it can.
    ///
    /// Its text is exported without images.
    private(set) var assetFailure: ExportFailure?

    /// What begins with a page.
    struct Step {
        var document = false
        var parse = false
        /// Whether the page's parse is not one of those that are exported for the document.
        var isSkipped = false
    }

    init(reader: DocumentReader, selection: ExportSelection, withAssets: Bool, mixes: Bool = false) {
        self.mixes = mixes
        self.reader = reader
        self.selection = selection
        self.withAssets = withAssets
    }

    /// Moves on to a page.
    mutating func advance(to page: StoredPage) throws -> Step {
        var step = Step()
        if page.parseID == parseID { return step }
        if stored?.id != page.documentID {
            stored = try reader.document(
                key: page.documentKey, withDetails: !selection.metadata.isEmpty)
            provider = nil
            otherKeys = try reader.keysLikeAddresses(of: page.documentKey)
        }
        guard let stored else { return Step(isSkipped: true) }
        if provider != page.provider { choose(page.provider, of: stored) }
        guard selection.includes(stored) else { return Step(isSkipped: true) }
        guard mixes || chosen.contains(page.parseID),
            let parse = stored.parses.first(where: { $0.id == page.parseID })
        else { return Step(isSkipped: true) }
        guard selection.dates.contains(parse.parsedAt ?? parse.ingestedAt) else {
            return Step(isSkipped: true)
        }
        if provider != page.provider, !mixes || provider == nil {
            document = Self.document(stored, mixes ? stored.parses.first { $0.isPreferred } ?? parse : parse)
            if mixes { document.isPreferred = true }
            step.document = true
        }
        provider = page.provider
        self.parse = parse
        pageCount = parse.pageCount
        parseID = page.parseID
        previous = nil
        try loadAssets(of: parse.id)
        step.parse = true
        return step
    }

    /// The page with its blocks' parents and assets as the renderer takes them.
    ///
    /// `agreement` is that of the version with the others, if pages of several parses are put together.
    mutating func page(_ stored: StoredPage, agreement: Double = 0) -> ExportPage {
        let first = stored.blocks.first?.id ?? 0
        let (names, previous) = (names, previous)
        self.previous = (stored.index, first, stored.blocks.count)
        var blocks: [Block] = []
        blocks.reserveCapacity(stored.blocks.count)
        for position in stored.blocks.indices {
            blocks.append(stored.blocks[position].block)
            if let continued = stored.blocks[position].continuesID, let previous,
                let block = Self.position(of: continued, from: previous.first, count: previous.count)
            {
                blocks[position].continues = Block.Place(page: previous.index, block: block)
            }
            if let parent = stored.blocks[position].parentID {
                blocks[position].parent = Self.position(of: parent, from: first, count: stored.blocks.count)
            }
            if !names.isEmpty { blocks[position].asset = names[stored.blocks[position].id] }
        }
        var page = ExportPage(
            index: stored.index, label: stored.label, size: stored.size, markdown: stored.markdown,
            blocks: blocks)
        page.language = stored.language
        if zip(stored.blocks.indices, stored.blocks).contains(where: { $0 != $1.ordinal }) {
            page.ordinals = stored.blocks.map(\.ordinal)
        }
        if let parse, stored.index >= 0 {
            let provider = parse.isPreferred ? nil : parse.provider
            page.locator = PageLocator(
                Locator(stored.documentKey, provider: provider, .page(page.number)), besides: otherKeys)
        }
        if mixes, let parse {
            page.origin = PageOrigin(
                provider: parse.provider, providerVersion: parse.providerVersion, parsedAt: parse.parsedAt,
                agreement: agreement)
        }
        return page
    }

    /// The place of a block on a page: the blocks of a page are stored one after the other.
    ///
    /// Nil for any other row id, which only a damaged store refers to.
    private static func position(of block: Int64, from first: Int64, count: Int) -> Int? {
        let (distance, overflows) = block.subtractingReportingOverflow(first)
        return !overflows && (0..<Int64(count)).contains(distance) ? Int(distance) : nil
    }

    /// Chooses the preferred parses, else the latest usable one.
    private mutating func choose(_ provider: String, of document: StoredDocument) {
        let parses = document.parses.filter { $0.provider == provider }
        let preferred = parses.filter(\.isPreferred).map(\.id)
        let latest = parses.last { $0.status != "failed" }.map { [$0.id] } ?? []
        chosen = Set(preferred.isEmpty ? latest : preferred)
    }

    private mutating func loadAssets(of parse: Int64) throws {
        guard withAssets else { return }
        names = [:]
        var known: Set<String> = []
        (assets, assetFailure) = ([], nil)
        for link in try assetLinks(of: parse) {
            if let block = link.blockID { names[block] = link.name }
            guard known.insert(link.name).inserted else { continue }
            let content: ExportAsset.Content =
                if let sha256 = link.sha256 {
                    .stored(sha256: sha256)
                } else if let url = link.remoteURL {
                    .remote(url: url)
                } else {
                    .missing
                }
            assets.append(ExportAsset(name: link.name, mediaType: link.mediaType, content: content))
        }
    }

    private mutating func assetLinks(of parse: Int64) throws -> [AssetLink] {
        do {
            return try reader.assetLinks(parse: parse)
        } catch {
            guard let reason = StoreError.damage(in: error) else { throw error }
            assetFailure = ExportFailure(
                document: document.key, pageNumber: nil, reason: "its images are left out: \(reason)")
            return []
        }
    }

    private static func document(_ stored: StoredDocument, _ parse: StoredDocument.Parse) -> ExportDocument {
        var document = ExportDocument(
            key: stored.key, provider: parse.provider, providerVersion: parse.providerVersion,
            isPreferred: parse.isPreferred, title: stored.title, language: stored.language,
            mediaType: stored.mediaType, sourceName: stored.sourceName, sourceSHA256: stored.sourceSHA256,
            pageCount: stored.pageCount, parsedAt: parse.parsedAt,
            isPartial: parse.status == "partial")
        document.ingestedAt = parse.ingestedAt
        return document
    }
}

extension ExportSelection {
    /// Whether a document is wanted for what the store knows of it.
    fileprivate func includes(_ document: StoredDocument) -> Bool {
        if let languages, !languages.contains(document.language ?? "") { return false }
        if let mediaTypes, !mediaTypes.contains(document.mediaType ?? "") { return false }
        if let pageCounts, !pageCounts.contains(document.pageCount) { return false }
        return metadata.allSatisfy { $0.holds(in: document.metadata) }
    }
}
