import Archives
import Checksums
import DocumentModel
@testable import Exports
import Foundation
import Rendering
import Storage
import Testing

struct JSONLinesTests {
    private func records(_ text: String) throws -> [[String: Any]] {
        try text.utf8.split(separator: 0x0A).map {
            try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
        }
    }

    /// The characters that offsets or escapes could get wrong.
    private static let texts = [
        "plain", "", "水位 🙂 x\u{301} 𠀀", "quote \" and tab\tand", "", "line\nline \u{2028} end",
    ]

    private var source: PlainSource {
        var source = PlainSource()
        source.add("2024/report", texts: Self.texts)
        return source
    }

    @Test func `a page record has every key and reads back`() throws {
        let folder = try TemporaryFolder()
        var source = PlainSource()
        let size = PageSize(width: 612, height: 791.5, unit: .points)
        var page = ExportPage(index: 2, label: "iii", size: size, blocks: [Block(.text, text: "x")])
        page.language = "en"
        source.documents = [
            (
                ExportDocument(key: "a \"b\"", provider: "alpha", title: "T", language: "zh", pageCount: 9),
                [],
                [page]
            )
        ]
        try Exporter(ExportOptions(format: .jsonl)).run(to: folder.path, over: source)
        #expect(
            try folder.text("part-00000.jsonl") == """
                {"id":"a \\"b\\"#p3","text":"x","source":"alpha","metadata":{"document":"a \\"b\\"","title":"T",\
                "provider":"alpha","provider_version":"","parsed_at":"","page_count":9,"language":"zh","media_type":"",\
                "source_name":"","source_sha256":"","page_number":3,"page_index":2,"page_label":"iii",\
                "width":612.0,"height":791.5,"unit":"pt","confidence":0.0,"page_language":"en",\
                "removed":"[]"}}

                """)
    }

    @Test func `empty pages make no record and are counted`() throws {
        let folder = try TemporaryFolder()
        let summary = try Exporter(ExportOptions(format: .jsonl)).run(to: folder.path, over: source)
        let records = try records(folder.text("part-00000.jsonl"))
        #expect(
            records.map { $0["id"] as? String } == [1, 3, 4, 6].map { "2024/report#p\($0)" })
        #expect(records.map { $0["text"] as? String } == Self.texts.filter { !$0.isEmpty })
        #expect((summary.pages, summary.emptyPages, summary.records) == (6, 2, 4))
        let manifest = try folder.json("manifest.json")
        #expect(manifest["empty_pages"] as? Int == 2)
        #expect(manifest["chars"] as? Int == Self.texts.reduce(0) { $0 + $1.unicodeScalars.count })
    }

    @Test func `the text of a page span is the text of the page's own record`() throws {
        let folder = try TemporaryFolder()
        try Exporter(ExportOptions(format: .jsonl, unit: .document)).run(to: folder.path, over: source)
        let record = try #require(try records(folder.text("part-00000.jsonl")).first)
        let scalars = try Array(#require(record["text"] as? String).unicodeScalars)
        let metadata = try #require(record["metadata"] as? [String: Any])
        let spans = try #require(metadata["page_spans"] as? [[Int]])
        let texts = spans.map { span in
            String(String.UnicodeScalarView(scalars[span[0]..<span[1]]))
        }
        #expect(texts == Self.texts)
        #expect(spans.map { $0[2] } == [1, 2, 3, 4, 5, 6])
        #expect(record["id"] as? String == "2024/report")
        #expect(record["text"] as? String == Self.texts.filter { !$0.isEmpty }.joined(separator: "\n\n"))
    }

    @Test func `a parse that is not the preferred one has its provider in the id`() throws {
        let folder = try TemporaryFolder()
        var source = PlainSource()
        source.add("k", provider: "beta", isPreferred: false, texts: ["x"])
        try Exporter(ExportOptions(format: .jsonl)).run(to: folder.path, over: source)
        let record = try #require(try records(folder.text("part-00000.jsonl")).first)
        #expect(record["id"] as? String == "k#p1@beta")
        #expect(record["source"] as? String == "beta")
    }

    @Test(arguments: ExportOptions.Compression.allCases)
    func `shards stay below their size and their sums are in the manifest`(
        compression: ExportOptions.Compression
    ) throws {
        let folder = try TemporaryFolder()
        var source = PlainSource()
        source.add("k", texts: (0..<50).map { "page \($0) " + String(repeating: "x", count: 200) })
        let options = ExportOptions(format: .jsonl, compression: compression, shardSize: 3_000)
        let summary = try Exporter(options).run(to: folder.path, over: source)
        let manifest = try folder.json("manifest.json")
        let shards = try #require(manifest["shards"] as? [[String: Any]])
        let names = shards.compactMap { $0["file"] as? String }
        #expect(names.first == "part-00000.jsonl" + compression.suffix)
        #expect(folder.files == (["manifest.json"] + names).sorted())
        #expect(shards.reduce(0) { $0 + ($1["records"] as? Int ?? 0) } == 50)
        var lines = 0
        for (name, shard) in zip(names, shards) {
            let data = try folder.data(name)
            #expect(shard["bytes"] as? Int == data.count)
            #expect(shard["sha256"] as? String == SHA256.text(data))
            if compression == .none { #expect(data.count <= 3_000) }
            lines += try records(decompressed(data, compression)).count
        }
        #expect(lines == 50)
        #expect(summary.files == shards.count)
        if compression == .none { #expect(shards.count > 1) }
    }

    private func decompressed(_ data: Data, _ compression: ExportOptions.Compression) throws -> String {
        switch compression {
        case .none: String(decoding: data, as: UTF8.self)
        case .zstd:
            String(decoding: try Zstandard.decompress([UInt8](data), maximumBytes: 1 << 20), as: UTF8.self)
        case .gzip: String(decoding: try Gunzip.content(of: [UInt8](data)), as: UTF8.self)
        }
    }

    @Test(arguments: ExportOptions.Format.allCases)
    func `the same content makes the same bytes`(format: ExportOptions.Format) throws {
        let (one, two) = (try TemporaryFolder(), try TemporaryFolder())
        let exporter = Exporter(
            ExportOptions(
                format: format,
                compression: format == .jsonl || format == .dolma ? .zstd : ExportOptions.Compression.none))
        try exporter.run(to: one.path, over: source)
        try exporter.run(to: two.path, over: source)
        #expect(one.files == two.files && one.files.count > 1)
        for file in one.files { #expect(try one.data(file) == two.data(file)) }
    }

    @Test func `numbers are as short as they read back`() {
        var json = JSONBuffer()
        for value in [0.0, -3, 612, 0.1, 1e300, Double(Int.max), Double(Int.min)] {
            json.number(value)
            json.raw(" ")
        }
        json.real(Double(Int.min))
        json.raw(" ")
        json.integer(.min)
        #expect(
            String(decoding: json.bytes, as: UTF8.self)
                == "0 -3 612 0.1 1e+300 9.223372036854776e+18 -9.223372036854776e+18 -9.223372036854776e+18 "
                + "-9223372036854775808")
    }

    @Test func `separators of lines and paragraphs are escaped, and other text is not`() {
        var json = JSONBuffer()
        for text in ["a\u{2028}b", "\u{2029}", "“curly” — 7\u{2027}\u{202A}", "12345\u{2028}6789\u{2029}"] {
            json.string(text)
        }
        #expect(
            String(decoding: json.bytes, as: UTF8.self)
                == #""a\u2028b""\u2029""“curly” — 7\#u{2027}\#u{202A}""12345\u20286789\u2029""#)
    }
}
