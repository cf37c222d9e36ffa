import Foundation
import Testing

/// Damage in one page, image or document: it is named, and the rest is exported and compared.
@Suite struct BadPageTests {
    private static let damage = "the store is damaged: "

    /// A text of a page that SQLite keeps in a chain of pages of its own, with words to find it by.
    private static func long(_ words: String) -> String {
        let text = String(repeating: "The gauge on the river rose again. ", count: 900)
        return text + words + " " + text
    }

    /// Breaks the chains of pages that hold some words; true if there are any.
    private static func breakText(_ words: String, in workspace: Workspace) throws -> Bool {
        var bytes = Data(try workspace.bytes("folio.db"))
        let size = Int(bytes[16]) << 8 | Int(bytes[17])
        var (found, start) = (false, bytes.startIndex)
        while let range = bytes.range(of: Data(words.utf8), in: start..<bytes.endIndex) {
            let page = range.lowerBound / size * size
            // Such a page begins with the number of the next one, others with their kind.
            if bytes[page] == 0 {
                bytes.replaceSubrange(page..<page + 4, with: [0xFF, 0xFF, 0xFF, 0xFF])
                found = true
            }
            start = range.upperBound
        }
        try bytes.write(to: workspace.folder.appending(path: "folio.db"))
        return found
    }

