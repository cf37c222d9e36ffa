import DocumentModel
import Foundation
import GRDB
import Synchronization
import TestSupport
import Testing

@testable import Storage

/// Stores joined by `StoreMerger` hold what one store would that had ingested everything.
@Suite struct MergeTests {
    /// A folder of stores whose clock a test sets, and which go with it.
    private final class Stores: Sendable {
        let folder = FileManager.default.temporaryDirectory.appending(path: "merge-\(UUID().uuidString)")
        private let time = Mutex(0.0)

        init() throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func path(_ name: String) -> String { folder.appending(path: "\(name).db").path }

        func open(_ name: String) throws -> DocumentStore {
            try DocumentStore(path: path(name), mode: .create) { [self] in
                Date(timeIntervalSince1970: 1_767_323_045 + time.withLock { $0 })
            }
        }

        /// Writes inputs into a new store, each at its own time.
        func ingest(_ inputs: [Input], into name: String) throws {
            let store = try open(name)
            let writer = try DocumentWriter(store)
            for input in inputs {
                time.withLock { $0 = input.time }
                try input.write(writer)
            }
            try writer.commit()
        }

        /// Merges stores one after the other into a new or known one, with one writer open at a time.
        @discardableResult func merge(_ names: [String], into name: String) throws -> MergeSummary {
            let sources = try names.map {
                try MergeSource(path: path($0), destination: path(name), clock: Samples.clock)
            }
            let merger = try StoreMerger(try open(name)) { $0 != "markdown" }
            var summary = MergeSummary()
            for source in sources { try merger.merge(source, into: &summary) }
            return summary
        }

        func digest(_ name: String) throws -> String { try open(name).read { try $0.contentDigest() } }
    }

    /// A result, or a failed one, that comes in at a time of its own.
    private struct Input {
        var time: Double
        var key: String
        var provider: String
        var content: Int
        var pageOffset: Int?
        var fails = false

        func write(_ writer: DocumentWriter) throws {
            let payload = Samples.payload("\(provider) \(content)", name: "\(key).json")
            if fails {
                return try writer.recordFailure(
                    FailureToStore(
                        source: "in/\(key)", code: "malformed", message: "at \(time)", payload: payload))
            }
            var parse = ParseToStore(
                key: key, provider: provider, isIdentifiedByContent: provider != "markdown",
                decoderVersion: 1,
                document: document, payload: payload, pageOffset: pageOffset)
            parse.document.title = "title \(content)"
            _ = try writer.write(parse)
        }

        /// Two pages; a caption that belongs to a figure whose image two contents in three share, and text that goes on.
        private var document: ParsedDocument {
            let first = pageOffset ?? 0
            let image = Asset(
                name: "i.png", mediaType: "image/png", content: .stored([1, UInt8(content % 3)]),
                pageIndex: first)
            let far = Asset(name: "far.png", content: .remote(url: "https://example.org/\(content)"))
            let pages = [
                Page(
                    index: first,
                    blocks: [
                        Block(.figure, text: "", asset: "i.png"),
                        Block(.caption, text: "gauge \(content)", parent: 0),
                    ]),
                Page(
                    index: first + 1,
                    blocks: [
                        Block(.text, text: "水位 \(content)", continues: .init(page: first, block: 1)),
                        Block(.heading, text: "Chapter \(content)", level: 2),
                    ]),
            ]
            return Samples.document(pages: pages, assets: [image, far])
        }
    }

    /// Inputs with what meets in practice: several providers a document, later versions, the parts of split files, whole
    /// batches delivered again under other keys, and failures.
    private func inputs(_ random: inout SeededRandom) -> [Input] {
        var inputs: [Input] = []
        var content = 0
        func add(_ key: String, _ provider: String, offset: Int? = nil, fails: Bool = false) {
            content += 1
            inputs.append(
                Input(
                    time: 0, key: key, provider: provider, content: content, pageOffset: offset, fails: fails)
            )
        }
        for number in 0..<6 {
            for provider in ["alpha", "beta", "markdown"] where Bool.random(using: &random) {
                for _ in 0...Int.random(in: 0...1, using: &random) { add("doc \(number)", provider) }
            }
        }
        for part in 0..<3 { add("split", "alpha", offset: part * 2) }
        add("bad", "alpha", fails: true)
        // Delivered again: the same bytes, all of a document's or one of them, in another folder. Not under three where
        // the documents differ otherwise: of which parse a document's further keys are is not stored.
        for number in 0..<3 {
            for input in inputs where input.key == "doc \(number)" {
                var copy = input
                copy.key = "again/doc \(number)"
                inputs.append(copy)
            }
        }
        if var copy = inputs.first(where: { $0.key == "doc 4" || $0.key == "doc 5" }) {
            copy.key = "once more/\(copy.key)"
            inputs.append(copy)
            copy.key = "another name"
            inputs.append(copy)
        }
        inputs.shuffle(using: &random)
        for index in inputs.indices { inputs[index].time = Double(index) * 0.25 }
        return inputs
    }

