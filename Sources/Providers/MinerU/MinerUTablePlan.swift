internal import DocumentModel
internal import JSONView

/// The rows of tables that run over pages, each page's with its own part of the table.
///
/// MinerU appends the rows of a later page's table to the first one and leaves the later table without lines.
/// `preproc_blocks` has each page's table as it was before. A table is divided again only where that is so for all of
/// its parts and they say everything that the joined table says.
struct MinerUTablePlan {
    typealias Key = MinerUPartPlan.Key

    private struct Part {
        let key: Key
        let body: JSONValue
    }

    /// The lines of a table's body on its own page.
    private(set) var lines: [Key: [JSONValue]] = [:]
    /// The part of the table before this one.
    private(set) var previous: [Key: Key] = [:]
    /// The tables before joining, by page and box.
    private var unjoined: [Int: [[Double]: JSONValue]] = [:]

    init(_ pages: [MinerUMiddlePage]) {
        var chain: [Part] = []
        for page in pages.indices {
            for (block, value) in pages[page].paragraphs.enumerated() {
                for (position, part) in value.elements(of: "blocks").enumerated()
                where part["type"]?.string == "table_body" {
                    if part["lines_deleted"]?.bool != true {
                        divide(chain, pages)
                        chain = []
                    }
                    chain.append(Part(key: Key(page: page, block: block, part: position), body: part))
                }
            }
        }
        divide(chain, pages)
    }

    /// Gives a joined table and the emptied ones after it their own rows.
    private mutating func divide(_ chain: [Part], _ pages: [MinerUMiddlePage]) {
        guard chain.count > 1, chain[0].body["lines_deleted"]?.bool != true else { return }
        var own: [[JSONValue]] = []
        for part in chain {
            let page = part.key.page
            let bodies = unjoined[page] ?? Self.bodies(on: pages[page])
            unjoined[page] = bodies
            guard let box = part.body.mineruBox?.numbers, let body = bodies[box] else { return }
            own.append(body.elements(of: "lines"))
        }
        let joined = Self.letters(of: chain[0].body.elements(of: "lines"))
        let divided = Self.letters(of: own.flatMap { $0 })
        guard zip(joined, divided).allSatisfy({ $0 <= $1 }) else { return }
        for (position, part) in chain.enumerated() {
            lines[part.key] = own[position]
            if position > 0 { previous[part.key] = chain[position - 1].key }
        }
    }

    /// The tables of a page before joining that have rows, by their boxes; of two in one box the first.
    private static func bodies(on page: MinerUMiddlePage) -> [[Double]: JSONValue] {
        var bodies: [[Double]: JSONValue] = [:]
        for body in page.unjoined.lazy.flatMap({ $0.elements(of: "blocks") })
        where body["type"]?.string == "table_body" {
            guard let box = body.mineruBox?.numbers, bodies[box] == nil else { continue }
            if !html(of: body.elements(of: "lines")).isEmpty { bodies[box] = body }
        }
        return bodies
    }

    private static func html(of lines: [JSONValue]) -> [String] {
        lines.flatMap { $0.elements(of: "spans") }.compactMap { $0["html"]?.string }.filter { !$0.isEmpty }
    }

    /// How often each byte occurs in the words of the tables, without white space.
    private static func letters(of lines: [JSONValue]) -> [Int] {
        var counts = [Int](repeating: 0, count: 256)
        for html in html(of: lines) {
            for byte in MinerUTable.text(html).utf8 where byte > 0x20 { counts[Int(byte)] += 1 }
        }
        return counts
    }
}
