import Foundation
import TestSupport
import Testing

/// True page sizes for results that do not hold them: `--pdf`, `--page-size`, and another parse.
@Suite struct PageSizeTests {
    /// A folder with an OpenDataLoader result of two pages and PDFs; its heading's top is at 750 from the bottom.
    private func workspace(key: String = "made") throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write(try MadeResults.openDataLoader(pages: ["river", "stone"]), to: "in/\(key).json")
        let letter = ["/MediaBox [0 0 612 792]", "/MediaBox [0 0 842 800]"]
        try workspace.write(MadePDF.bytes(["a", "b"], pageEntries: letter), to: "pdf/deep/made.pdf")
        try workspace.write(MadePDF.bytes(["a"], pageEntries: letter), to: "short/made.pdf")
        return workspace
    }

    /// The height and the heading's top of each page.
    private func placed(_ workspace: Workspace, _ key: String = "made") throws -> [[Double?]] {
        let pages = try workspace.json("show", key)["pages"].array ?? []
        return pages.map { [$0["page_size"]["height"].double, $0["blocks"][0]["bbox"][1].double] }
    }

    private static let true792: [[Double?]] = [[792, 42], [800, 50]]

    @Test func `an ingest with the PDF places boxes by its pages, and nothing is assumed`() throws {
        let workspace = try workspace()
        let outcome = try workspace.folio("ingest", "in", "--pdf", "pdf")
        #expect(outcome.status == 0 && outcome.errors == "")
        #expect(try placed(workspace) == Self.true792)
        let hit = try workspace.json("search", "river")["hits"][0]
        #expect(hit["page_size"]["height"].double == 792)
        #expect(!hit.keys.contains("assumed_page_height"))
        #expect(try workspace.folio("check", "--deep").output == "ok\n")
    }

    @Test func `a result stored with an assumed height is decoded again when its PDF is named, once`() throws
    {
        let workspace = try workspace()
        #expect(try workspace.folio("ingest", "in").status == 0)
        #expect(try placed(workspace) == [[nil, 91.89], [nil, 91.89]])
        #expect(try workspace.json("search", "river")["hits"][0]["assumed_page_height"].double == 841.89)
        #expect(try workspace.json("ingest", "in", "--pdf", "pdf")["parses"] == .integer(1))
        #expect(try placed(workspace) == Self.true792)
        #expect(try workspace.json("ingest", "in", "--pdf", "pdf")["skipped"] == .integer(1))
        #expect(try workspace.json("ingest", "in")["skipped"] == .integer(1))
        #expect(try placed(workspace) == Self.true792)
    }

    @Test(arguments: [["ingest", "in", "--force"], ["renormalize", "--all"], ["renormalize"]])
    func `sizes that were found before stay`(_ command: [String]) throws {
        let workspace = try workspace()
        #expect(try workspace.folio("ingest", "in", "--pdf", "pdf/deep/made.pdf").status == 0)
        let digest = try workspace.digest()
        #expect(try workspace.program.run(command).status == 0)
        #expect(try placed(workspace) == Self.true792)
        #expect(try workspace.digest() == digest)
    }

    @Test func `renormalize takes sizes from PDFs and from the command line`() throws {
        let workspace = try workspace()
        #expect(try workspace.folio("ingest", "in").status == 0)
        #expect(try workspace.json("renormalize", "--page-size", "Letter")["parses"] == .integer(1))
        #expect(try placed(workspace) == [[792, 42], [792, 42]])
        #expect(try workspace.json("renormalize", "--page-size", "612x800.5")["parses"] == .integer(1))
        #expect(try placed(workspace) == [[800.5, 50.5], [800.5, 50.5]])
        #expect(
            try workspace.json("renormalize", "--pdf", "pdf", "--page-size", "a4")["parses"] == .integer(1))
        #expect(try placed(workspace) == Self.true792)
        #expect(try workspace.json("renormalize", "--pdf", "pdf")["parses"] == .integer(0))
    }

    @Test(arguments: [["ingest", "in"], ["renormalize"]])
    func `a PDF with another number of pages is not used, and this is said`(_ command: [String]) throws {
        let workspace = try workspace()
        #expect(try workspace.folio("ingest", "in").status == 0)
        let outcome = try workspace.program.run(command + ["--pdf", "short"])
        #expect(outcome.status == 0)
        #expect(
            outcome.errors
                == "warning: made: short/made.pdf has 1 page, and the result has 2; the page sizes of this PDF were not used\n"
        )
        #expect(try placed(workspace) == [[nil, 91.89], [nil, 91.89]])
    }

    @Test func `a result whose PDF is not among those named is listed`() throws {
        let workspace = try Workspace()
        try workspace.write(
            try MadeResults.openDataLoader(pages: ["x"]).replacing("made.pdf", with: "lost.pdf"),
            to: "in/lost.json")
        try workspace.write(MadePDF.bytes(["a"]), to: "pdf/other.pdf")
        let outcome = try workspace.folio("ingest", "in", "--pdf", "pdf")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "warning: lost: --pdf contains no PDF with this name\n")
    }

    @Test(arguments: [
        (["--page-size", "huge"], "--page-size 'huge' is unknown"), (["--page-size", "0x792"], "is unknown"),
        (["--page-size", "612x"], "is unknown"), (["--page-size", "nanx792"], "is unknown"),
        (["--page-size", "612x1e300"], "is unknown"), (["--page-size", ""], "is unknown"),
        (["--pdf", "nowhere"], "there is no file or folder nowhere"),
    ])
    func `a size or a path that cannot be used ends the command before anything is stored`(
        _ arguments: [String], _ message: String
    ) throws {
        let workspace = try workspace()
        let outcome = try workspace.program.run(["ingest", "in"] + arguments)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(!workspace.exists("folio.db"))
    }

    @Test(arguments: [["docling", "odl"], ["odl", "docling"]])
    func `another parse of the document gives the sizes, in whatever order the two come in`(
        _ order: [String]
    ) throws {
        let workspace = try Workspace()
        try workspace.write(try MadeResults.openDataLoader(pages: ["river"]), to: "odl/made.json")
        try workspace.write(
            """
            {"schema_name":"DoclingDocument","version":"1.7.0","name":"made",
            "origin":{"mimetype":"application/pdf","filename":"made.pdf","binary_hash":1},"body":{"self_ref":"#/body","children":[]},
            "furniture":{"self_ref":"#/furniture","children":[]},"groups":[],"texts":[],"pictures":[],"tables":[],
            "key_value_items":[],"form_items":[],"pages":{"1":{"page_no":1,"size":{"width":612.0,"height":792.0}}}}
            """, to: "docling/made.json")
        for folder in order { #expect(try workspace.folio("ingest", folder).status == 0) }
        let pages = try workspace.json("show", "made", "--provider", "opendataloader")["pages"].array ?? []
        #expect(pages.map { $0["page_size"]["height"].double } == [792])
        #expect(pages.first?["blocks"][0]["bbox"][1].double == 42)
        #expect(try workspace.folio("check", "--deep").output == "ok\n")
        let digest = try workspace.digest()
        #expect(try workspace.folio("ingest", "odl", "docling").status == 0)
        #expect(try workspace.digest() == digest)
    }
}

extension String {
    fileprivate func replacing(_ text: String, with other: String) -> String {
        replacingOccurrences(of: text, with: other)
    }
}
