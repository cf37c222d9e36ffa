import Foundation
import TestSupport
import Testing

/// Commands that take a folder or pattern of stores, over stores of some samples each and the store of all.
@Suite struct StoreSetCommandTests {
    private static let folders = ["doc2x", "volcengine", "complexdocr", "opendataloader"]

    /// `parts/0.db` … with a folder of samples each, merged as `all.db`; all documents have keys of their own.
    private static func workspace() throws -> Workspace {
        let workspace = try Workspace()
        try FileManager.default.createDirectory(
            at: workspace.folder.appending(path: "parts"), withIntermediateDirectories: true)
        var parts: [String] = []
        for (number, folder) in folders.enumerated() {
            let part = "parts/\(number).db"
            #expect(
                try workspace.folio(
                    "ingest", Workspace.samples + "/" + folder, "--key", folder, "--store", part
                ).status == 0)
            parts.append(part)
        }
        #expect(try workspace.program.run(["merge"] + parts + ["--store", "all.db"]).status == 0)
        return workspace
    }

    @Test(arguments: ["parts", "parts/", "parts/*.db", "parts/[0-2].db,parts/3.db"])
    func `a set is searched as the store that all are merged into, and hits name their store`(
        stores: String
    ) throws {
        let workspace = try Self.workspace()
        for query in ["gauge", "how is the water level measured", "水位", "\"rating curve\" OR 观测"] {
            let set = try workspace.folio("search", query, "--json", "--store", stores).json
            let all = try workspace.folio("search", query, "--json", "--store", "all.db").json
            #expect(set["total"] == all["total"] && set["total_some"] == all["total_some"])
            let hits = (set["hits"].array ?? [], all["hits"].array ?? [])
            #expect(!hits.0.isEmpty && hits.0.count == hits.1.count)
            for (hit, expected) in zip(hits.0, hits.1) {
                #expect(hit["score"] == expected["score"] && hit["locator"] == expected["locator"])
                let document = try #require(hit["document"].string)
                let part = Self.folders.firstIndex { document.hasPrefix($0) }
                #expect(hit["store"].string?.hasSuffix("/\(try #require(part)).db") == true)
                #expect(expected["store"] == .null)
            }
        }
    }

    @Test func `a set exports the records of the merged store, and counts what it has`() throws {
        let workspace = try Self.workspace()
        for store in ["parts", "all.db"] {
            for (unit, extra) in [("page", []), ("document", ["--select", "gauge OR 水位"])] {
                let output = "\(store)-\(unit)"
                let outcome = try workspace.program.run(
                    ["export", "--format", "jsonl", "--unit", unit, "--store", store, "-o", output] + extra)
                #expect(outcome.status == 0 && outcome.errors == "")
            }
        }
        for unit in ["page", "document"] {
            let (set, all) = try (
                workspace.text("parts-\(unit)/part-00000.jsonl"),
                workspace.text("all.db-\(unit)/part-00000.jsonl")
            )
            #expect(set.split(separator: "\n").sorted() == all.split(separator: "\n").sorted())
            #expect(!set.isEmpty)
        }
        let (set, all) = try (
            workspace.folio("stats", "--json", "--store", "parts").json,
            workspace.folio("stats", "--json", "--store", "all.db").json
        )
        #expect(set["stores"] == .integer(4) && all["stores"] == .null)
        for member in ["documents", "parses", "pages", "blocks", "blocks_by_type", "parses_by_provider"] {
            #expect(set[member] == all[member], "\(member)")
        }
    }

    @Test func `a document in two stores is exported once, and the summary says so`() throws {
        let workspace = try Self.workspace()
        try FileManager.default.copyItem(
            at: workspace.folder.appending(path: "parts/0.db"),
            to: workspace.folder.appending(path: "parts/9.db"))
        let outcome = try workspace.folio("export", "--format", "jsonl", "--store", "parts", "-o", "out")
        #expect(outcome.status == 0)
        #expect(
            outcome.errors.hasPrefix(
                "note: 1 document is in several stores, and exported from the last that passes the selection;"
            ))
        _ = try workspace.folio("export", "--format", "jsonl", "--store", "all.db", "-o", "all")
        #expect(
            try workspace.text("out/part-00000.jsonl").split(separator: "\n").sorted()
                == workspace.text("all/part-00000.jsonl").split(separator: "\n").sorted())
    }

    @Test func `what names no store, or several where one is needed, is an error that says what to do`()
        throws
    {
        let workspace = try Self.workspace()
        for (arguments, message) in [
            (
                ["search", "gauge", "--store", "none/*.db"],
                "there is no store that fits the pattern none/*.db"
            ),
            (["documents", "--store", "."], "4 stores"),
            (["show", "report", "--store", "parts"], "parts names 4 stores, and this command works on one"),
            (
                ["ingest", ".", "--store", "parts/*.db"],
                "parts/*.db names 4 stores, and this command works on one"
            ),
            (["stats", "--digest", "--store", "parts"], "--digest is of one store, and parts names 4"),
            (
                ["export", "--format", "jsonl", "-o", "x", "--document", "nowhere", "--store", "parts"],
                "the set of parts/0.db and 3 more has no document nowhere"
            ),
        ] {
            let outcome = try workspace.program.run(arguments)
            guard message != "4 stores" else {
                // A folder of one store is that store.
                #expect(outcome.status == 0 && !outcome.output.contains("stores"))
                continue
            }
            #expect(outcome.status != 0 && outcome.errors.contains(message), "\(outcome.errors)")
        }
    }

    @Test func `a limit on open files that is too low for a set is an error, and not a crash`() throws {
        let workspace = try Self.workspace()
        for (limit, message) in [(70, "4 stores need 84 open files, and this process may have 70"), (84, "")]
        {
            let command =
                "ulimit -n \(limit); exec '\(Program.binary.path)' search gauge --store parts --count"
            let outcome = try #require(try workspace.tool("bash", "-c", command))
            #expect(outcome.status == (message.isEmpty ? 0 : 2))
            #expect(message.isEmpty ? outcome.errors == "" : outcome.errors.contains(message))
        }
    }

    @Test func `of a document in two stores an export takes the last that passes the selection`() throws {
        let workspace = try Workspace()
        for (store, text) in [("1.db", "old wording of the gauge"), ("2.db", "new wording of the gauge")] {
            try workspace.write("# Report\n\n\(text)\n", to: "rep.md")
            let outcome = try workspace.folio(
                "ingest", "rep.md", "--provider", "markdown", "--store", "st-\(store)")
            #expect(outcome.status == 0)
        }
        for (options, text) in [
            ([], "new"), (["--select", "old"], "old"), (["--select", "new"], "new"),
            (["--select", "gauge"], "new"),
        ] {
            let outcome = try workspace.program.run(
                ["export", "--format", "jsonl", "-o", "-", "--store", "st-*.db"] + options)
            #expect(outcome.status == 0 && outcome.output.contains("\(text) wording"), "\(options)")
            #expect(outcome.output.split(separator: "\n").count == 1)
        }
    }

    @Test func `a file that has two names in a set counts once, and hidden files not at all`() throws {
        let workspace = try Self.workspace()
        let once = try workspace.folio("search", "gauge", "--count", "--store", "parts")
        try workspace.write("macOS writes such files", to: "parts/._0.db")
        try FileManager.default.createSymbolicLink(
            atPath: workspace.path("parts/link.db"), withDestinationPath: workspace.path("parts/0.db"))
        for stores in ["parts", "parts/*", "parts,./parts", "parts,\(workspace.path("parts/0.db"))"] {
            #expect(
                try workspace.folio("search", "gauge", "--count", "--store", stores).output == once.output)
        }
        // As the shell passes an unquoted parts/*.db on.
        let stray = try workspace.folio("search", "gauge", "--store", "parts/0.db", "parts/1.db")
        #expect(stray.status == 2 && stray.errors.contains("parts/1.db is a file, not a word to search for"))
        #expect(try workspace.folio("documents", "--store", "parts").output.split(separator: "\n").count > 4)
    }
}
