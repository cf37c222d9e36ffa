import Foundation
import Testing

/// The JSON of `folio search`.
@Suite struct SearchContractTests {
    private let program: Program

    init() throws { program = try SampleStore.reading() }

    private func search(_ arguments: String...) throws -> JSON {
        try program.run(["search", "--json"] + arguments).json
    }

    @Test(arguments: ["水位观测", "river", "\"rating curve\"", "staff gauge"])
    func `a result has the members of the contract, with their types`(_ query: String) throws {
        let result = try search(query, "--all-parses")
        let mayGoOn = query.contains(" ") && !query.contains("\"")
        // Documents that are called so are there if there are any.
        let keys = result.keys.subtracting(["documents"])
        #expect(keys == Set(["query", "total", "hits"] + (mayGoOn ? ["total_some"] : [])))
        #expect(result["query"] == .string(query))
        let hits = try #require(result["hits"].array)
        let whole = hits.filter { $0["matched"] == .string("all") }
        #expect(result["total"] == .integer(whole.count))
        #expect(!hits.isEmpty)
        for hit in hits {
            #expect(
                hit.keys
                    == Set(
                        [
                            "document", "provider", "page_index", "page_number", "score", "snippet",
                            "page_size", "regions", "matched", "locator", "ordinal",
                        ] + (hit["matched"] == .string("some") ? ["missing"] : [])))
            #expect(hit["document"] == .string("field-guide"))
            #expect(SampleStore.folders.contains(hit["provider"].string ?? ""))
            let index = try #require(hit["page_index"].integer)
            #expect(hit["page_number"] == .integer(index + 1))
            #expect(try #require(hit["score"].double) > 0)
            #expect(hit["locator"] == hit["regions"][0]["locator"])
            #expect(hit["ordinal"] == hit["regions"][0]["ordinal"])
            #expect(hit["snippet"].keys == ["text", "highlights"])
            if hit["page_size"] != .null {
                #expect(hit["page_size"].keys == ["width", "height", "unit"])
                #expect(try #require(hit["page_size"]["width"].double) > 0)
                #expect(["pt", "px", nil].contains(hit["page_size"]["unit"].string))
            }
            let regions = try #require(hit["regions"].array)
            #expect(!regions.isEmpty)
            for region in regions { try expectRegion(region, isPageSizeKnown: hit["page_size"] != .null) }
        }
    }

    private func expectRegion(_ region: JSON, isPageSizeKnown: Bool) throws {
        #expect(
            region.keys == [
                "block_id", "ordinal", "locator", "type", "bbox", "norm_box", "text", "highlights",
                "highlight_boxes",
            ])
        #expect(region["block_id"].integer != nil)
        let ordinal = try #require(region["ordinal"].integer)
        #expect(region["locator"].string?.hasSuffix("/b\(ordinal)") == true)
        #expect(region["type"].string != nil)
        #expect(region["text"].string?.isEmpty == false)
        for name in ["bbox", "norm_box"] where region[name] != .null {
            let box = try #require(region[name].array).compactMap(\.double)
            #expect(box.count == 4)
            #expect(box[0] <= box[2] && box[1] <= box[3] && box[0] >= 0 && box[1] >= 0)
            if name == "norm_box" { #expect(box[2] <= 1 && box[3] <= 1) }
        }
        if isPageSizeKnown && region["bbox"] != .null { #expect(region["norm_box"] != .null) }
    }

    /// The pieces that an object marks in its text, cut out by code points.
    private func marked(_ object: JSON) throws -> [String] {
        let scalars = Array(try #require(object["text"].string).unicodeScalars)
        return try #require(object["highlights"].array).map { range in
            let start = try #require(range[0].integer)
            let end = try #require(range[1].integer)
            #expect(range.array?.count == 2)
            try #require(0 <= start && start < end && end <= scalars.count)
            return String(String.UnicodeScalarView(scalars[start..<end]))
        }
    }

    @Test(arguments: [
        ("水位观测", ["水位观测"]), ("radar", ["Radar", "radar"]), ("\"raw readings\"", ["raw readings"]),
        ("ＲＡＤＡＲ", ["Radar", "radar"]), ("觀測", ["观测"]), ("reading*", ["readings", "reading"]),
    ])
    func `highlights are ranges of code points whose text is what was searched for`(
        _ query: String, _ words: [String]
    ) throws {
        let hits = try #require(try search(query, "--all-parses")["hits"].array)
        #expect(!hits.isEmpty)
        for hit in hits {
            let snippet = try marked(hit["snippet"])
            #expect(!snippet.isEmpty)
            for piece in snippet { #expect(words.contains(piece), "snippet: \(piece)") }
            for region in hit["regions"].array ?? [] {
                let pieces = try marked(region)
                #expect(!pieces.isEmpty)
                for piece in pieces { #expect(words.contains(piece), "region: \(piece)") }
            }
        }
    }

    @Test func `code points before a highlight are counted as Python counts them`() throws {
        let workspace = try Workspace()
        // 😀 is two UTF-16 units and four bytes, é is written with a combining accent: three code points before "gauge".
        try workspace.write(try MadeResults.openDataLoader(pages: ["😀e\u{301} gauge"]), to: "a.json")
        #expect(try workspace.folio("ingest", "a.json").status == 0)
        let hit = try workspace.json("search", "gauge")["hits"][0]
        #expect(hit["regions"][0]["highlights"] == .array([.array([.integer(4), .integer(9)])]))
    }

    @Test func `pages of results put together are the whole result`() throws {
        let workspace = try Workspace()
        for number in 0..<7 {
            let result = try MadeResults.openDataLoader(pages: (0..<3).map { "gauge \(number) of \($0)" })
            try workspace.write(result, to: "in/\(number).json")
        }
        #expect(try workspace.folio("ingest", "in").status == 0)
        for sort in ["score", "newest"] {
            let whole = try workspace.json("search", "gauge", "--limit", "100", "--sort", sort)
            #expect(whole["total"] == .integer(21))
            #expect(whole["hits"].array?.count == 21)
            var joined: [JSON] = []
            for offset in stride(from: 0, to: 21, by: 6) {
                let page = try workspace.json(
                    "search", "gauge", "--limit", "6", "--offset", "\(offset)", "--sort", sort)
                #expect(page["total"] == .integer(21))
                joined += page["hits"].array ?? []
            }
            #expect(joined == whole["hits"].array, "\(sort)")
        }
        let beyond = try workspace.folio("search", "gauge", "--offset", "21", "--json")
        #expect(beyond.status == 1)
        #expect(try beyond.json["total"] == .integer(21))
    }

    @Test func `grouped by document, a hit tells how many of its pages match`() throws {
        let workspace = try Workspace()
        try workspace.write(
            try MadeResults.openDataLoader(pages: ["gauge", "weir", "gauge"]), to: "in/a.json")
        try workspace.write(try MadeResults.openDataLoader(pages: ["weir", "gauge"]), to: "in/b.json")
        #expect(try workspace.folio("ingest", "in").status == 0)
        let result = try workspace.json("search", "gauge", "--group-by", "document")
        #expect(result["total"] == .integer(2))
        let hits = try #require(result["hits"].array)
        let counts = hits.map { [$0["document"].string: $0["document_hits"].integer] }
        #expect(Set(counts) == [["a": 2], ["b": 1]])
    }
}
