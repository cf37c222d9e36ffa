import Foundation
import Testing

/// Commands that look after a store.
@Suite struct StoreCommandTests {
    @Test(arguments: [
        ["documents"], ["show", "field-guide"], ["show", "field-guide", "--page", "2"], ["stats"],
        ["stats", "--digest"], ["check"], ["check", "--deep"], ["vacuum"], ["merge", "other.db"],
        ["delete", "field-guide", "--provider", "mineru"], ["providers"],
        ["prefer", "field-guide", "mineru"],
        ["prefer", "field-guide", "--latest"], ["reindex"], ["renormalize"], ["renormalize", "--all"],
        ["backup", "copy.db"], ["delete", "field-guide"], ["search", "river"],
        ["export", "--format", "jsonl", "-o", "out"], ["ingest", Workspace.samples + "/doc2x"],
    ])
    func `every command that prints prints JSON on request`(_ arguments: [String]) throws {
        let workspace = try SampleStore.copy()
        if arguments[0] == "merge" { #expect(try workspace.folio("backup", "other.db").status == 0) }
        let outcome = try workspace.program.run(arguments + ["--json"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors == "")
        let json = try outcome.json
        #expect(json.object != nil || json.array != nil)
    }

    @Test func `stats counts what the samples hold`() throws {
        let stats = try SampleStore.reading().run("stats", "--json").json
        #expect(stats["documents"] == .integer(1))
        #expect(stats["parses"] == .integer(5))
        #expect(stats["pages"] == .integer(15))
        #expect(stats["payloads"] == .integer(5))
        #expect(stats["failures"] == .integer(0))
        #expect(stats["parses_by_provider"].keys == Set(SampleStore.folders))
        #expect(stats["parses_by_status"] == .object(["succeeded": .integer(5)]))
        let byType = (stats["blocks_by_type"].object ?? [:]).values.compactMap(\.integer).reduce(0, +)
        #expect(stats["blocks"] == .integer(byType))
    }

    @Test func `providers lists every adapter with what it recognises`() throws {
        let rows = try #require(try SampleStore.reading().run("providers", "--json").json.array)
        #expect(
            rows.compactMap { $0["id"].string }
                == [
                    "doc2x", "complexdocr", "mineru", "volcengine", "opendataloader", "docling",
                    "paddleocr", "glmocr", "dotsocr", "deepseekocr", "chandra", "olmocr",
                    "nougat", "llamaparse", "pdfplumber", "hocr", "alto", "pagexml", "tesseract", "miniocr",
                    "poppler", "grobid", "mistral", "textract", "azure", "upstage",
                    "textin", "datalab", "landingai", "reducto", "docmind", "extend", "chunkr",
                    "unstructured", "pymupdf", "google", "adobe", "markdown",
                ])
        #expect(
            rows.allSatisfy { $0["summary"].string?.isEmpty == false && $0["decoder_version"].integer != nil }
        )
    }