    @Test func `any partition of inputs over stores, merged in any order, is what one store holds`() throws {
        var random = SeededRandom.fresh()
        for round in 0..<SeededRandom.rounds(6) {
            let stores = try Stores()
            let inputs = inputs(&random)
            try stores.ingest(inputs, into: "one")
            let expected = try stores.digest("one")
            let names = (0..<Int.random(in: 1...4, using: &random)).map { "part \($0)" }
            let places = inputs.map { _ in Int.random(in: names.indices, using: &random) }
            for (index, name) in names.enumerated() {
                try stores.ingest(zip(inputs, places).filter { $0.1 == index }.map(\.0), into: name)
            }
            let place = "seed \(random.seed), round \(round)"
            for order in [names, names.shuffled(using: &random)] {
                let name = "merged \(order)"
                try stores.merge(order, into: name)
                #expect(try stores.digest(name) == expected, "\(place)")
                #expect(try stores.open(name).check() == [], "\(place)")
                // Again, and all of it at once, adds nothing.
                let again = try stores.merge(order + ["one"], into: name)
                #expect(again.parses == 0 && again.pages == 0 && again.assets == 0, "\(place)")
                #expect(try stores.digest(name) == expected, "\(place)")
            }
            // Joined in pairs, as a tree of machines would.
            if names.count > 2 {
                try stores.merge([names[1]], into: names[0])
                try stores.merge(Array(names[2...]), into: names[0])
                #expect(try stores.digest(names[0]) == expected, "\(place)")
            }
        }
    }

    @Test func `a merged store finds and shows what the others held`() throws {
        let stores = try Stores()
        let inputs = (0..<4).map { Input(time: Double($0), key: "k\($0)", provider: "alpha", content: $0) }
        for (index, input) in inputs.enumerated() { try stores.ingest([input], into: "part \(index)") }
        let summary = try stores.merge((0..<4).map { "part \($0)" }, into: "all")
        #expect(summary.documents == 4 && summary.pages == 8 && summary.blocks == 16 && summary.assets == 3)
        let store = try stores.open("all")
        #expect(try store.read { try $0.matches(PageMatchQuery(match: "gauge")) }.total == 4)
        let page = try #require(try store.read { try $0.page(key: "k2", index: 0) })
        #expect(page.blocks[1].parentID == page.blocks[0].id)
        let next = try #require(try store.read { try $0.page(key: "k2", index: 1) })
        #expect(next.blocks[0].continuesID == page.blocks[1].id)
        let asset = try #require(page.blocks[0].assetID)
        #expect(try store.read { try $0.asset(id: asset) }?.bytes == [1, 2])
    }

    @Test func `a later decoding of the same bytes takes the place of an earlier one, from either side`()
        throws
    {
        let stores = try Stores()
        for (name, version) in [("old", 1), ("new", 2)] {
            try stores.open(name).write(
                Samples.parse("a", Samples.document("decoder \(version)"), version: version, payload: "p"))
        }
        #expect(try stores.merge(["old"], into: "new").replaced == 0)
        #expect(try stores.merge(["new"], into: "old").replaced == 1)
        #expect(try stores.digest("old") == stores.digest("new"))
        let store = try stores.open("old")
        #expect(try store.read { try $0.matches(PageMatchQuery(match: "decoder")) }.total == 1)
        #expect(try store.check() == [])
        #expect(try store.read { try StoreInfo.get(.decoderVersion(provider: "alpha"), $0.database) } == "2")
    }

