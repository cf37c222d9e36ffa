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

    @Test func `a result whose name another one has is reported, since one file is written`() throws {
        let workspace = try Workspace()
        try workspace.write(Self.list, to: "a/r_content_list.json")
        try workspace.write(Self.list.replacing("rises", with: "falls"), to: "b/r_content_list.json")
        let outcome = try workspace.folio("convert", "a", "b", "--to", "markdown", "-o", "out")
        #expect(outcome.status == 1)
        #expect(
            outcome.errors.contains("1 result not written: another result has the same key"))
        #expect(try workspace.folio("convert", "a", "--to", "markdown", "-o", "out2").status == 0)
    }

    @Test func `pages of a product that counts from 0 keep their numbers through ALTO`() throws {
        let workspace = try Workspace()
        let head =
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
        let lines = (1...2).flatMap { page in
            [
                "1\t\(page)\t0\t0\t0\t0\t0\t0\t600\t800\t-1\t",
                "5\t\(page)\t1\t1\t1\t1\t10\t20\t90\t30\t96\tgauge\(page)",
            ]
        }
        try workspace.write(([head] + lines).joined(separator: "\n") + "\n", to: "in/scan.tsv")
        #expect(try workspace.folio("convert", "in", "--to", "alto", "-o", "out").status == 0)
        #expect(try workspace.folio("ingest", "out").status == 0)
        for page in 1...2 {
            let shown = try workspace.folio("show", "scan", "--page", "\(page)")
            #expect(shown.output.contains("gauge\(page)"), "\(shown.output)\(shown.errors)")
        }
    }

    @Test(arguments: ["docling", "markdown", "mineru"])
    func `a document that is called like the manifest has a file of its own`(format: String) throws {
        let workspace = try Workspace()
        try workspace.write(Self.list, to: "in/manifest_content_list.json")
        let outcome = try workspace.folio("convert", "in", "--to", format, "-o", "out")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(workspace.exists("out/manifest.json"))
    }
}
