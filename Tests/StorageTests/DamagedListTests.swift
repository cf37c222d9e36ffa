import CSearchRanking
import DocumentModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

/// Page lengths and lists of frequent terms with other bytes in them: a search ends, and the check finds it.
@Suite struct DamagedListTests {
    @Test func `a search over damaged lists ends in an answer or an error, and the check says so`() throws {
        let store = try DocumentStore.inMemory(clock: Samples.clock)
        let pages = (0..<200).map {
            Page(index: $0, blocks: [Block(.text, text: "gauge w\($0 % 3) w\($0 % 7) x\($0)")])
        }
        try store.write(Samples.parse("a", Samples.document(pages: pages), payload: "p"))
        var limits = RankingLimits()
        (limits.leastPages, limits.greatestRarity, limits.laterPagesAfterWriting) = (2, 60, 1)
        try store.updateRanking(limits)
        let lists = try store.database.read {
            try Row.fetchAll($0, sql: "SELECT id, pages FROM frequent_term_pages ORDER BY id")
        }
        try #require(!lists.isEmpty)
        let query = PageMatchQuery(
            match: "gauge AND w1", expression: .all([.token("gauge"), .token("w1")]), limit: 20)
        let expected = try store.read { try $0.matches(query) }
        try Fuzzing.run(
            "lists", seeds: lists.map { Array($0["pages"] as Data) }, pieces: [[0x7F], [0x80, 0x80]],
            count: 150
        ) {
            bytes in
            for row in lists {
                let id: Int64 = row["id"]
                let original: Data = row["pages"]
                try store.database.write { database in
                    try database.execute(
                        sql: "UPDATE frequent_term_pages SET pages = ? WHERE id = ?",
                        arguments: [Data(bytes), id])
                }
                let found = try? store.read { try $0.matches(query) }
                if found != nil && found != expected {
                    guard try store.check().contains(where: { $0.code == .ranking }) else {
                        throw BrokenPromise("another answer, and the check finds nothing")
                    }
                }
                try store.database.write { database in
                    try database.execute(
                        sql: "UPDATE frequent_term_pages SET pages = ? WHERE id = ?",
                        arguments: [original, id])
                }
            }
        }
    }

    @Test(arguments: [Int64.max, Int64.max >> 20 + 1, -1, .min])
    func `a term with a number that no term can have is told as damage`(number: Int64) throws {
        let store = try DocumentStore.inMemory(clock: Samples.clock)
        try store.write(Samples.parse("a", Samples.document("gauge", "gauge"), payload: "p"))
        var limits = RankingLimits()
        (limits.leastPages, limits.greatestRarity, limits.laterPagesAfterWriting) = (1, 60, 1)
        try store.updateRanking(limits)
        try store.database.write {
            try $0.execute(sql: "UPDATE frequent_terms SET id = ? WHERE term = 'gauge'", arguments: [number])
        }
        let query = PageMatchQuery(match: "gauge", expression: .token("gauge"), limit: 5)
        #expect(
            #expect(throws: StoreError.self) { try store.read { try $0.matches(query) } }?.code == .corrupt)
        #expect(try store.check().map(\.code) == [.ranking])
    }

    @Test func `what C++ cannot allocate is an error and does not end the process`() {
        #expect(folio_ranker_create([], -1, 5) == nil)
    }
}
