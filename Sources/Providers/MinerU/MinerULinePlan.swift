internal import DocumentModel
internal import JSONView

/// Where the lines of text blocks really stand.
///
/// MinerU joins a paragraph that a column or page break divides: the lines of the later part are appended to the
/// first block, and the later block stays behind without lines (`lines_deleted`). Lines that came from a later page
/// are marked (`cross_page` on their spans) and keep boxes in that page's coordinates. The plan gives every emptied
/// block its lines back.
struct MinerULinePlan {
    /// A block by the positions of its page and of itself in `para_blocks`.
    struct Key: Hashable {
        let page: Int
        let block: Int
    }

    /// Lines from a later page on which no emptied block waits for them.
    struct Stray {
        let lines: [JSONValue]
        let origin: Key
        /// The label of the block they were found in.
        let block: JSONValue
    }

    /// The lines of the blocks that lost or regained some; all others keep what the file says.
    private(set) var lines: [Key: [JSONValue]] = [:]
    /// The piece of the same paragraph before an emptied block.
    private(set) var previous: [Key: Key] = [:]
    /// By the position of the page that they are put on.
    private(set) var strays: [Int: [Stray]] = [:]

    /// Blocks that hold lines of a later page which the file does not have.
    private(set) var blocksOfMissingPages: Set<Key> = []

    private let pages: [MinerUMiddlePage]
    /// For each page the next one with a body.
    private let nextBody: [Int?]
    /// How many emptied blocks a line is tried on; real paragraphs have up to three, and hostile ones cost no more.
    private static let reach = 64

    init(_ pages: [MinerUMiddlePage]) {
        self.pages = pages
        var nextBody: [Int?] = []
        var next: Int?
        for page in pages.indices.reversed() {
            nextBody.append(next)
            if !pages[page].paragraphs.isEmpty { next = page }
        }
        self.nextBody = nextBody.reversed()
        var chains: [String: [Key]] = [:]
        for page in pages.indices {
            for (position, block) in pages[page].paragraphs.enumerated() {
                guard let label = block["type"]?.string, let lines = block["lines"], block["blocks"] == nil
                else { continue }
                let key = Key(page: page, block: position)
                if lines.elements.isEmpty {
                    chains[label]?.append(key)
                } else if let chain = chains.updateValue([key], forKey: label) {
                    distribute(chain)
                }
            }
        }
        chains.values.sorted { ($0[0].page, $0[0].block) < ($1[0].page, $1[0].block) }.forEach {
            distribute($0)
        }
    }

    /// Deals the lines of a chain's first block out to the emptied blocks that follow it.
    private mutating func distribute(_ chain: [Key]) {
        let owner = chain[0]
        let block = value(owner)
        let all = block.elements(of: "lines")
        guard chain.count > 1 || all.contains(where: Self.isFromLaterPage) else { return }
        var pieces = Array(repeating: [JSONValue](), count: chain.count)
        var stray: [JSONValue] = []
        var current = 0
        for line in all {
            if let target = target(of: line, from: current, in: chain, after: pieces[current].last) {
                current = target
                pieces[target].append(line)
            } else {
                stray.append(line)
            }
        }
        var last = owner
        for (position, key) in chain.enumerated() {
            lines[key] = pieces[position]
            guard position > 0, !pieces[position].isEmpty else { continue }
            previous[key] = last
            last = key
        }
        if !stray.isEmpty { place(stray, of: owner) }
    }

    /// The position in the chain of the block that a line belongs to; nil for a line that none waits for.
    ///
    /// Lines are in reading order, so a line belongs to the block of the line before it, or to a later one: to the next
    /// whose box holds the line, where the block so far does not, or where the line stands higher than the one before.
    private func target(
        of line: JSONValue, from current: Int, in chain: [Key], after last: JSONValue?
    ) -> Int? {
        let owner = chain[0]
        let isFromLaterPage = Self.isFromLaterPage(line)
        let mayHold = { (position: Int) in (chain[position].page > owner.page) == isFromLaterPage }
        let later = chain.indices.dropFirst(current + 1).prefix(Self.reach).filter(mayHold)
        guard mayHold(current) else { return later.first { holds(chain[$0], line) } ?? later.first }
        let isHigher = (line.mineruBox?.y0 ?? 0) < (last?.mineruBox?.y0 ?? 0)
        if isHigher || !holds(chain[current], line), let next = later.first(where: { holds(chain[$0], line) })
        {
            return next
        }
        return current
    }

    /// Whether the middle of a line lies in a block's box, give or take two points.
    private func holds(_ key: Key, _ line: JSONValue) -> Bool {
        guard let box = value(key).mineruBox, let line = line.mineruBox else { return false }
        let (x, y) = ((line.x0 + line.x1) / 2, (line.y0 + line.y1) / 2)
        return box.x0 - 2 <= x && x <= box.x1 + 2 && box.y0 - 2 <= y && y <= box.y1 + 2
    }

    /// Puts lines that no block waits for on the next page that has a body; without one they stay where they are.
    private mutating func place(_ stray: [JSONValue], of owner: Key) {
        if let page = nextBody[owner.page] {
            strays[page, default: []].append(Stray(lines: stray, origin: owner, block: value(owner)))
        } else {
            lines[owner, default: []] += stray
            blocksOfMissingPages.insert(owner)
        }
    }

    private func value(_ key: Key) -> JSONValue { pages[key.page].paragraphs[key.block] }

    private static func isFromLaterPage(_ line: JSONValue) -> Bool {
        line["spans"]?.elements.contains { $0["cross_page"]?.bool == true } ?? false
    }
}
