import Foundation
import TestSupport
import Testing

/// Stores made by several machines become one.
@Suite struct MergeCommandTests {
    @Test func `fixtures and samples ingested by three workers are, merged, what one store holds`() throws {
        let workspace = try Workspace()
        let folders = ["mineru", "docling", "volcengine", "opendataloader", "doc2x"].map {
            Workspace.fixture($0).deletingLastPathComponent().path
        }
        for (index, folder) in folders.enumerated() {
            for store in ["one.db", "worker-\(index % 3).db"] {
                #expect(try workspace.folio("ingest", folder, "--store", store).status <= 1)
            }
        }
        let workers = ["worker-2.db", "worker-0.db", "worker-1.db"]
        let merged = try workspace.program.run(["merge"] + workers + ["--store", "all.db"])
        #expect(merged.status == 0 && merged.errors == "")
        #expect(try workspace.digest(store: "all.db") == workspace.digest(store: "one.db"))
        #expect(try workspace.folio("check", "--deep", "--store", "all.db").output == "ok\n")
        let again = try workspace.program.run(["merge", "one.db", "--store", "all.db", "--json"]).json
        #expect(again["parses"] == .integer(0) && again["assets"] == .integer(0))
        let (one, all) = ("one.db", "all.db")
        let query = ["search", "table OR 图", "--limit", "5", "--count", "--store"]
        #expect(
            try workspace.program.run(query + [one]).output == workspace.program.run(query + [all]).output)
    }

    @Test func `a store that is not there, or is none, or is the same one, stops the merge before it begins`()
        throws
    {
        let workspace = try SampleStore.copy()
        try workspace.write("no store, but longer than a header of SQLite would be.", to: "notes.txt")
        for (other, message) in [
            ("nowhere.db", "there is no store at nowhere.db"),
            ("notes.txt", "notes.txt is not a Folio store"),
            ("folio.db", "folio.db is the store to merge into"),
        ] {
            let outcome = try workspace.program.run(["merge", "folio.db", other, "--store", "all.db"])
            let own = try workspace.program.run(["merge", other])
            if other != "folio.db" {
                #expect(outcome.status == 2 && outcome.errors.contains(message), "\(outcome.errors)")
                #expect(!workspace.exists("all.db"))
            }
            #expect(own.status == 2 && own.errors.contains(message), "\(own.errors)")
        }
    }

    @Test func `a store of an older schema is merged through a copy, and stays as it is`() throws {
        let workspace = try Workspace()
        for name in ["old.db", "folio.db"] {
            try FileManager.default.copyItem(
                at: Fixtures.folder.appending(path: "stores/v1.db"),
                to: workspace.folder.appending(path: name))
        }
        #expect(try workspace.folio("check").status == 0)
        let before = try workspace.bytes("old.db")
        #expect(try workspace.folio("merge", "old.db", "--store", "all.db").status == 0)
        #expect(try workspace.bytes("old.db") == before)
        #expect(try workspace.digest(store: "all.db") == workspace.digest())
        #expect(try workspace.files(below: ".").allSatisfy { !$0.contains("merging") })
    }
}
