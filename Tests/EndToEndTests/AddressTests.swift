import Foundation
import Testing

/// Addresses as a user copies them from one command to the next.
@Suite struct AddressTests {
    /// A document of three pages, and one whose key looks like an address of its first page.
    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        let pages = ["the radar gauge is read", "a weir and a weir", "set *case* gauge"]
        try workspace.write(try MadeResults.openDataLoader(pages: pages), to: "in/a.json")
        try workspace.write(try MadeResults.openDataLoader(pages: ["hidden"]), to: "in/a#p1.json")
        #expect(try workspace.folio("ingest", "in").status == 0)
        return workspace
    }

    @Test func `the address of a hit shows the block, its neighbours and pieces of its text`() throws {
        let workspace = try workspace()
        let locator = try #require(try workspace.json("search", "radar")["hits"][0]["locator"].string)
        #expect(locator == "a#p1/b1")
        // The page alone cannot be `a#p1`, which is a document.
        #expect(try workspace.json("show", locator)["pages"][0]["locator"] == .string("a#p01"))
        #expect(try workspace.folio("show", locator).output == "the radar gauge is read\n")
        #expect(
            try workspace.folio("show", locator, "--context", "1").output
                == "# Chapter 1\n\nthe radar gauge is read\n")
        #expect(try workspace.folio("show", locator + ":4-9").output == "radar\n")
        #expect(try workspace.folio("show", "a#p1", "--format", "text").output == "Chapter 1\n\nhidden\n")
        let page = try workspace.folio("show", "a#p01", "--format", "text").output
        #expect(page == "Chapter 1\n\nthe radar gauge is read\n")
        let blocks = try workspace.json("show", locator + ":4-9", "--context", "9")["pages"][0]["blocks"]
        #expect(blocks.array?.map { $0["ordinal"].integer } == [0, 1])
        #expect(blocks[1]["highlights"] == .array([.array([.integer(4), .integer(9)])]))
        #expect(blocks[1]["locator"] == .string(locator) && blocks[0]["highlights"] == .null)
    }

    @Test(arguments: [
        (["show", "a#p9"], "folio: a has no page 9; it has 3 pages, parsed by opendataloader\n"),
        (["show", "a#p2/b7"], "folio: page 2 of a has no block b7\n  they are b0 to b1\n"),
        (
            ["show", "a#p2/b1:10-30"],
            "folio: block b1 on page 2 of a has 17 code points\n  ranges are counted from 0, and the second number is not part of them\n"
        ),
        (
            ["show", "a@mineru#p2"],
            "folio: a has no page 2 by mineru; it has 3 pages, parsed by opendataloader\n"
        ),
        (
            ["show", "b#p2"],
            "folio: there is no document 'b#p2'\n  list the documents with `folio documents`\n"
        ),
    ]) func `an address that leads nowhere says which part is missing`(
        _ arguments: [String], _ message: String
    ) throws {
        let workspace = try workspace()
        let outcome = try workspace.program.run(arguments)
        #expect(outcome.status == 1)
        #expect(outcome.errors == message)
    }

    @Test func `an option that repeats an address is refused`() throws {
        let workspace = try workspace()
        for arguments in [
            ["show", "a#p2", "--page", "2"], ["show", "a#p2", "--context", "1"], ["similar", "a"],
            ["locate", "a"], ["locate", "a#p2/b1", "--span", "1-2"], ["compare", "a@mineru#p2"],
            ["show", "a@opendataloader#p2", "-p", "opendataloader"],
        ] {
            #expect(try workspace.program.run(arguments).status == 2, "\(arguments)")
        }
    }

    @Test func `similar, compare and export take addresses`() throws {
        let workspace = try workspace()
        let similar = try workspace.json("similar", "a#p3/b1")
        #expect(similar["locator"] == .string("a#p3/b1") && similar["page_number"] == .integer(3))
        #expect(similar["terms"].array?.compactMap { $0["text"].string } == ["gauge"])
        #expect(similar["hits"].array?.map { $0["locator"].string } == ["a#p1/b1"])
        let compared = try workspace.folio("compare", "a#p2")
        #expect(compared.status == 1 && compared.errors.contains("no page has parses of two providers"))
        let exported = try workspace.folio(
            "export", "--format", "jsonl", "--spans", "block", "--select", "a#p2/b1", "--select", "hidden",
            "-o", "out")
        #expect(exported.status == 0)
        let records = try workspace.records(below: "out")
        #expect(records.map { $0["id"].string } == ["a#p2", "a#p1#p1"])
        let spans = records[0]["metadata"]["block_spans"].array ?? []
        #expect(spans.map { $0["locator"].string } == ["a#p2/b0", "a#p2/b1"])
        let missing = try workspace.folio("export", "--format", "jsonl", "--select", "a#p8", "-o", "out2")
        #expect(missing.status == 1 && missing.errors.hasPrefix("folio: a has no page 8"))
    }

    @Test func `a span of an exported page leads back to its blocks and boxes`() throws {
        let workspace = try workspace()
        #expect(try workspace.folio("export", "--format", "jsonl", "-o", "out").status == 0)
        let records = try workspace.records(below: "out")
        let text = try #require(records.first { $0["id"] == .string("a#p3") }?["text"].string)
        #expect(text == #"# Chapter 3\#n\#nset \*case\* gauge"#)
        let found = try workspace.json("locate", "a", "--page", "3", "--span", "8-25")
        #expect(found["total"] == .integer(1))
        let match = found["matches"][0]
        #expect(match["text"] == .string(#"r 3\#n\#nset \*case\*"#))
        #expect(match["blocks"].array?.map { $0["locator"].string } == ["a#p3/b0:6-9", "a#p3/b1:0-10"])
        let block = try workspace.json("show", "a#p3/b1")["pages"][0]["blocks"][0]
        #expect(match["blocks"][1]["bbox"] == block["bbox"] && block["bbox"] != .null)
        #expect(match["blocks"][1]["norm_box"] == block["norm_box"])
        // The provider sends no height.
        #expect(match["assumed_page_height"].double != nil)
        let beyond = try workspace.folio("locate", "a#p3", "--span", "8-900")
        #expect(
            beyond.status == 1
                && beyond.errors.contains("the exported text of page 3 of a has 31 code points"))
        let between = try workspace.folio("locate", "a#p3", "--span", "11-13")
        #expect(between.status == 1 && between.errors.contains("no block wrote the code points 11-13"))
    }

    @Test func `a text leads to every place where it stands, and to none with a reason`() throws {
        let workspace = try workspace()
        let found = try workspace.json("locate", "a", "--text", "weir")
        #expect(found["total"] == .integer(2))
        let places = found["matches"].array?.map { $0["blocks"][0]["locator"].string }
        #expect(places == ["a#p2/b1:2-6", "a#p2/b1:13-17"])
        let text = try workspace.folio("locate", "a#p2", "--text", "weir").output
        #expect(text.hasPrefix("a#p2/b1:2-6  [text]\n    a weir and a weir\n    box ["))
        #expect(text.hasSuffix("2 places: the text is not unique.\n"))
        // As the block has it, without the backslash of markdown; and over the end of a block.
        let plain = try workspace.json("locate", "a", "--text", "*case*")["matches"][0]
        #expect(
            plain["span"] == .null && plain["blocks"][0]["text_range"] == .array([.integer(4), .integer(10)]))
        let both = try workspace.json("locate", "a", "--text", "2 a weir")["matches"][0]
        #expect(both["blocks"].array?.map { $0["ordinal"].integer } == [0, 1])
        let none = try workspace.folio("locate", "a#p2", "--text", "nothing")
        #expect(none.status == 1 && none.errors.hasPrefix("folio: the text is not on page 2 in a\n"))
        let block = try workspace.json("locate", "a#p2/b1:2-6")["matches"][0]
        #expect(block["text"] == .string("weir") && block["span"] == .array([.integer(13), .integer(30)]))
    }
}
