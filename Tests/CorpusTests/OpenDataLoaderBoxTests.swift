import Providers
import Ingestion
import Storage
import DocumentModel
import JSONView
import TestSupport
import Testing

extension ManualTextTests {
    /// A box is `[left, bottom, right, top]` from the bottom of the page, whose height the store says it assumed.
    ///
    /// Manuals that show off layouts put text beyond the page's edge, so a box may lie outside the assumed page.
    @Test func `boxes of five manuals are turned upside down, each with its text`() throws {
        guard let corpus = IngestedCorpus.current else { return }
        for parse in try BoxTests.sample(
            of: corpus, count: 5, where: { $0.options["assumed_page_height"] != nil })
        {
            let root = try #require(parse.json?.json)
            let height = try #require(
                number(parse.options["assumed_page_height"]), "\(parse.key) has no height")
            var others: [String: MetadataValue] = [:]
            if case .object(let heights) = parse.options["assumed_page_heights"] { others = heights }
            var sent: [Int: [BoxTests.PlacedText]] = [:]
            for kid in root.list("kids") {
                collect(kid, page: 0, { number(others[String($0)]) ?? height }, &sent)
            }
            for page in parse.pages {
                let found = BoxTests.placed(page) { ![.table, .list, .figure].contains($0.type) }
                #expect(
                    Set(found) == Set(sent[page.index] ?? []),
                    "\(parse.key) page \(page.index), height \(height)")
                #expect(found.count == (sent[page.index] ?? []).count)
            }
            print("  \(parse.key): \(sent.values.reduce(0) { $0 + $1.count }) boxes, page height \(height)")
        }
    }

    private func number(_ value: MetadataValue?) -> Double? {
        switch value {
        case .double(let points): points
        case .int(let points): Double(points)
        default: nil
        }
    }

    /// The nodes with content outside tables, whose cells are one block together.
    private func collect(
        _ node: JSONValue, page: Int, _ height: (Int) -> Double, _ found: inout [Int: [BoxTests.PlacedText]]
    ) {
        guard node["type"]?.string != "table" else { return }
        let page = node["page number"]?.int.map { $0 - 1 } ?? page
        let box = node.list("bounding box").compactMap(\.double)
        if let text = node["content"]?.string, box.count == 4 {
            found[page, default: []].append(
                BoxTests.PlacedText(text, [box[0], height(page) - box[3], box[2], height(page) - box[1]]))
        }
        for kid in node.list("kids") + node.list("list items") {
            collect(kid, page: page, height, &found)
        }
    }
}
