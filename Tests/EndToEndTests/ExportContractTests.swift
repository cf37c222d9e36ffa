import Foundation
import Testing

/// The files that `folio export` writes.
@Suite struct ExportContractTests {
    /// A store of documents whose pages have Chinese, emoji, an empty page, and one without any text.
    private func store() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write(
            try MadeResults.openDataLoader(pages: ["水位观测 😀.", "Second\u{301} page.", "Third."], title: "年报"),
            to: "in/2024/report.json")
        try workspace.write(
            try MadeResults.volcengine(pages: ["First scan.", "", "Third scan 第三页."]), to: "in/2024/scan.json"
        )
        #expect(try workspace.folio("ingest", "in").status == 0)
        return workspace
    }

    @Test func `a page's record has the members of the contract`() throws {
        let workspace = try store()
        #expect(try workspace.folio("export", "--format", "jsonl", "--unit", "page", "-o", "out").status == 0)
        let records = try workspace.records(below: "out")
        // The empty page has no record.
        #expect(
            records.compactMap { $0["id"].string } == [
                "2024/report#p1", "2024/report#p2", "2024/report#p3", "2024/scan#p1", "2024/scan#p3",
            ])
        for record in records {
            #expect(record.keys == ["id", "text", "source", "metadata"])
            #expect(record["source"].string?.isEmpty == false)
            let metadata = record["metadata"]
            #expect(
                metadata.keys.isSuperset(of: [
                    "document", "title", "provider", "page_number", "page_index", "page_count", "language",
                ]))
            let index = try #require(metadata["page_index"].integer)
            #expect(metadata["page_number"] == .integer(index + 1))
            #expect(metadata["page_count"] == .integer(3))
        }
        #expect(records[0]["metadata"]["title"] == .string("年报"))
        #expect(records[0]["text"] == .string("# Chapter 1\n\n水位观测 😀."))
    }

    @Test func `page spans cut the pages' own records out of a document's text`() throws {
        let workspace = try store()
        #expect(
            try workspace.folio("export", "--format", "jsonl", "--unit", "page", "-o", "pages").status == 0)
        #expect(
            try workspace.folio("export", "--format", "jsonl", "--unit", "document", "-o", "whole").status
                == 0)
        let pages = Dictionary(
            uniqueKeysWithValues: try workspace.records(below: "pages").map {
                ($0["id"].string ?? "", $0["text"].string)
            })
        let documents = try workspace.records(below: "whole")
        #expect(documents.compactMap { $0["id"].string } == ["2024/report", "2024/scan"])
        var seen = 0
        for document in documents {
            let scalars = Array(try #require(document["text"].string).unicodeScalars)
            let spans = try #require(document["metadata"]["page_spans"].array)
            #expect(spans.map { $0[2].integer } == [1, 2, 3])
            for span in spans {
                let (start, end) = (try #require(span[0].integer), try #require(span[1].integer))
                let text = String(String.UnicodeScalarView(scalars[start..<end]))
                let id = "\(document["id"].string ?? "")#p\(span[2].integer ?? 0)"
                guard let page = pages[id] else {
                    #expect(text.isEmpty, "\(id)")
                    continue
                }
                seen += 1
                #expect(page?.trimmingCharacters(in: .whitespacesAndNewlines) == text, "\(id)")
            }
        }
        #expect(seen == pages.count)
    }

    @Test(arguments: [
        ["--format", "jsonl"], ["--format", "jsonl", "--unit", "document", "--compression", "zstd"],
        ["--format", "jsonl", "--compression", "gzip", "--shard-size", "1KB"], ["--format", "markdown"],
        ["--format", "markdown", "--unit", "page"],
    ])
    func `two exports are the same to the byte, and the manifest's hashes are the files'`(
        _ options: [String]
    ) throws {
        let workspace = try store()
        for folder in ["one", "two"] {
            #expect(try workspace.program.run(["export", "-o", folder] + options).status == 0)
        }
        let files = try workspace.files(below: "one")
        #expect(files.contains("manifest.json"))
        #expect(try workspace.files(below: "two") == files)
        for file in files {
            #expect(try workspace.bytes("one/\(file)") == workspace.bytes("two/\(file)"), "\(file)")
        }

        let shards = try #require(try JSON(parsing: workspace.text("one/manifest.json"))["shards"].array)
        #expect(!shards.isEmpty)
        for shard in shards {
            #expect(
                shard.keys == [
                    "file", "records", "pages", "chars", "bytes", "sha256", "first_id", "last_id",
                    "attributes",
                ])
            let file = try #require(shard["file"].string)
            #expect(shard["bytes"] == .integer(try workspace.bytes("one/\(file)").count))
            guard let sum = try workspace.tool("sha256sum", "one/\(file)") else { continue }
            #expect(shard["sha256"].string == sum.output.split(separator: " ").first.map(String.init))
        }
        #expect(Set(shards.compactMap { $0["file"].string }).isSubset(of: files))
    }

    @Test(arguments: [
        "mineru/content-list-0.10", "mineru/markdown-and-images", "opendataloader/images",
        "doc2x/export-normal",
    ])
    func `links of exported markdown lead to files with the images' bytes`(_ fixture: String) throws {
        let workspace = try Workspace()
        let payload = Workspace.fixture(fixture)
        try workspace.copy(payload, to: "in/a/report")
        #expect(try workspace.folio("ingest", "in").status == 0)
        let summary = try workspace.json("export", "--format", "markdown", "-o", "out")
        let documents = try workspace.files(below: "out").filter { $0.hasSuffix(".md") }
        #expect(documents.count == 1)
        let markdown = try workspace.text("out/\(documents[0])")
        let links = markdown.matches(of: /!\[[^\]]*\]\(([^)\s]+)\)/).map { String($0.1) }
        let local = links.filter { !$0.contains("://") }
        #expect(!local.isEmpty)
        let folder = URL(filePath: "out/\(documents[0])").deletingLastPathComponent().relativePath
        let images = try FileManager.default.subpathsOfDirectory(atPath: payload.path)
            .compactMap { try? Data(contentsOf: payload.appending(path: $0)) }
        var found = 0
        for link in local {
            let file = workspace.folder.appending(path: folder).appending(path: link).standardizedFileURL
            guard let bytes = try? Data(contentsOf: file) else { continue }
            found += 1
            if fixture != "opendataloader/images" { #expect(images.contains(bytes), "\(link)") }
        }
        // What the parser named but did not send is a link to nothing, and is counted.
        #expect(found > 0)
        #expect((local.count - found > 0) == ((summary["missing_assets"].integer ?? 0) > 0))
        #expect(summary["assets"] == .integer(try workspace.files(below: "out/assets").count))
    }

    @Test func `a selection that holds nothing is status 1, and another folder's files are not touched`()
        throws
    {
        let workspace = try store()
        #expect(
            try workspace.folio("export", "--format", "jsonl", "--document", "none", "-o", "out").status == 1)
        try workspace.write("mine", to: "own/notes.txt")
        let refused = try workspace.folio("export", "--format", "jsonl", "-o", "own")
        #expect(refused.status == 2)
        #expect(refused.errors.contains("own"))
        #expect(try workspace.files(below: "own") == ["notes.txt"])
    }

    @Test(arguments: [
        ["--format", "csv"], ["--format", "jsonl", "--unit", "line"], ["--unit", "page"],
    ])
    func `what an export cannot be is status 2`(_ options: [String]) throws {
        let outcome = try SampleStore.reading().run(["export", "-o", "never"] + options)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("--format") || outcome.errors.contains("--unit"))
    }
}
