import Archives
import DocumentModel
import Foundation
import Rendering
import Testing

@testable import Exports

/// `--record`: the members of records in the forms of others.
struct RecordFormTests {
    private var source: PlainSource {
        var source = PlainSource()
        let size = PageSize(width: 100, height: 200, unit: .points)
        var pages = [
            ExportPage(
                index: 0, size: size,
                blocks: [
                    Block(.title, text: "Gauges"),
                    Block(.heading, text: "水位", level: 1, box: Box(10, 20, 50, 40)),
                    Block(.text, text: String(repeating: "word ", count: 30), box: Box(10, 40, 50, 60)),
                ]),
            ExportPage(index: 1, blocks: []),
            ExportPage(
                index: 2, size: size,
                blocks: [Block(.heading, text: "Deeper", level: 2), Block(.text, text: "last page 𠀀")]),
        ]
        pages[0].language = "en"
        var document = ExportDocument(
            key: "a/b", provider: "alpha", title: "T", language: "zh", sourceName: "b.pdf", pageCount: 3,
            isPartial: true)
        document.ingestedAt = "2026-01-02T03:04:05.000Z"
        source.documents = [(document, [], pages)]
        return source
    }

    private func records(_ options: ExportOptions) throws -> [[String: Any]] {
        let folder = try TemporaryFolder()
        let summary = try Exporter(options).run(to: folder.path, over: source)
        let records = try folder.text("part-00000.jsonl").split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(summary.records == records.count)
        let shards = try #require(try folder.json("manifest.json")["shards"] as? [[String: Any]])
        #expect(shards[0]["records"] as? Int == records.count)
        #expect(shards[0]["first_id"] as? String == records.first?["id"] as? String)
        #expect(shards[0]["last_id"] as? String == records.last?["id"] as? String)
        return records
    }

