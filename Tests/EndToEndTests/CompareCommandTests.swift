import Foundation
import Testing

/// Several parsers' markdown of the same documents, stored under their names and compared.
@Suite struct CompareCommandTests {
    /// Two documents by three parsers, one of which read the second one badly.
    private func makeStore() throws -> Workspace {
        let workspace = try Workspace()
        let table = "| a | b |\n|---|---|\n| 1 | 2 |\n"
        for (name, second) in [
            ("marker", "The river rose."), ("mineru", "The river rose!"), ("nougat", "Tho rivor"),
        ] {
            try workspace.write("# Report\n\nAll agree.\n\n\(table)", to: "\(name)/report.md")
            try workspace.write(second, to: "\(name)/flood.md")
            let outcome = try workspace.folio("ingest", name, "--provider", "markdown", "--as", name)
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        return workspace
    }

    @Test func `the page on which parsers disagree comes first, with the version that agrees most`() throws {
        let workspace = try makeStore()
        let report = try workspace.json("compare", "--all")
        #expect(report["documents"] == .integer(2))
        #expect(report["pages"] == .integer(2))
        let pages = try #require(report["worst"].array)
        #expect(pages.map { $0["document"] } == [.string("flood"), .string("report")])
        #expect(pages[0]["page"] == .integer(1))
        #expect(pages[0]["chosen"] == .string("marker"))
        #expect(pages[1]["table_agreement"] == .integer(1) || pages[1]["table_agreement"] == .number(1))
        let text = try workspace.folio("compare", "flood")
        #expect(text.output.contains("flood p.1: ") && text.output.contains("marker"))
    }

    @Test func `with a reference, providers are measured against it and it is not chosen`() throws {
        let workspace = try makeStore()
        let report = try workspace.json("compare", "--all", "--reference", "mineru")
        let providers = try #require(report["providers"].array)
        #expect(providers.map { $0["provider"] } == [.string("marker"), .string("nougat")])
        #expect(providers.map { $0["closest_pages"] } == [.integer(2), .integer(1)])
        // Two versions agree equally well with each other: the preferred one, the latest, is chosen.
        #expect(report["chosen"]["closest_pages"] == .integer(1))
    }

    @Test func `one parser is compared with a ground truth`() throws {
        let workspace = try Workspace()
        for (name, good, bad) in [
            ("truth", "The river rose.", "All is well."), ("alpha", "The river rose.", "Al is wel"),
        ] {
            try workspace.write(good, to: "\(name)/good.md")
            try workspace.write(bad, to: "\(name)/bad.md")
            #expect(try workspace.folio("ingest", name, "--provider", "markdown", "--as", name).status == 0)
        }
        let report = try workspace.json("compare", "--all", "--reference", "truth")
        #expect(report["pages"] == .integer(2))
        let providers = try #require(report["providers"].array)
        #expect(providers.map { $0["provider"] } == [.string("alpha")])
        #expect(providers[0]["closest_pages"] == .integer(2))
        // Seven of the ten characters.
        #expect(providers[0]["reference_agreement"] == .number(0.85))
        // There is nobody to agree with.
        #expect(providers[0]["agreement"].string == nil && report["agreement"].string == nil)
        #expect(report["worst"].array?.map { $0["document"] } == [.string("bad"), .string("good")])
        let text = try workspace.folio("compare", "--all", "--reference", "truth")
        #expect(text.status == 0)
        #expect(
            text.output == """
                2 pages of 2 documents

                provider      pages  agreement     chosen  reference    closest
                alpha             2          –          2      0.850          2
                (chosen)          2          –          2      0.850          2

                reference: mean agreement of the text with the reference.
                closest: pages on which no other provider is closer to the reference; several can tie.

                agreement  reference  tables  page
                        –      0.700       –  bad p.1: alpha 0.700*
                        –      1.000       –  good p.1: alpha 1.000*

                """)
    }

    @Test func `a document with one parser has nothing to compare`() throws {
        let workspace = try Workspace()
        try workspace.write("alone", to: "in/one.md")
        _ = try workspace.folio("ingest", "in", "--provider", "markdown")
        let outcome = try workspace.folio("compare", "one")
        #expect(outcome.status == 1)
        #expect(
            outcome.errors == """
                folio: nothing to compare: no page has parses of two providers
                  ingest another parser's results for the same document, or compare with a ground truth: \
                `folio ingest truth/ --provider markdown --as truth`, then `folio compare --all --reference truth`

                """)
        let reference = try workspace.folio("compare", "--all", "--reference", "markdown")
        #expect(reference.status == 1)
        #expect(reference.errors.contains("no page has a parse of markdown and one of another provider\n"))
        #expect(reference.errors.contains("`folio documents` lists"))
        #expect(try workspace.folio("compare").status == 2)
    }

    @Test func `the parser's name is kept, searched by, skipped by and decoded again under`() throws {
        let workspace = try makeStore()
        let again = try workspace.json("ingest", "marker", "--provider", "markdown", "--as", "marker")
        #expect(again["skipped"] == .integer(2) && again["parses"] == .integer(0))
        #expect(try workspace.json("renormalize", "--all")["parses"] == .integer(6))
        let rows = try #require(try workspace.json("documents", "--provider", "nougat").array)
        #expect(rows.count == 2)
        let providers = rows.map { row in row["parses"].array?.map { $0["provider"] } }
        #expect(providers[0] == [.string("marker"), .string("mineru"), .string("nougat")])
        let search = try workspace.folio("search", "river", "--provider", "marker")
        #expect(search.status == 0 && search.output.contains("flood"))
        #expect(try workspace.folio("search", "river", "--provider", "marken").status == 2)
        #expect(try workspace.folio("check").output == "ok\n")
    }

    @Test func `two short files of equal bytes are two documents`() throws {
        let workspace = try Workspace()
        for name in ["a", "b"] { try workspace.write("", to: "in/\(name).md") }
        let summary = try workspace.json("ingest", "in", "--provider", "markdown")
        #expect(summary["documents"] == .integer(2))
        #expect(try workspace.json("ingest", "in", "--provider", "markdown")["skipped"] == .integer(2))
    }

    @Test func `a name that nobody could ask for is refused`() throws {
        let workspace = try Workspace()
        try workspace.write("x", to: "in/a.md")
        let outcome = try workspace.folio("ingest", "in", "--provider", "markdown", "--as", "My Parser")
        #expect(outcome.status == 2)
        #expect(
            outcome.errors.hasPrefix(
                "folio: --as 'My Parser' is invalid; use up to 64 lowercase letters, digits, dots, hyphens and underscores\n"
            ))
    }
}
