import Foundation
import Testing

/// `--format`, `--count`, `--explain`, `--cursor`, `--facets` and `folio similar` as a user runs them.
@Suite struct SearchFormatTests {
    /// Seven documents of three pages, one with a key that CSV must quote.
    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        for number in 0..<6 {
            let pages = (0..<3).map { "the gauge \(number) of \($0), \"said\" 水位观测" }
            try workspace.write(try MadeResults.openDataLoader(pages: pages), to: "in/\(number).json")
        }
        try workspace.write(
            try MadeResults.openDataLoader(pages: ["gauge", "weir", "lone"]), to: "in/a, \"b\".json")
        #expect(try workspace.folio("ingest", "in").status == 0)
        return workspace
    }

    private func lines(_ outcome: Program.Outcome) throws -> [JSON] {
        try outcome.output.split(separator: "\n").map { try JSON(parsing: String($0)) }
    }

    @Test func `jsonl has the hits of --json a line, and each line's cursor goes on after it`() throws {
        let workspace = try workspace()
        let hits = try #require(try workspace.json("search", "gauge", "--limit", "100")["hits"].array)
        #expect(hits.count == 19)
        let whole = try lines(try workspace.folio("search", "gauge", "--limit", "100", "--format", "jsonl"))
        #expect(whole.map { $0["snippet"] } == hits.map { $0["snippet"] })
        #expect(whole.map { $0["regions"] } == hits.map { $0["regions"] })
        #expect(whole[0].keys == hits[0].keys.union(["cursor"]))
        let cursor = try #require(whole[6]["cursor"].string)
        let rest = try lines(
            try workspace.folio("search", "gauge", "--limit", "100", "--format", "jsonl", "--cursor", cursor))
        #expect(rest == Array(whole[7...]))
    }

    @Test func `csv has a row a hit, quoted as RFC 4180 says`() throws {
        let workspace = try workspace()
        let outcome = try workspace.folio("search", "gauge", "--limit", "100", "--format", "csv")
        let rows = outcome.output.split(separator: "\r\n").map(String.init)
        #expect(rows.count == 20)
        #expect(
            rows[0]
                == "document,provider,page_number,score,type,x0,y0,x1,y1,page_width,page_height,unit,snippet,matched,locator"
        )
        #expect(rows.contains { $0.hasPrefix("\"a, \"\"b\"\"\",opendataloader,1,") })
        #expect(rows.contains { $0.hasSuffix(",\"the gauge 3 of 2, \"\"said\"\" 水位观测\",all,3#p3/b1") })
    }

    @Test func `Python reads the same from csv as from json`() throws {
        let workspace = try workspace()
        let csv = try workspace.folio("search", "gauge", "--limit", "100", "--format", "csv")
        try workspace.write(csv.output, to: "hits.csv")
        let script =
            "import csv,json;print(json.dumps([[r['document'],int(r['page_number']),r['snippet']] for r in csv.DictReader(open('hits.csv',newline=''))]))"
        guard let read = try workspace.tool("python3", "-c", script) else {
            return print("skipped: no python3")
        }
        let hits = try #require(try workspace.json("search", "gauge", "--limit", "100")["hits"].array)
        let expected = hits.map { JSON.array([$0["document"], $0["page_number"], $0["snippet"]["text"]]) }
        #expect(try read.json == .array(expected))
    }

    @Test func `text is plain in a pipe, and tells the cursor that goes on`() throws {
        let workspace = try workspace()
        var seen: [String] = []
        var arguments = ["search", "gauge", "--limit", "8"]
        for _ in 0..<3 {
            let outcome = try workspace.program.run(arguments)
            #expect(outcome.status == 0 && !outcome.output.contains("\u{1B}"))
            let lines = outcome.output.split(separator: "\n").map(String.init)
            seen += lines.filter { $0.contains("#p") && !$0.hasPrefix(" ") }
            guard let next = lines.first(where: { $0.hasPrefix("Next: ") }) else { break }
            arguments =
                ["search", "gauge", "--limit", "8"] + next.dropFirst(6).split(separator: " ").map(String.init)
        }
        #expect(seen.count == 19 && Set(seen.map { $0.prefix { $0 != "[" } }).count == 19)
        let wrong = try workspace.folio("search", "weir", "--cursor", arguments[5])
        #expect(wrong.status == 2)
        #expect(wrong.errors.hasPrefix("folio: the cursor belongs to another search\n  use the cursor"))
    }

    @Test func `--count prints a number, and --facets divide it`() throws {
        let workspace = try workspace()
        #expect(try workspace.folio("search", "gauge", "--count").output == "19\n")
        #expect(
            try workspace.json("search", "gauge", "--count")
                == .object(["query": .string("gauge"), "total": .integer(19)]))
        #expect(try workspace.folio("search", "zyzzyva", "--count").status == 1)
        let facets = try workspace.json(
            "search", "gauge", "--facets", "type,provider,language", "--limit", "0")["facets"]
        let text = JSON.object(["value": .string("text"), "pages": .integer(19)])
        #expect(facets[0] == .object(["field": .string("type"), "values": .array([text])]))
        // The document of single words is in no language that could be told.
        #expect(facets[2]["values"][0] == .object(["value": .string("en"), "pages": .integer(18)]))
        #expect(facets[2]["values"][1] == .object(["value": .null, "pages": .integer(1)]))
        #expect(try workspace.folio("search", "gauge", "--facets", "size").status == 2)
    }

    @Test(arguments: ["csv", "jsonl"])
    func `facets of hits that stream are told beside them, and nothing that is not so`(format: String) throws
    {
        let outcome = try workspace().folio("search", "gauge", "--facets", "type", "--format", format)
        #expect(outcome.status == 0 && outcome.errors == "type  text 19\n")
    }

    @Test func `--explain says how a query is read and does not search`() throws {
        let program = try SampleStore.reading()
        let outcome = try program.run("search", "--explain", "Radar OR \"rating curve\"")
        #expect(outcome.status == 0)
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines[0] == "parsed  Radar OR \"rating curve\"")
        #expect(lines[1] == "word    Radar → radar: 5 pages")
        #expect(lines[2] == "word    rating curve → rating + curve: 5 pages")
        let json = try program.run("search", "--explain", "radar", "--json").json
        #expect(json.keys == ["query", "parsed", "words", "match", "plan"])
        #expect(try program.run("search", "--explain", "--count", "x").status == 2)
    }

    @Test func `similar finds pages of the same words, and names a page that is not there`() throws {
        let workspace = try workspace()
        let result = try workspace.json("similar", "3", "--page", "2", "--limit", "4")
        #expect(
            result.keys == ["document", "page_index", "page_number", "locator", "terms", "total", "hits"])
        #expect(result["hits"].array?.count == 4)
        #expect(
            result["hits"].array?.contains {
                $0["document"] == .string("3") && $0["page_index"] == .integer(1)
            } == false)
        let text = try workspace.folio("similar", "3", "--page", "2")
        #expect(text.status == 0 && text.output.hasPrefix("Searched for "))
        let none = try workspace.folio("similar", "3", "--page", "9")
        #expect(none.status == 1)
        #expect(
            none.errors == "folio: there is no page 9 of 3\n  list the documents with `folio documents`\n")
        #expect(try workspace.folio("similar", "3", "--page", "0").status == 2)
    }
}

