import Foundation
import Testing

/// A PDF that was sent in parts comes together again.
@Suite struct SplitDocumentTests {
    private static let first = ["alpha gauge", "beta gauge"]
    private static let second = ["gamma gauge", "delta gauge"]

    @Test func `parts whose names tell their pages are one document`() throws {
        let workspace = try Workspace()
        try workspace.write(try MadeResults.volcengine(pages: Self.first), to: "in/report_0_1.json")
        try workspace.write(try MadeResults.volcengine(pages: Self.second), to: "in/report_2_3.json")
        let summary = try workspace.json("ingest", "in")
        #expect(summary["documents"] == .integer(1))
        #expect(summary["parses"] == .integer(2))
        #expect(try workspace.keys() == ["report"])
        try expectWhole(workspace, key: "report")
    }

    @Test func `parts given with --key and --page-offset are one document`() throws {
        let workspace = try Workspace()
        try workspace.write(try MadeResults.volcengine(pages: Self.first), to: "one.json")
        try workspace.write(try MadeResults.volcengine(pages: Self.second), to: "two.json")
        for (file, offset) in [("two.json", "2"), ("one.json", "0")] {
            let outcome = try workspace.folio("ingest", file, "--key", "a/whole", "--page-offset", offset)
            #expect(outcome.status == 0)
        }
        try expectWhole(workspace, key: "a/whole")
    }

    /// All four pages are preferred, in order, found, and exported.
    private func expectWhole(_ workspace: Workspace, key: String) throws {
        let document = try workspace.json("documents")[0]
        #expect(document["page_count"] == .integer(4))
        #expect(document["parses"].array?.map { $0["is_preferred"] } == [.bool(true), .bool(true)])
        let pages = try #require(try workspace.json("show", key)["pages"].array)
        #expect(pages.map { $0["page_index"].integer } == [0, 1, 2, 3])
        for (index, text) in (Self.first + Self.second).enumerated() {
            let hits = try workspace.json("search", "\"\(text)\"")["hits"]
            #expect(hits.array?.count == 1)
            #expect(hits[0]["page_index"] == .integer(index))
            #expect(hits[0]["document"] == .string(key))
        }
        #expect(try workspace.folio("export", "--format", "markdown", "-o", "out").status == 0)
        let markdown = try workspace.text("out/\(key).md")
        let positions = (Self.first + Self.second).map { markdown.range(of: $0)?.lowerBound }
        #expect(!positions.contains(nil))
        #expect(positions.compactMap(\.self) == positions.compactMap(\.self).sorted())
        #expect(try workspace.folio("check").output == "ok\n")
    }
}
