import DocumentModel
import Foundation
import GRDB
import Testing

@testable import Storage

/// The boxes of words are stored with their block, go where it goes, and can be read by SQL.
@Suite struct TextBoxStorageTests {
    private func block(_ text: String, _ boxes: [(Range<Int>, [Double])]) throws -> Block {
        var block = Block(.text, text: text, box: Box(0, 0, 100, 50))
        block.textBoxes = try boxes.map { TextBox($0.0, try #require(Box($0.1))) }
        return block
    }

    private func document(_ shift: Double = 0) throws -> ParsedDocument {
        let first = try block("水位 rose", [(0..<2, [1, 2, 3.5, 4]), (3..<7, [5 + shift, 2, 9, 4])])
        let long = try block(String(repeating: "x", count: 2000), [(0..<2000, [0, 0, 1, 1])])
        return Samples.document(pages: [
            Page(index: 0, blocks: [Block(.text, text: "none"), first]), Page(index: 1, blocks: [long]),
        ])
    }

    private func store(_ document: ParsedDocument) throws -> DocumentStore {
        let store = try DocumentStore.inMemory(clock: Samples.clock)
        try store.write(Samples.parse("a", document, payload: "p"))
        return store
    }

    @Test func `they are read as they were written, and the store is sound`() throws {
        let document = try document()
        let store = try store(document)
        #expect(try store.check() == [])
        let boxes = try store.read { try $0.textBoxes(page: 1) }
        #expect(boxes == [1 << 20 | 1: document.pages[0].blocks[1].textBoxes ?? []])
        #expect(try store.read { try $0.textBoxes(page: 1, of: [1 << 20]) } == [:])
        #expect(
            try store.read { try $0.textBoxes(page: 2, of: [2 << 20])[2 << 20] }
                == document.pages[1].blocks[0].textBoxes)
    }

    @Test func `SQL has a row for each word, with its text`() throws {
        let rows = try store(try document()).database.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT words.text, words.bbox_x0, words.bbox_x1 FROM blocks
                        JOIN text_boxes AS words ON words.block_id = blocks.id
                    WHERE blocks.page_id = 1 ORDER BY words.text_start
                    """)
        }
        #expect(rows.map { $0["text"] as String } == ["水位", "rose"])
        #expect(rows.map { $0["bbox_x0"] as Double } == [1, 5])
        #expect(rows.map { $0["bbox_x1"] as Double } == [3.5, 9])
    }

    @Test func `they are gone with their page, and merged with their block`() throws {
        let store = try store(try document())
        let (path, targetPath) = (try Samples.temporaryPath(), try Samples.temporaryPath())
        let digest = try {
            let other = try DocumentStore(path: path, mode: .create, clock: Samples.clock)
            try other.write(Samples.parse("b", try document(1), payload: "q"))
            return try other.read { try $0.contentDigest() }
        }()
        let source = try MergeSource(path: path, destination: targetPath, clock: Samples.clock)
        let target = try DocumentStore(path: targetPath, mode: .create, clock: Samples.clock)
        var summary = MergeSummary()
        try StoreMerger(target) { _ in true }.merge(source, into: &summary)
        #expect(try target.read { try $0.contentDigest() } == digest)
        #expect(try target.check() == [])
        try store.delete(key: "a")
        #expect(
            try store.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM block_text_boxes") }
                == 0)
    }

    @Test func `another box is another content`() throws {
        let digests = try [0.0, 0, 1].map { shift in
            try store(try document(shift)).read { try $0.contentDigest() }
        }
        #expect(digests[0] == digests[1] && digests[0] != digests[2])
    }
}
