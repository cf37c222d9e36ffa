import Checksums
import DocumentModel
import Foundation
import Storage
import Synchronization
import Testing

@testable import Exports

/// Exports of a real store.
struct StoreExportTests {
    private static let image: [UInt8] = [0x89, 0x50, 0x4E, 0x47]

    /// Writes a parse of pages into a store.
    private func write(
        _ pages: [Page], assets: [Asset] = [], key: String = "2024/report", provider: String = "alpha",
        to store: DocumentStore
    ) throws {
        var document = ParsedDocument()
        document.title = "Report"
        document.pages = pages
        document.assets = assets
        let bytes = Array("\(key) \(provider) \(pages)".utf8)
        let payload = PayloadToStore(
            sha256: SHA256.text(bytes), name: "\(key).json", mediaType: nil,
            byteCount: bytes.count, encoding: .identity, data: bytes)
        let writer = try DocumentWriter(store)
        _ = try writer.write(
            ParseToStore(
                key: key, provider: provider, decoderVersion: 1, document: document, payload: payload,
                pageOffset: nil))
        try writer.commit()
    }

    private func makeStore() throws -> DocumentStore {
        try DocumentStore.inMemory(clock: { Date(timeIntervalSince1970: 0) })
    }

    @Test func `pages of a store come out with lists, images and captions in place`() throws {
        let store = try makeStore()
        let folder = try TemporaryFolder()
        let blocks = [
            Block(.text, text: "Before"), Block(.list, text: ""),
            Block(.listItem, text: "one", level: 1, parent: 1),
            Block(.listItem, text: "two", level: 2, parent: 1),
            Block(.figure, text: "", asset: "images/1.png"),
            Block(.caption, text: "Fig. 1", parent: 4), Block(.pageNumber, text: "1"),
        ]
        try write(
            [Page(index: 0, blocks: blocks), Page(index: 1, blocks: [Block(.text, text: "Second")])],
            assets: [
                Asset(
                    name: "images/1.png", mediaType: "image/png", content: .stored(Self.image), pageIndex: 0)
            ],
            to: store)
        let summary = try store.read {
            try Exporter(ExportOptions(format: .markdown)).run(to: folder.path, over: StoreExportSource($0))
        }
        let sha256 = SHA256.text(Self.image)
        #expect(
            try folder.text("2024/report.md") == """
                Before

                - one
                  - two

                ![figure](../assets/\(sha256).png)

                Fig. 1

                Second

                """)
        #expect(try folder.data("assets/\(sha256).png") == Data(Self.image))
        #expect((summary.documents, summary.pages, summary.assets) == (1, 2, 1))
    }

    @Test func `the preferred parse is taken, or that of the provider asked for, once`() throws {
        let store = try makeStore()
        for (provider, text) in [("alpha", "old"), ("alpha", "new"), ("beta", "latest")] {
            try write([Page(index: 0, blocks: [Block(.text, text: text)])], provider: provider, to: store)
        }
        let cases: [([String]?, [String])] = [
            (nil, ["2024/report#p1 latest"]), (["alpha"], ["2024/report#p1@alpha new"]),
            (["alpha", "beta"], ["2024/report#p1@alpha new", "2024/report#p1 latest"]),
        ]
        for (providers, expected) in cases {
            let folder = try TemporaryFolder()
            let options = ExportOptions(format: .jsonl, selection: ExportSelection(providers: providers))
            _ = try store.read { try Exporter(options).run(to: folder.path, over: StoreExportSource($0)) }
            let lines = try folder.text("part-00000.jsonl").split(separator: "\n")
            let found = try lines.map { line in
                let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                return "\(record?["id"] ?? "") \(record?["text"] ?? "")"
            }
            #expect(found == expected)
        }
    }

    @Test(arguments: [false, true])
    func `documents that the store changed since a time are taken as a whole`(agreeing: Bool) throws {
        let seconds = Mutex(0.0)
        let store = try DocumentStore.inMemory { Date(timeIntervalSince1970: seconds.withLock { $0 }) }
        let pages = [0, 1].map {
            Page(index: $0, blocks: [Block(.text, text: "The gauge \($0) was read daily.")])
        }
        for (key, provider) in [("a", "alpha"), ("b", "alpha"), ("c", "alpha"), ("b", "beta")] {
            try write(pages, key: key, provider: provider, to: store)
            seconds.withLock { $0 += 60 }
        }
        try store.prefer(key: "a", provider: "alpha")
        let cases = [
            ("1970", ["a#p1", "a#p2", "b#p1", "b#p2", "c#p1", "c#p2"]),
            ("1970-01-01T00:02:00", ["a#p1", "a#p2", "b#p1", "b#p2", "c#p1", "c#p2"]),
            ("1970-01-01T00:02:01", ["a#p1", "a#p2", "b#p1", "b#p2"]),
            ("1970-01-01T00:04", ["a#p1", "a#p2"]), ("1970-01-01T00:04:01", []),
        ]
        for (since, expected) in cases {
            var selection = ExportSelection()
            selection.updatedSince = since
            let folder = try TemporaryFolder()
            let summary = try store.read {
                try Exporter(ExportOptions(format: .jsonl, selection: selection)).run(
                    to: folder.path,
                    over: StoreExportSource($0, choices: agreeing ? PageChoices([:]) : nil))
            }
            let lines = try summary.records == 0 ? [] : folder.text("part-00000.jsonl").split(separator: "\n")
            let ids = try lines.map {
                try (JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])?["id"] as? String
            }
            #expect(ids == expected, "since \(since)")
        }
    }

    @Test(arguments: [ExportOptions.Unit.page, .document])
    func `pages of several parses make one document where the version of each is chosen`(
        unit: ExportOptions.Unit
    ) throws {
        let store = try makeStore()
        for (provider, pages) in [("alpha", 0..<3), ("beta", 0..<2)] {
            try write(
                pages.map { Page(index: $0, blocks: [Block(.text, text: "\(provider) \($0 + 1) says so")]) },
                provider: provider, to: store)
        }
        let folder = try TemporaryFolder()
        var options = ExportOptions(format: .jsonl, unit: unit)
        options.prefersAgreement = true
        let choices = PageChoices([
            "2024/report": [
                0: PageChoices.Choice(provider: "alpha", agreement: 0.75),
                1: PageChoices.Choice(provider: "beta", agreement: 0.5),
            ]
        ])
        _ = try store.read {
            try Exporter(options).run(to: folder.path, over: StoreExportSource($0, choices: choices))
        }
        let records = try folder.text("part-00000.jsonl").split(separator: "\n").map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        let metadata = records.compactMap { $0["metadata"] as? [String: Any] }
        let texts = ["alpha 1 says so", "beta 2 says so", "alpha 3 says so"]
        // The third page has one version only.
        let (providers, agreements) = (["alpha", "beta", "alpha"], [0.75, 0.5, 0])
        if unit == .page {
            #expect(records.map { $0["id"] as? String } == (1...3).map { "2024/report#p\($0)" })
            #expect(records.map { $0["text"] as? String } == texts)
            #expect(records.map { $0["source"] as? String } == providers)
            #expect(metadata.map { $0["provider"] as? String } == providers)
            #expect(metadata.map { $0["page_agreements"] as? [Double] } == agreements.map { [$0] })
        } else {
            #expect(records.map { $0["id"] as? String } == ["2024/report"])
            #expect(records[0]["text"] as? String == texts.joined(separator: "\n\n"))
            #expect(metadata[0]["page_providers"] as? [String] == providers)
            #expect(metadata[0]["page_agreements"] as? [Double] == agreements)
            // The store prefers the latest parse.
            #expect(records[0]["source"] as? String == "beta")
        }
    }

    @Test func `keys, prefixes and page numbers choose what is exported`() throws {
        let store = try makeStore()
        let pages = (0..<5).map { Page(index: $0, blocks: [Block(.text, text: "the page \($0 + 1)")]) }
        for key in ["a/1", "a/2", "b/1"] { try write(pages, key: key, to: store) }
        let cases: [(ExportSelection, Int, Int)] = [
            (ExportSelection(), 3, 15), (ExportSelection(keys: ["b/1"]), 1, 5),
            (ExportSelection(keyPrefix: "a/"), 2, 10), (ExportSelection(pages: 2...3), 3, 6),
            (ExportSelection(keyPrefix: "c"), 0, 0),
        ]
        for (selection, documents, records) in cases {
            let folder = try TemporaryFolder()
            let summary = try store.read {
                try Exporter(ExportOptions(format: .jsonl, selection: selection))
                    .run(to: folder.path, over: StoreExportSource($0))
            }
            #expect((summary.documents, summary.records) == (documents, records))
        }
    }
}