    @Test func `the preferred parse is what search, show and export use`() throws {
        let workspace = try SampleStore.copy()
        for provider in ["mineru", "doc2x"] {
            #expect(try workspace.folio("prefer", "field-guide", provider).status == 0)
            let hits = try workspace.json("search", "river")["hits"].array ?? []
            #expect(!hits.isEmpty)
            #expect(hits.allSatisfy { $0["provider"] == .string(provider) })
            #expect(
                try workspace.json("show", "field-guide", "--page", "1")["pages"][0]["provider"]
                    == .string(provider))
            #expect(try workspace.folio("export", "--format", "jsonl", "-o", "out-\(provider)").status == 0)
            let records = try workspace.records(below: "out-\(provider)")
            #expect(records.count == 3)
            #expect(records.allSatisfy { $0["metadata"]["provider"] == .string(provider) })
        }
        #expect(try workspace.folio("prefer", "field-guide", "--latest").status == 0)
        #expect(try workspace.json("search", "river")["hits"][0]["provider"] == .string("opendataloader"))
    }

    @Test func `a deleted document is gone from search, and the store is whole`() throws {
        let workspace = try SampleStore.copy()
        try workspace.write(try MadeResults.openDataLoader(pages: ["river bed"]), to: "kept.json")
        #expect(try workspace.folio("ingest", "kept.json").status == 0)
        #expect(try workspace.folio("delete", "field-guide").status == 0)
        #expect(try workspace.folio("check").output == "ok\n")
        #expect(try workspace.keys() == ["kept"])
        let hits = try workspace.json("search", "river", "--all-parses")["hits"].array ?? []
        #expect(hits.map { $0["document"] } == [.string("kept")])
        #expect(try workspace.folio("show", "field-guide").status == 1)
        #expect(try workspace.json("stats")["payloads"] == .integer(1))
    }

    @Test func `deleting what is not there is status 1, and the rest is deleted`() throws {
        let workspace = try SampleStore.copy()
        let outcome = try workspace.folio("delete", "nobody", "field-guide")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("nobody"))
        #expect(try workspace.json("stats")["documents"] == .integer(0))
    }

    @Test func `a backup is a store with the same content, and is never written over`() throws {
        let workspace = try SampleStore.copy()
        #expect(try workspace.folio("backup", "copy.db").status == 0)
        #expect(try workspace.digest(store: "copy.db") == workspace.digest())
        #expect(try workspace.folio("check", "--store", "copy.db").output == "ok\n")
        #expect(try workspace.folio("search", "水位观测", "--store", "copy.db").status == 0)
        let again = try workspace.folio("backup", "copy.db")
        #expect(again.status == 2)
        #expect(again.errors.contains("copy.db already exists"))
    }

    @Test func `reindex and renormalize change nothing that today's program made`() throws {
        let workspace = try SampleStore.copy()
        let digest = try #require(try workspace.digest())
        let found = try workspace.json("search", "水位 OR river", "--all-parses", "--limit", "50")
        #expect(try workspace.folio("reindex").output == "indexed 15 pages\n")
        #expect(try workspace.digest() == digest)
        #expect(try workspace.json("search", "水位 OR river", "--all-parses", "--limit", "50") == found)
        #expect(try workspace.json("renormalize")["parses"] == .integer(0))
        let all = try workspace.json("renormalize", "--all")
        #expect(all["parses"] == .integer(5))
        #expect(all["pages"] == .integer(15))
        #expect(try workspace.digest() == digest)
        #expect(try workspace.folio("check").output == "ok\n")
    }

    @Test func `documents can be filtered and paged`() throws {
        let workspace = try Workspace()
        for name in ["a/one", "a/two", "b/three"] {
            try workspace.write(try MadeResults.openDataLoader(pages: [name]), to: "in/\(name).json")
        }
        #expect(try workspace.folio("ingest", "in").status == 0)
        func keys(_ arguments: String...) throws -> [String] {
            let rows = try workspace.program.run(["documents", "--json"] + arguments).json.array ?? []
            return rows.compactMap { $0["key"].string }
        }
        #expect(try keys() == ["a/one", "a/two", "b/three"])
        #expect(try keys("--key-prefix", "a/") == ["a/one", "a/two"])
        #expect(try keys("--limit", "1", "--offset", "1") == ["a/two"])
        #expect(try keys("--provider", "opendataloader").count == 3)
        #expect(try keys("--status", "succeeded").count == 3)
        #expect(try workspace.folio("documents", "--provider", "mineru").status == 1)
    }

    @Test func `show prints pages as markdown, text and JSON`() throws {
        let program = try SampleStore.reading()
        let markdown = try program.run("show", "field-guide", "--page", "1", "--provider", "opendataloader")
        #expect(markdown.output.contains("# A field guide to river stations"))
        let text = try program.run("show", "field-guide", "--page", "1", "--format", "text")
        #expect(text.output.contains("A field guide to river stations"))
        #expect(!text.output.contains("# "))
        let page = try program.run("show", "field-guide", "--page", "2", "--format", "json").json["pages"]
        #expect(page.array?.count == 1)
        #expect(page[0]["page_index"] == .integer(1))
        #expect(page[0]["page_number"] == .integer(2))
        #expect(page[0]["blocks"].array?.isEmpty == false)
        #expect(try program.run("show", "field-guide", "--json").json["pages"].array?.count == 3)
    }

    @Test func `every row of documents and of show has the same members`() throws {
        let program = try SampleStore.reading()
        let document = try program.run("documents", "--json").json[0]
        #expect(
            document.keys == ["key", "title", "source_name", "language", "page_count", "metadata", "parses"])
        for parse in document["parses"].array ?? [] {
            #expect(
                parse.keys == [
                    "provider", "provider_version", "status", "page_count", "is_preferred", "request_id",
                    "warnings",
                    "options", "ingested_at", "payload_sha256",
                ])
        }
        for provider in SampleStore.folders {
            let page = try program.run("show", "field-guide", "--page", "1", "--provider", provider, "--json")
                .json["pages"][0]
            #expect(
                page.keys == [
                    "provider", "page_index", "page_number", "page_label", "page_size", "status",
                    "error_message",
                    "markdown", "blocks", "locator",
                ])
            for block in page["blocks"].array ?? [] {
                #expect(
                    block.keys == [
                        "block_id", "type", "provider_type", "level", "text", "markup", "markup_format",
                        "bbox",
                        "norm_box", "font", "confidence", "parent_id", "continues_block_id", "text_boxes",
                        "ordinal",
                        "locator",
                    ])
            }
        }
    }
}
