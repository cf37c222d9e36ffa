import Foundation
import TestSupport
import Testing

/// `folio convert`: one parser's result in another's form, without a store.
@Suite struct ConvertCommandTests {
    private static let list = """
        [{"type":"text","text":"Gauges","text_level":1,"bbox":[100,50,400,80],"page_idx":0},
         {"type":"text","text":"The river rises.","bbox":[100,100,900,200],"page_idx":0},
         {"type":"table","img_path":"","table_caption":["Table 1"],"table_footnote":[],
          "table_body":"<table><tr><td>a</td><td colspan=2>b</td></tr></table>","bbox":[100,300,900,400],"page_idx":1}]
        """

    @Test(arguments: ["mineru", "docling"])
    func `a result that is converted and read again says the same`(format: String) throws {
        let workspace = try Workspace()
        try workspace.write(Self.list, to: "in/r_content_list.json")
        let outcome = try workspace.folio("convert", "in", "--to", format, "-o", "out")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output == "1 file of 1 document written to out\n")
        #expect(!workspace.exists("folio.db"))
        for (folder, store) in [("in", "one.db"), ("out", "two.db")] {
            #expect(try workspace.folio("ingest", folder, "--store", store).status == 0)
        }
        func content(_ store: String) throws -> [String] {
            let pages = try workspace.json("show", "r", "--store", store)["pages"].array ?? []
            return pages.flatMap { $0["blocks"].array ?? [] }.map {
                "\($0["type"].string ?? "") \($0["text"].string ?? "")"
            }.sorted()
        }
        let before = try content("one.db")
        #expect(before.count == 4)
        #expect(
            try content("two.db").map { $0.replacing("title", with: "heading") }
                == before.map { $0.replacing("title", with: "heading") })
    }

    @Test func `inputs that cannot be read are reported, and the others are converted`() throws {
        let workspace = try Workspace()
        try workspace.write(Self.list, to: "in/r_content_list.json")
        try workspace.write("{\"cut\": ", to: "in/bad.json")
        let outcome = try workspace.folio("convert", "in", "--to", "markdown", "-o", "out")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("in/bad.json"))
        #expect(workspace.exists("out/r.md"))
        let nothing = try workspace.folio("convert", "in/bad.json", "--to", "markdown", "-o", "out2")
        #expect(nothing.status == 2 && !workspace.exists("out2"))
    }
}