    /// Three pages of which the second one cannot be read, and another document.
    private func makeStore() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write(
            try MadeResults.openDataLoader(pages: ["First page.", Self.long("broken words"), "Third page."]),
            to: "in/a.json")
        try workspace.write(try MadeResults.openDataLoader(pages: ["Whole page."]), to: "in/b.json")
        #expect(try workspace.folio("ingest", "in").status == 0)
        #expect(try Self.breakText("broken words", in: workspace))
        return workspace
    }

    @Test(arguments: [
        ["jsonl"], ["jsonl", "--unit", "document", "--join-pages"],
        ["jsonl", "--dedup", "minhash", "--scores"],
        ["jsonl", "--prefer", "agreement"], ["dolma"], ["opensearch"], ["markdown"],
        ["docling"],
    ])
    func `a damaged page is named and counted, and all others are written`(options: [String]) throws {
        let workspace = try makeStore()
        let outcome = try workspace.program.run(["export", "-o", "out", "--format"] + options)
        #expect(outcome.status == 1)
        #expect(outcome.errors.hasPrefix("folio: a, page 2: "), "\(outcome.errors)")
        #expect(outcome.errors.contains(Self.damage))
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
        #expect(outcome.output.contains("; 1 page failed"), "\(outcome.output)")
        let manifest = try JSON(parsing: workspace.text("out/manifest.json"))
        #expect(manifest["failed_pages"] == .integer(1))
        #expect(manifest["documents"] == .integer(2) && manifest["pages"] == .integer(3))
    }

    @Test func `a damaged version is left out of a choice, and another one is exported`() throws {
        let workspace = try Workspace()
        for name in ["alpha", "beta", "gamma"] {
            try workspace.write(Self.long("\(name) words"), to: "\(name)/doc.md")
            try workspace.write("A short page.", to: "\(name)/other.md")
            #expect(try workspace.folio("ingest", name, "--provider", "markdown", "--as", name).status == 0)
        }
        #expect(try Self.breakText("beta words", in: workspace))
        let export = try workspace.folio(
            "export", "--format", "jsonl", "--prefer", "agreement", "-o", "out")
        #expect(export.status == 1)
        #expect(export.errors.hasPrefix("folio: doc, page 1: beta: \(Self.damage)"), "\(export.errors)")
        let records = try workspace.records(below: "out")
        #expect(records.map { $0["id"].string } == ["doc#p1", "other#p1"])
        #expect(["alpha", "gamma"].contains(records[0]["source"].string))
        let compare = try workspace.program.run(["compare", "--all", "--json"])
        #expect(compare.status == 1)
        #expect(compare.errors.hasPrefix("folio: doc, page 1: beta: \(Self.damage)"), "\(compare.errors)")
        #expect(try JSON(parsing: compare.output)["pages"] == .integer(2))
        let one = try workspace.folio("compare", "other")
        #expect(one.status == 0 && one.errors.isEmpty)
    }

    /// Metadata is read only where a condition asks for it: the text of a document with damaged metadata is whole.
    @Test func `a document whose own row is damaged takes no other one with it`() throws {
        let workspace = try Workspace()
        for name in ["alpha", "beta"] {
            for key in ["a", "b"] { try workspace.write("The page of \(key).", to: "\(name)/\(key).md") }
            #expect(try workspace.folio("ingest", name, "--provider", "markdown", "--as", name).status == 0)
        }
        let sql = """
            UPDATE documents SET metadata = CASE key WHEN 'a' THEN '[7]' ELSE '{"kind":"report"}' END
            """
        guard try workspace.tool("sqlite3", "folio.db", sql)?.status == 0 else {
            return print("skipped: no sqlite3")
        }
        for (number, options) in [[], ["--prefer", "agreement"]].enumerated() {
            let outcome = try workspace.program.run(
                ["export", "--format", "jsonl", "--metadata", "kind=report", "-o", "out\(number)"] + options)
            #expect(outcome.status == 1)
            #expect(outcome.errors.hasPrefix("folio: a, page 1: \(Self.damage)"), "\(outcome.errors)")
            #expect(try workspace.records(below: "out\(number)").map { $0["id"].string } == ["b#p1"])
        }
        let texts = try workspace.folio("export", "--format", "jsonl", "-o", "texts")
        #expect(texts.status == 0 && texts.errors.isEmpty, "\(texts.errors)")
        #expect(try workspace.records(below: "texts").map { $0["id"].string } == ["a#p1", "b#p1"])
        let compare = try workspace.folio("compare", "--all")
        #expect(compare.status == 1 && compare.errors.hasPrefix("folio: a: \(Self.damage)"))
        #expect(compare.output.hasPrefix("1 page of 1 document, mean agreement 1.000\n"))
    }

    @Test func `a manifest of an earlier version, without failed pages, is finished`() throws {
        let workspace = try Workspace()
        try workspace.write("One page.", to: "in/a.md")
        #expect(try workspace.folio("ingest", "in", "--provider", "markdown").status == 0)
        let export = ["export", "--format", "jsonl", "-o", "out", "--resume"]
        #expect(try workspace.program.run(export).status == 0)
        let manifest = try workspace.text("out/manifest.json")
        let earlier = manifest.replacingOccurrences(of: "\"failed_pages\":0,", with: "")
        #expect(earlier != manifest)
        try workspace.write(earlier, to: "out/manifest.json")
        let outcome = try workspace.program.run(export)
        #expect(outcome.output == "1 record of 1 document written to 1 file in out\n")
        // It was not written again.
        #expect(try workspace.text("out/manifest.json") == earlier)
    }

    @Test(arguments: [
        (["jsonl"], "3 records of 2 documents written to 1 file in out; 1 of 4 pages is empty\n"),
        (
            ["jsonl", "--unit", "document"],
            "2 records of 2 documents written to 1 file in out; 1 of 4 pages is empty\n"
        ),
        (["markdown"], "2 files of 2 documents written to out; 1 of 4 pages is empty\n"),
        (["markdown", "--unit", "page"], "3 files of 2 documents written to out; 1 of 4 pages is empty\n"),
        (["docling"], "2 files of 2 documents written to out; 1 of 4 pages is empty\n"),
        (
            ["jsonl", "--min-chars", "12", "--pages", "1"],
            "1 record of 2 documents written to 1 file in out; 1 record left out by length\n"
        ),
        (
            ["jsonl", "--keep", "chars>99"],
            "0 records of 2 documents written to 0 files in out; 1 of 4 pages is empty; 3 records left out by --keep\n"
        ),
        (["markdown", "--pages", "2"], "1 file of 2 documents written to out; 1 of 2 pages is empty\n"),
    ])
    func `one line says what was written and what was not`(options: [String], line: String) throws {
        let workspace = try Workspace()
        try workspace.write(
            try MadeResults.volcengine(pages: ["First gauge.", "Second."]), to: "in/a.json")
        try workspace.write(try MadeResults.volcengine(pages: ["Another.", ""]), to: "in/b.json")
        #expect(try workspace.folio("ingest", "in").status == 0)
        let outcome = try workspace.program.run(["export", "-o", "out", "--format"] + options)
        #expect(outcome.output == line)
    }
}
