import DocumentModel
@testable import Exports
import Foundation
import Rendering
import Testing

/// The forms of records beside plain JSON Lines.
struct RecordFormatTests {
    /// The page number comes before the last block, so that its removal moves what follows.
    private var source: PlainSource {
        var source = PlainSource()
        let size = PageSize(width: 100, height: 200, unit: .points)
        var pages = [
            ExportPage(
                index: 0, size: size,
                blocks: [
                    Block(.heading, text: "水位 🙂", box: Box(10, 20, 50, 40)),
                    Block(.pageNumber, text: "1"),
                    Block(.text, text: "𠀀 x\u{301} text"),
                ]),
            ExportPage(index: 1, blocks: [Block(.formula, text: "x^2", markup: .init("x^2", .latex))]),
        ]
        for page in pages.indices {
            pages[page].locator = PageLocator(Locator("a/b", .page(page + 1)), besides: [])
        }
        source.documents = [(ExportDocument(key: "a/b", provider: "alpha", pageCount: 2), [], pages)]
        return source
    }

    private func lines(_ folder: TemporaryFolder, _ name: String) throws -> [[String: Any]] {
        try folder.text(name).split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func `block spans cut each block out of the text and tell its box`() throws {
        let folder = try TemporaryFolder()
        var options = ExportOptions(format: .jsonl, unit: .document)
        options.blockSpans = true
        try Exporter(options).run(to: folder.path, over: source)
        let record = try lines(folder, "part-00000.jsonl")[0]
        let scalars = try Array(#require(record["text"] as? String).unicodeScalars)
        let metadata = try #require(record["metadata"] as? [String: Any])
        let spans = try #require(metadata["block_spans"] as? [[String: Any]])
        let cut = spans.map { span in
            String(
                String.UnicodeScalarView(scalars[(span["start"] as? Int ?? 0)..<(span["end"] as? Int ?? 0)]))
        }
        #expect(cut == ["## 水位 🙂", "𠀀 x\u{301} text", "$$\nx^2\n$$"])
        #expect(spans.map { $0["type"] as? String } == ["heading", "text", "formula"])
        #expect(spans.map { $0["locator"] as? String } == ["a/b#p1/b0", "a/b#p1/b2", "a/b#p2/b0"])
        #expect(spans[0]["norm_box"] as? [Double] == [0.1, 0.1, 0.5, 0.2])
        #expect(spans[2]["norm_box"] as? [Double] == [0, 0, 0, 0])
        let removed = try #require(metadata["removed"] as? String)
        #expect(removed == #"[{"page_number":1,"reason":"page_number","text":"1"}]"#)
    }

    @Test func `dolma has attributes row by row beside its documents`() throws {
        let folder = try TemporaryFolder()
        var options = ExportOptions(format: .dolma, compression: ExportOptions.Compression.gzip)
        options.blockSpans = true
        try Exporter(options).run(to: folder.path, over: source)
        #expect(
            folder.files == [
                "attributes/folio/part-00000.jsonl.gz", "documents/part-00000.jsonl.gz", "manifest.json",
            ])
        let rows = try ["documents", "attributes/folio"].map { path in
            let data = try folder.data("\(path)/part-00000.jsonl.gz")
            return try String(decoding: Gunzip.content(of: [UInt8](data)), as: UTF8.self).split(
                separator: "\n"
            ).map {
                try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
            }
        }
        #expect(rows[0].map { $0["id"] as? String } == rows[1].map { $0["id"] as? String })
        let attributes = try #require(rows[1][0]["attributes"] as? [String: [[Double]]])
        #expect(attributes["folio__page"] == [[0, 18, 1]])
        #expect(attributes["folio__heading"] == [[0, 7, 1]])
        #expect(attributes["folio__table"] == [])
        let shard = try #require((try folder.json("manifest.json")["shards"] as? [[String: Any]])?.first)
        #expect(
            (shard["attributes"] as? [[String: Any]])?.first?["file"] as? String
                == "attributes/folio/part-00000.jsonl.gz")
    }