/// `--passages` as a user runs it.
@Suite struct PassageFormatTests {
    private let program: Program

    init() throws { program = try SampleStore.reading() }

    @Test func `passages have the members that the guide to search promises`() throws {
        let result = try program.run("search", "radar gauge", "--passages", "--size", "300", "--json").json
        #expect(result.keys.isSuperset(of: ["query", "total", "size", "passages"]))
        #expect(result["size"] == .integer(300))
        let passages = try #require(result["passages"].array)
        #expect(!passages.isEmpty)
        for passage in passages {
            let sometimes: Set = ["missing", "assumed_page_height"]
            #expect(
                passage.keys.subtracting(sometimes) == [
                    "document", "title", "provider", "page_index", "page_number", "page_size", "locator",
                    "score", "matched", "headings", "text", "highlights", "blocks",
                ])
            let scalars = Array(try #require(passage["text"].string).unicodeScalars)
            let blocks = try #require(passage["blocks"].array)
            #expect(blocks.contains { $0["locator"] == passage["locator"] })
            for block in blocks {
                #expect(
                    block.keys == [
                        "block_id", "ordinal", "locator", "type", "bbox", "norm_box", "span", "text_range",
                    ])
                let span = try #require(block["span"].array).compactMap(\.integer)
                let shown = try program.run("show", block["locator"].string ?? "", "--format", "text").output
                let text = String(String.UnicodeScalarView(scalars[span[0]..<span[1]]))
                #expect(shown == text + "\n")
            }
        }
    }

    @Test func `passages are lines of JSON or text, and exclude what has no meaning for them`() throws {
        let lines = try program.run("search", "radar", "--passages", "-n", "2", "-f", "jsonl").output
            .split(separator: "\n").map { try JSON(parsing: $0) }
        #expect((1...2).contains(lines.count) && lines.allSatisfy { $0["blocks"].array != nil })
        let text = try program.run("search", "radar", "--passages", "-n", "1")
        #expect(text.status == 0 && text.output.contains("1 passage from 1 page of "))
        #expect(try program.run("search", "zyzzyva", "--passages").status == 1)
        for arguments in [
            ["--passages", "--count"], ["--passages", "-f", "csv"], ["--passages", "--offset", "1"],
            ["--size", "300"], ["--passages", "--size", "5"], ["--passages", "--sort", "newest"],
        ] {
            #expect(try program.run(["search", "radar"] + arguments).status == 2, "\(arguments)")
        }
    }
}