    @Test func `FinePDFs' page ends cut the pages out, and their numbers are told`() throws {
        let record = try #require(try records(ExportOptions(format: .jsonl, record: .finepdfs)).first)
        let scalars = Array(try #require(record["text"] as? String).unicodeScalars)
        let ends = try #require(record["page_ends"] as? [Int])
        #expect(record["page_numbers"] as? [Int] == [1, 2, 3])
        #expect(record["language"] as? String == "zh")
        #expect(record["per_page_languages"] as? [String] == ["en", "", ""])
        #expect(ends.count == 3 && ends[0] == ends[1] && ends[2] == scalars.count)
        #expect(String(String.UnicodeScalarView(scalars[ends[1]...])) == "\n\n## Deeper\n\nlast page 𠀀")
        #expect(record["extractor"] as? String == "alpha")
        #expect(record["is_truncated"] as? Bool == true)
        #expect(record["file_path"] as? String == "b.pdf")
        #expect(record["token_count"] == nil && record["url"] == nil)
    }

    @Test func `Dolma's record has when the text was added, and no time that is not known`() throws {
        let record = try #require(try records(ExportOptions(format: .jsonl, record: .dolma)).first)
        #expect(record["added"] as? String == "2026-01-02T03:04:05.000Z")
        #expect(record["created"] == nil)
        let metadata = try #require(record["metadata"] as? [String: Any])
        #expect(metadata["title"] as? String == "T")
        #expect(metadata["page_language"] as? String == "en")
    }

    @Test func `chunks are no longer than asked for, have all words, and tell their headings and boxes`()
        throws
    {
        var options = ExportOptions(format: .jsonl, record: .chunks)
        options.chunkSize = 100
        let records = try records(options)
        let texts = try records.map { try #require($0["text"] as? String) }
        #expect(texts.allSatisfy { $0.unicodeScalars.count <= 100 })
        let words = texts.joined(separator: " ").split(whereSeparator: \.isWhitespace)
        #expect(words.filter { $0 == "word" }.count == 30)
        #expect(
            texts[0].hasPrefix("# Gauges\n\n## 水位\n\nword") || texts[0].hasPrefix("# Gauges\n\n# 水位\n\nword"))
        #expect(records[0]["headings"] as? [String] == [])
        #expect(records[1]["headings"] as? [String] == ["水位"])
        #expect(texts.last == "## Deeper\n\nlast page 𠀀")
        #expect(records.last?["headings"] as? [String] == ["水位"])
        #expect(records.last?["page_number"] as? Int == 3)
        for (record, text) in zip(records, texts) {
            #expect(record["chars"] as? Int == text.unicodeScalars.count)
            let blocks = try #require(record["blocks"] as? [[String: Any]])
            #expect(blocks.first?["start"] as? Int == 0)
            #expect(blocks.last?["end"] as? Int == text.unicodeScalars.count)
        }
        let box = (records[1]["blocks"] as? [[String: Any]])?[0]["norm_box"] as? [Double]
        #expect(box == [0.1, 0.2, 0.5, 0.3])
    }

    @Test(arguments: ExportOptions.RecordKind.allCases, [1, 3])
    func `several cores and an interruption make the same bytes`(
        kind: ExportOptions.RecordKind, jobs: Int
    ) throws {
        struct Interruption: Error {}
        var source = PlainSource()
        for number in 0..<30 {
            source.add(
                "d/\(number)",
                texts: (0..<3).map { page in (0..<60).map { "w\(number)x\(page * 100 + $0) " }.joined() })
        }
        for format in [ExportOptions.Format.jsonl, .parquet] {
            var options = ExportOptions(
                format: format, record: kind, compression: ExportOptions.Compression.none, shardSize: 4_000)
            options.chunkSize = 100
            let (calm, folder) = (try TemporaryFolder(), try TemporaryFolder())
            try Exporter(options).run(to: calm.path, over: source)
            var seen = 0
            #expect(throws: Interruption.self) {
                try Exporter(options, jobs: jobs).run(to: folder.path, over: source) { _ in
                    seen += 1
                    if seen == 20 { throw Interruption() }
                }
            }
            options.resumes = true
            try Exporter(options, jobs: jobs).run(to: folder.path, over: source)
            #expect(folder.files == calm.files && calm.files.count > 2)
            for file in calm.files { #expect(try folder.data(file) == calm.data(file), "\(file)") }
        }
    }

    @Test func `a stream has the bytes of a file, and what its reader throws ends it`() throws {
        struct Gone: Error {}
        for format in [ExportOptions.Format.jsonl, .parquet] {
            for compression in [ExportOptions.Compression.none, .zstd] {
                let options = ExportOptions(format: format, compression: compression)
                let folder = try TemporaryFolder()
                let expected = try Exporter(options).run(to: folder.path, over: source)
                let file = try #require(folder.files.first { $0.contains("part-") })
                for jobs in [1, 3] {
                    var bytes: [UInt8] = []
                    let summary = try Exporter(options, jobs: jobs).run(
                        toStream: { bytes += $0 }, over: source)
                    #expect(Data(bytes) == (try folder.data(file)))
                    #expect(summary.records == expected.records && summary.bytes == bytes.count)
                }
                #expect(throws: Gone.self) {
                    try Exporter(options).run(toStream: { _ in throw Gone() }, over: source)
                }
            }
        }
    }