    @Test func `opensearch gets two lines a record and a mapping`() throws {
        let folder = try TemporaryFolder()
        var options = ExportOptions(format: .opensearch)
        options.indexName = "manuals"
        try Exporter(options).run(to: folder.path, over: source)
        let lines = try lines(folder, "bulk-00000.ndjson")
        #expect(lines.count == 4)
        #expect(lines[0] as? [String: [String: String]] == ["index": ["_index": "manuals", "_id": "a/b#p1"]])
        let blocks = try #require(lines[1]["blocks"] as? [[String: Any]])
        #expect(blocks.map { $0["type"] as? String } == ["heading", "text"])
        let mapping = try folder.json("mapping.json")
        let properties = try #require(
            (mapping["mappings"] as? [String: Any])?["properties"] as? [String: Any])
        #expect(Set(lines[1].keys) == Set(properties.keys))
    }

    @Test(arguments: [
        (ExportOptions.Analyzer.cjk, ["folio_text": "cjk"], nil),
        (.standard, ["folio_text": "standard"], nil), (.smartcn, ["folio_text": "smartcn"], nil),
        (.ik, ["folio_text": "ik_max_word", "folio_query": "ik_smart"], "folio_query"),
    ])
    func `all texts of a mapping are cut by the analyzer that is asked for`(
        analyzer: ExportOptions.Analyzer, types: [String: String], search: String?
    ) throws {
        let folder = try TemporaryFolder()
        var options = ExportOptions(format: .opensearch)
        (options.analyzer, options.nestsBlocks) = (analyzer, true)
        try Exporter(options).run(to: folder.path, over: source)
        let mapping = try folder.json("mapping.json")
        let analysis = (mapping["settings"] as? [String: Any])?["analysis"] as? [String: Any]
        let defined = try #require(analysis?["analyzer"] as? [String: [String: String]])
        #expect(defined == types.mapValues { ["type": $0] })
        let fields = try #require(
            (mapping["mappings"] as? [String: Any])?["properties"] as? [String: [String: Any]])
        let blocks = try #require(fields["blocks"]?["properties"] as? [String: [String: Any]])
        let texts = [fields, blocks].flatMap(\.values).filter { $0["type"] as? String == "text" }
        #expect(texts.count == 3)
        for text in texts {
            #expect(text["analyzer"] as? String == "folio_text")
            #expect(text["search_analyzer"] as? String == search)
        }
    }

    @Test(arguments: [ExportOptions.Unit.page, .document])
    func `nested blocks have their part of the text, and each of their members is mapped`(
        unit: ExportOptions.Unit
    ) throws {
        let folder = try TemporaryFolder()
        var source = PlainSource()
        source.add("k", texts: ["水位 é𝄞", "second", "", "ﬁnal"])
        var options = ExportOptions(format: .opensearch, unit: unit)
        options.nestsBlocks = true
        try Exporter(options).run(to: folder.path, over: source)
        let records = try lines(folder, "bulk-00000.ndjson").filter { $0["text"] != nil }
        #expect(records.count == (unit == .page ? 3 : 1))
        let mapping = try folder.json("mapping.json")
        let fields = (mapping["mappings"] as? [String: Any])?["properties"] as? [String: [String: Any]]
        let nested = try #require(fields?["blocks"])
        #expect(nested["type"] as? String == "nested")
        let members = Set((nested["properties"] as? [String: Any] ?? [:]).keys)
        var texts: [String] = []
        for record in records {
            let text = Array((record["text"] as? String ?? "").unicodeScalars)
            for block in record["blocks"] as? [[String: Any]] ?? [] {
                let (start, end) = (block["start"] as? Int ?? 0, block["end"] as? Int ?? 0)
                let piece = String(String.UnicodeScalarView(text[start..<end]))
                #expect(block["text"] as? String == piece)
                #expect(Set(block.keys) == members)
                texts.append(piece)
            }
        }
        #expect(texts == ["水位 é𝄞", "second", "final"])
    }

    @Test func `no record has a null, and every page has the same members`() throws {
        let folder = try TemporaryFolder()
        var options = ExportOptions(format: .jsonl)
        options.blockSpans = true
        try Exporter(options).run(to: folder.path, over: source)
        let text = try folder.text("part-00000.jsonl")
        #expect(!text.contains("null"))
        let records = try lines(folder, "part-00000.jsonl")
        #expect(Set(records.map { Set(($0["metadata"] as? [String: Any] ?? [:]).keys) }).count == 1)
    }

    @Test(arguments: [
        (MarkdownOptions.Images.placeholder, "<!-- image -->\n\nCaption"), (.drop, "Caption"),
        (.link, "![figure](i.png)\n\nCaption"),
        (.embed, "![figure](data:image/png;base64,AQID)\n\nCaption"),
    ])
    func `images become what is asked for, and captions stay`(
        images: MarkdownOptions.Images, expected: String
    ) throws {
        let folder = try TemporaryFolder()
        var source = PlainSource()
        let sha256 = String(repeating: "ab", count: 32)
        source.documents = [
            (
                ExportDocument(key: "k", provider: "p", pageCount: 1),
                [ExportAsset(name: "i.png", mediaType: "image/png", content: .stored(sha256: sha256))],
                [
                    ExportPage(
                        index: 0,
                        blocks: [Block(.figure, text: "", asset: "i.png"), Block(.caption, text: "Caption")])
                ]
            )
        ]
        source.contents = [sha256: [1, 2, 3]]
        try Exporter(ExportOptions(format: .jsonl, markdown: MarkdownOptions(images: images))).run(
            to: folder.path, over: source)
        #expect(try lines(folder, "part-00000.jsonl")[0]["text"] as? String == expected)
    }

    @Test(arguments: [
        (MarkdownOptions.Images.placeholder, "a <!-- image: the gauge --> <!-- image -->"),
        (.drop, "a the gauge "),
    ])
    func `alternative texts of a provider's images stay`(images: MarkdownOptions.Images, expected: String) {
        let renderer = MarkdownRenderer(MarkdownOptions(images: images, text: .provider))
        #expect(
            renderer.render([], markdown: "a ![the gauge](x.png) <img src=\"y.png\" alt='y'>")
                == expected.trimmingCharacters(in: .whitespaces))
    }

    @Test func `records of other lengths are left out and counted`() throws {
        let folder = try TemporaryFolder()
        var options = ExportOptions(format: .jsonl)
        options.selection.chars = 10...(.max)
        let summary = try Exporter(options).run(to: folder.path, over: source)
        #expect((summary.records, summary.excludedRecords) == (1, 1))
    }

    @Test func `options that do not go together are refused before anything is written`() throws {
        let cases: [(ExportOptions.Format, (inout ExportOptions) -> Void)] = [
            (.docling, { $0.unit = .page }), (.dolma, { $0.compression = .none }),
            (.markdown, { $0.blockSpans = true }),
            (.jsonl, { $0.joinsPages = true }), (.jsonl, { $0.pageAnchors = true }),
            (
                .jsonl,
                {
                    $0.markdown.text = .provider; $0.blockSpans = true
                }
            ), (.opensearch, { $0.indexName = "A b" }),
            (.markdown, { $0.compression = .zstd }),
        ]
        for (format, change) in cases {
            var options = ExportOptions(format: format)
            change(&options)
            let folder = try TemporaryFolder()
            let error = #expect(throws: ExportError.self) {
                try Exporter(options).run(to: folder.path + "/out", over: source)
            }
            #expect(error?.code == .badOptions)
            #expect(folder.files.isEmpty)
        }
    }
}
