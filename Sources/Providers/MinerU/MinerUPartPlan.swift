internal import JSONView

/// Where the captions and footnotes of tables that run over pages really stand.
///
/// MinerU appends the rows of a table on a later page to the first one, and with them the later table's footnotes, marked
/// `cross_page`; the parts they were taken from stay behind without lines. The parts are given back here, the rows by
/// `MinerUTablePlan`.
struct MinerUPartPlan {
    /// A part by the positions of its page, block, and of itself in the block's `blocks`.
    struct Key: Hashable {
        let page: Int
        let block: Int
        let part: Int
    }

    /// How many parts wait for their place at once; real tables have one, and hostile ones cost no more.
    private static let reach = 64

    /// What stands in an emptied part.
    private(set) var regained: [Key: JSONValue] = [:]
    /// The parts that are not where they are written.
    private(set) var departed: Set<Key> = []

    init(_ pages: [MinerUMiddlePage]) {
        var waiting: [(key: Key, part: JSONValue)] = []
        for page in pages.indices {
            for (block, value) in pages[page].paragraphs.enumerated() {
                guard let parts = value["blocks"] else { continue }
                for (position, part) in parts.elements.enumerated() {
                    let key = Key(page: page, block: block, part: position)
                    if part["cross_page"]?.bool == true {
                        waiting.append((key, part))
                        if waiting.count > Self.reach { waiting.removeFirst() }
                    } else if part["lines_deleted"]?.bool == true,
                        let found = waiting.firstIndex(where: {
                            $0.key.page < page && $0.part["type"]?.string == part["type"]?.string
                        })
                    {
                        regained[key] = waiting[found].part
                        departed.insert(waiting.remove(at: found).key)
                    }
                }
            }
        }
    }
}
