internal import DocumentModel
internal import Passages
internal import Storage

/// Makes the passages of one page after the other.
struct PassageMaker {
    /// On how many pages before a passage its headings are looked for.
    static let headingReach: Int64 = 64

    private let size: Int
    private var scoring: BM25?
    private var weights: [PlannedExpression: Double] = [:]
    private var titles: [Int64: String?] = [:]

    init(size: Int) {
        self.size = max(1, size)
    }

    /// The passages of a page, the best first.
    mutating func passages(of page: FoundPage) throws -> [Passage] {
        let parts = page.content.passageParts(maxLength: size)
        var weights: [Int: Double] = [:]
        for leaf in Set(parts.flatMap(\.part.counts.keys)) where page.leaves.indices.contains(leaf) {
            weights[leaf] = try weight(of: page.leaves[leaf], page)
        }
        let cuts = PassageCutter(size: size, weights: weights).cuts(of: parts.map(\.part))
        guard !cuts.isEmpty else { return [] }
        let title = try title(of: page)
        let before = try page.reader.headings(before: page.match.pageID, pages: Self.headingReach)
        return try cuts.map { cut in
            var passage = page.content.passage(
                of: page.hit, parts[cut.parts].map(\.position), seed: parts[cut.seed].position, size: size)
            passage.score = page.hit.score * cut.share
            passage.title = title
            let path = path(to: parts[cut.parts.lowerBound].position, before, page.content)
            passage.headings = try path.map { try heading($0, page.reader) }
            return passage
        }
    }

    private mutating func weight(of leaf: PlannedExpression, _ page: FoundPage) throws -> Double {
        if let weight = weights[leaf] { return weight }
        let scoring = try self.scoring ?? page.reader.scoring()
        self.scoring = scoring
        let weight = scoring.idf(pages: try page.reader.pageCount(of: leaf, page.scope))
        weights[leaf] = weight
        return weight
    }

    private mutating func title(of page: FoundPage) throws -> String? {
        let row = page.match.documentID
        if let title = titles[row] { return title }
        let title = try page.reader.document(row: row)?.title
        titles[row] = .some(title)
        return title
    }

    /// The headings above the block at a position of its page.
    private func path(to position: Int, _ before: [StoredHeading], _ content: PageContent) -> [StoredHeading]
    {
        var path = HeadingPath<StoredHeading>()
        for heading in before { path.pass(heading, level: heading.level) }
        for block in content.blocks[..<position] {
            if let heading = StoredHeading(block) { path.pass(heading, level: heading.level) }
        }
        return path.above(level: StoredHeading(content.blocks[position])?.level)
    }

    private func heading(_ heading: StoredHeading, _ reader: StoreSetReader) throws -> Passage.Heading {
        let locator = try reader.pageLocator(page: heading.pageID)?.text(block: heading.ordinal)
        return Passage.Heading(text: heading.text, level: heading.level, locator: locator)
    }
}

extension StoredHeading {
    /// The heading or title that a block is; nil for others.
    fileprivate init?(_ stored: StoredBlock) {
        guard stored.block.type == .title || stored.block.type == .heading else { return nil }
        self.init(
            pageID: stored.pageID, ordinal: stored.ordinal, type: stored.block.type,
            level: stored.block.level, text: stored.block.text)
    }
}