    @Test func `a stream cannot have what needs a folder`() throws {
        let changes: [(inout ExportOptions) -> Void] = [
            { $0.resumes = true }, { $0.duplicates.method = .exact },
            { $0.split = try? SplitPlan("train=0.5,test=0.5") },
        ]
        for change in changes {
            var options = ExportOptions(format: .jsonl)
            change(&options)
            let error = #expect(throws: ExportError.self) {
                try Exporter(options).run(toStream: { _ in }, over: source)
            }
            #expect(error?.code == .badOptions)
        }
        #expect(ExportOptions(format: .dolma).streamProblem != nil)
    }

    /// Two pages with text and images, of which one is stored, and an empty page.
    private static var illustrated: PlainSource {
        let hash = String(repeating: "ab", count: 32)
        var source = PlainSource()
        source.documents = [
            (
                ExportDocument(key: "k", provider: "p", pageCount: 2),
                [
                    ExportAsset(name: "i.png", mediaType: "image/png", content: .stored(sha256: hash)),
                    ExportAsset(name: "far.png", content: .remote(url: "https://x/far.png")),
                    ExportAsset(name: "gone.png", content: .missing),
                ],
                [
                    ExportPage(
                        index: 0,
                        blocks: [
                            Block(.text, text: "Before 𠀀."), Block(.figure, text: "", asset: "i.png"),
                            Block(.caption, text: "Caption."), Block(.figure, text: "", asset: "gone.png"),
                        ]),
                    ExportPage(index: 1, blocks: [Block(.figure, text: "", asset: "far.png")]),
                    ExportPage(index: 2, blocks: []),
                ]
            )
        ]
        source.contents = [hash: [1, 2, 255]]
        return source
    }

    @Test func `text and images come in the order of the page, with the bytes of the images`() throws {
        let source = Self.illustrated
        for unit in [ExportOptions.Unit.page, .document] {
            let folder = try TemporaryFolder()
            let options = ExportOptions(format: .jsonl, record: .interleaved, unit: unit)
            let summary = try Exporter(options, jobs: 3).run(to: folder.path, over: source)
            #expect((summary.records, summary.emptyPages) == (5, 1))
            #expect((summary.missingAssets, summary.remoteAssets) == (1, 1))
            let rows = try folder.text("part-00000.jsonl").split(separator: "\n").map {
                try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
            }
            #expect(rows.map { $0["modality"] as? String } == ["text", "image", "text", "image", "image"])
            #expect(rows.map { $0["text_content"] as? String } == ["Before 𠀀.", nil, "Caption.", nil, nil])
            #expect(rows.map { $0["binary_content"] as? String } == [nil, "AQL/", nil, nil, nil])
            #expect(rows.map { $0["page_number"] as? Int } == [1, 1, 1, 1, 2])
            // Every line has every column, so that readers take the same types from each.
            let columns: Set = [
                "id", "sample_id", "position", "modality", "content_type", "text_content", "binary_content",
                "source_ref", "page_number",
            ]
            #expect(rows.allSatisfy { Set($0.keys) == columns })
            #expect(rows[0]["binary_content"] is NSNull && rows[3]["text_content"] is NSNull)
            #expect(
                rows.map { $0["source_ref"] as? String } == [
                    nil, "i.png", nil, "gone.png", "https://x/far.png",
                ])
            #expect(rows[1]["content_type"] as? String == "image/png")
            let samples =
                unit == .page ? ["k#p1", "k#p1", "k#p1", "k#p1", "k#p2"] : ["k", "k", "k", "k", "k"]
            #expect(rows.map { $0["sample_id"] as? String } == samples)
        }
    }

    @Test(arguments: [ExportOptions.Compression.none, .gzip])
    func `a sample of WebDataset has its texts, its images and their order`(
        _ compression: ExportOptions.Compression
    ) throws {
        var source = Self.illustrated
        source.documents[0].0.key = "a/b.c"
        let folder = try TemporaryFolder()
        let options = ExportOptions(format: .webdataset, compression: compression)
        let summary = try Exporter(options, jobs: 3).run(to: folder.path, over: source)
        #expect((summary.records, summary.emptyPages) == (2, 1))
        #expect((summary.missingAssets, summary.remoteAssets) == (1, 1))
        let name = "data/part-00000.tar" + compression.suffix
        let reader = try ArchiveReader(
            bytes: Array(folder.data(name)), name: name, limits: ArchiveLimits())
        var files: [(name: String, bytes: [UInt8])] = []
        while let member = try reader.next() { files.append((member.name, try reader.readBytes())) }
        #expect(
            files.map(\.name) == [
                "a%2Fb%2Ec%23p1.json", "a%2Fb%2Ec%23p1.1.png", "a%2Fb%2Ec%23p2.json",
            ])
        #expect(files[1].bytes == [1, 2, 255])
        #expect(
            String(decoding: files[0].bytes, as: UTF8.self) == """
                {"id":"a/b.c#p1","source":"p","texts":["Before 𠀀.",null,"Caption.",null],\
                "images":[null,"1.png",null,null],"source_refs":[null,"i.png",null,"gone.png"],"page_numbers":[1,1,1,1]}
                """)
        #expect(
            String(decoding: files[2].bytes, as: UTF8.self) == """
                {"id":"a/b.c#p2","source":"p","texts":[null],"images":[null],"source_refs":["https://x/far.png"],"page_numbers":[2]}
                """)
        var bytes: [UInt8] = []
        try Exporter(options, jobs: 3).run(toStream: { bytes += $0 }, over: source)
        #expect(try Data(bytes) == folder.data(name))
    }

    @Test func `a sample of WebDataset has no other form of records and no other images`() {
        #expect(ExportOptions(format: .webdataset, record: .chunks).problem != nil)
        #expect(
            ExportOptions(format: .webdataset, markdown: MarkdownOptions(images: .embed)).problem?
                .hasPrefix("--images works with --format webdataset only as drop") == true)
    }
}