    @Test func `the ledger of requests is carried, each once, and leads to its parse`() throws {
        let stores = try Stores()
        for index in 0..<3 {
            try stores.ingest(
                [Input(time: 0, key: "k\(index)", provider: "alpha", content: index)], into: "part \(index)")
            try stores.open("part \(index)").database.write {
                try $0.execute(
                    sql: """
                        INSERT INTO fetch_jobs
                            (provider, source, fingerprint, document_key, state, parse_id, created_at, updated_at)
                        VALUES ('alpha', 'a.pdf', ?, 'k', 'done', 1, '', '')
                        """, arguments: ["print \(index % 2)"])
            }
        }
        for _ in 0..<2 { try stores.merge((0..<3).map { "part \($0)" }, into: "all") }
        let store = try stores.open("all")
        let rows = try store.database.read {
            try Row.fetchAll(
                $0,
                sql: """
                    SELECT fingerprint, documents.key FROM fetch_jobs JOIN parses ON parses.id = parse_id
                        JOIN documents ON documents.id = document_id ORDER BY 1
                    """)
        }
        #expect(rows.map { $0[0] } == ["print 0", "print 1"])
        #expect(rows.map { $0[1] } == ["k0", "k1"])
    }

    @Test func `a user's choice is carried, and one that differs is told and stays`() throws {
        let stores = try Stores()
        let inputs = ["alpha", "beta", "gamma"].enumerated().map {
            Input(time: Double($0), key: "a", provider: $1, content: $0)
        }
        for name in ["plain", "alpha", "beta"] { try stores.ingest(inputs, into: name) }
        try stores.open("alpha").prefer(key: "a", provider: "alpha")
        try stores.open("beta").prefer(key: "a", provider: "beta")
        try stores.merge(["alpha"], into: "plain")
        #expect(try stores.digest("plain") == stores.digest("alpha"))
        #expect(try stores.merge(["beta"], into: "plain").differingChoices == ["a"])
        #expect(try stores.digest("plain") == stores.digest("alpha"))
    }

    @Test func `what cannot be taken in is refused before anything is written`() throws {
        let stores = try Stores()
        let input = Input(time: 0, key: "a", provider: "alpha", content: 1)
        for name in ["good", "tokens", "later", "payload", "asset"] { try stores.ingest([input], into: name) }
        func execute(_ name: String, _ sql: String) throws {
            try stores.open(name).database.write { try $0.execute(sql: sql) }
        }
        func error(_ name: String, into destination: String = "all") -> StoreError? {
            #expect(throws: StoreError.self) { try stores.merge([name], into: destination) }
        }
        try execute("tokens", "UPDATE store_info SET value = 'old' WHERE key = 'tokenizer_version'")
        try execute("later", "UPDATE store_info SET value = '999' WHERE key = 'schema_version'")
        #expect(error("none")?.code == .notFound)
        #expect(error("good", into: "good")?.code == .sameStore)
        #expect(error("tokens")?.hint == "run `folio reindex --store \(stores.path("tokens"))`")
        #expect(error("later")?.code == .newerSchema)
        #expect(!FileManager.default.fileExists(atPath: stores.path("all")))
        // What is damaged does not spread.
        try execute("payload", "UPDATE payloads SET data = x'0102', byte_count = 2")
        try execute("asset", "UPDATE assets SET data = x'00'")
        for name in ["payload", "asset"] {
            #expect(error(name)?.code == .corrupt)
            #expect(try stores.open("all").read { try $0.statistics() }.documents == 0)
        }
        #expect(try stores.merge(["good"], into: "all").documents == 1)
        #expect(try stores.open("all").check() == [])
    }

    @Test(arguments: [
        // A key that is no text reads as another one, which leads to nothing and is followed by itself.
        ("UPDATE documents SET key = CAST(x'61FF' AS TEXT)", "has no parse of its document a\u{FFFD}"),
        ("DELETE FROM parses", "has no parse of its document a"),
        (
            "UPDATE pages SET id = 9223372036854775807 WHERE id = 2; UPDATE pages SET id = -5 WHERE id = 1",
            "has a parse with the invalid row ids -5 to 9223372036854775807"
        ),
    ])
    func `a damaged source is told and not walked without end`(damage: String, complaint: String) throws {
        let stores = try Stores()
        try stores.ingest([Input(time: 0, key: "a", provider: "alpha", content: 1)], into: "bad")
        try stores.open("bad").database.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA foreign_keys = OFF; " + damage)
        }
        let error = #expect(throws: StoreError.self) { try stores.merge(["bad"], into: "all") }
        #expect(error?.code == .corrupt && error?.message == "\(stores.path("bad")) \(complaint)")
    }
}
