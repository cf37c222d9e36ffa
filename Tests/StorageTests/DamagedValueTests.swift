import DocumentModel
import Foundation
import GRDB
import Testing

@testable import Storage

/// Values that other programs or a failing disk left in a store: told as damage, never the end of the process.
@Suite struct DamagedValueTests {
    let store: DocumentStore

    init() throws {
        store = try DocumentStore.inMemory(clock: Samples.clock)
    }

    private func execute(_ sql: String) throws {
        try store.database.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA foreign_keys = OFF; " + sql + "; PRAGMA foreign_keys = ON")
        }
    }

    /// The code of the error that `body` ends with.
    private func code(_ body: () throws -> Void) -> StoreError.Code? {
        #expect(throws: StoreError.self, performing: body)?.code
    }

    @Test(arguments: [
        ("UPDATE documents SET updated_at = 'x'", "document a has an invalid timestamp"),
        ("UPDATE documents SET created_at = '21.11.2026'", "document a has an invalid timestamp"),
        ("UPDATE parses SET ingested_at = '2026-11-21 07:15:23'", "parse 1 has an invalid timestamp"),
    ])
    func `a time that is none is found, since it decides which parse is the latest`(
        _ damage: String, _ message: String
    ) throws {
        try store.write(Samples.parse("a", Samples.document("text"), payload: "p"))
        #expect(try store.check() == [])
        try execute(damage)
        #expect(try store.check() == [StoreFinding(code: .value, message: message)])
    }

    @Test func `a page index that is the greatest number is read as one that can be counted on from`() throws
    {
        try store.write(Samples.parse("a", Samples.document("gauge"), payload: "p"))
        try execute("UPDATE pages SET page_index = 9223372036854775807")
        let query = PageMatchQuery(match: "gauge", expression: .token("gauge"), limit: 5)
        let found = try store.read { try $0.matches(query) }
        #expect(found.matches.map { $0.pageIndex + 1 } == [2_147_483_648])
    }

    @Test func `a row id that no page can have is told as damage, not allocated for`() throws {
        try store.write(
            Samples.parse("a", Samples.document(pages: [Page(index: 0), Page(index: 1)]), payload: "p"))
        try execute("UPDATE pages SET id = 9223372036854775807 WHERE page_index = 1")
        #expect(#expect(throws: StoreError.self) { try store.reindex() }?.code == .corrupt)
        try execute("UPDATE pages SET id = 2 WHERE page_index = 1")
        try store.reindex()
        try execute(
            "UPDATE store_info SET value = '9223372036854775807' WHERE key = 'ranking_pages_covered'")
        #expect(try store.check() == [])
    }

    @Test(arguments: ["9223372036854775807", "-9223372036854775808"])
    func `pages of an impossible index are read, compared and found`(index: String) throws {
        let document = Samples.document("gauge", "station")
        try store.write(Samples.parse("a", document, payload: "p"))
        try execute("UPDATE pages SET page_index = \(index) WHERE page_index = \(index.first == "-" ? 0 : 1)")
        let expected = index.first == "-" ? [Int(Int32.min), 1] : [0, Int(Int32.max)]
        try store.read { reader in
            let id = try #require(try reader.document(key: "a")).id
            #expect(try reader.pageIndexes(document: id) == expected)
            var edges: [Int] = []
            try reader.forEachPageEdge(parse: 1, count: 1) { edges.append($0.pageIndex) }
            #expect(edges == expected)
            let difference = try ParseComparison().difference(
                1, in: reader, decoded: Samples.parse("a", document, payload: "p"))
            #expect(difference?.hasPrefix("pages: page ") == true)
            #expect(try reader.documentsUnlikeTheirParses(limit: 5) == (index.first == "-" ? [] : ["a"]))
        }
        let page = index.first == "-" ? 1 : 2
        #expect(
            try store.check() == [
                StoreFinding(
                    code: .pages, message: "page \(page) has an invalid row id or page index")
            ])
    }

    @Test func `names that differ in bytes which are no text are counted together`() throws {
        try store.write(Samples.parse("a", Samples.document("one", "two"), payload: "p"))
        try execute(
            """
            INSERT INTO block_styles (id, type) VALUES (8, CAST(x'74FF' AS TEXT)), (9, CAST(x'74FE' AS TEXT));
            UPDATE block_rows SET style = 7 + page_id
            """)
        try store.write(
            Samples.parse("a", Samples.document("one"), provider: "b", payload: "q"),
            Samples.parse("a", Samples.document("two"), provider: "c", payload: "r"))
        try execute("UPDATE parses SET provider = CAST(iif(id = 2, x'74FF', x'74FE') AS TEXT) WHERE id > 1")
        let statistics = try store.read { try $0.statistics() }
        #expect(statistics.blocksByType == ["t\u{FFFD}": 2, "text": 2])
        #expect(statistics.parsesByProvider["t\u{FFFD}"] == StoreStatistics.Provider(parses: 2, pages: 2))
    }

    @Test func `nothing is written behind a row id that no page can have`() throws {
        try store.write(Samples.parse("a", Samples.document("one", "two"), payload: "p"))
        try execute("UPDATE pages SET id = 9223372036854775807 WHERE id = 2")
        #expect(
            code { try store.write(Samples.parse("b", Samples.document("three"), payload: "q")) } == .corrupt)
        #expect(try store.check().contains { $0.message.contains("has an invalid row id") })
    }

    @Test func `a search among damaged row ids and numbers of pages ends`() throws {
        let pages = (0..<40).map { Page(index: $0, blocks: [Block(.text, text: "gauge w\($0 % 2)")]) }
        try store.write(
            Samples.parse("a", Samples.document(pages: pages), payload: "p"),
            Samples.parse("a", Samples.document("gauge"), payload: "q"))
        var limits = RankingLimits()
        (limits.leastPages, limits.greatestRarity, limits.laterPagesAfterWriting) = (2, 60, 1)
        try store.updateRanking(limits)
        var query = PageMatchQuery(match: "gauge", expression: .token("gauge"), limit: 5)
        #expect(try store.read { try $0.matches(query) }.total == 1)
        for damage in [
            "UPDATE parses SET page_count = 9223372036854775807 WHERE id = 1",
            "UPDATE frequent_terms SET page_count = -1",
            "UPDATE page_search_data SET block = x'FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF' WHERE id = 1",
        ] {
            try execute(damage)
            #expect(try store.read { try $0.matches(query) }.matches.allSatisfy { $0.score.isFinite })
        }
        try execute("UPDATE pages SET id = -9223372036854775808 WHERE id = 1")
        query.filter = DocumentFilter(keys: ["a"], parses: .all)
        _ = try store.read { try $0.matches(query) }
    }

    @Test func `a number of covered pages that no lengths are kept of is none`() throws {
        try store.write(Samples.parse("a", Samples.document("gauge", "gauge"), payload: "p"))
        var limits = RankingLimits()
        (limits.leastPages, limits.greatestRarity, limits.laterPagesAfterWriting) = (1, 60, 1)
        try store.updateRanking(limits)
        let query = PageMatchQuery(match: "gauge", expression: .token("gauge"), limit: 5)
        let expected = try store.read { try $0.matches(query) }
        try execute("UPDATE store_info SET value = '68719476735' WHERE key = 'ranking_pages_covered'")
        #expect(try store.read { try $0.matches(query) } == expected)
        try execute("UPDATE store_info SET value = '2' WHERE key = 'ranking_pages_covered'")
        try execute("INSERT INTO store_info VALUES ('ranking_pages_removed', '9223372036854775807')")
        try store.delete(key: "a")
        #expect(try store.check() == [])
    }

    @Test func `an index with a page before the first ends no search and is found`() throws {
        try store.write(Samples.parse("a", Samples.document("gauge", "gauge"), payload: "p"))
        var limits = RankingLimits()
        (limits.leastPages, limits.greatestRarity, limits.laterPagesAfterWriting) = (1, 60, 1)
        try store.updateRanking(limits)
        try execute("INSERT INTO page_search (rowid, body) VALUES (-5, 'gauge rare')")
        let rare = PageMatchQuery(match: "rare", limit: 5)
        #expect(code { _ = try store.read { try $0.matches(rare) } } == .corrupt)
        let both = PageMatchQuery(
            match: "gauge OR rare", expression: .any([.token("gauge"), .token("rare")]), limit: 5)
        #expect(code { _ = try store.read { try $0.matches(both) } } == .corrupt)
        #expect(try store.check().contains { $0.code == .index })
    }

    @Test(arguments: [
        "UPDATE documents SET metadata = '[]'", "UPDATE parses SET warnings = '{}'",
        "UPDATE parses SET options = '7'",
    ])
    func `JSON of another shape is told as damage`(damage: String) throws {
        try store.write(Samples.parse("a", Samples.document("one"), payload: "p"))
        try execute(damage)
        #expect(code { _ = try store.read { try $0.document(key: "a") } } == .corrupt)
    }

    @Test(arguments: ["byte_count = 7", "width = 3", "height = -1"])
    func `the size of an asset is compared with its bytes`(damage: String) throws {
        let image = Asset(name: "1", content: .stored(Array("GIF89a".utf8) + [2, 0, 3, 0]), pageIndex: 0)
        try store.write(
            Samples.parse("a", Samples.document(pages: [Page(index: 0)], assets: [image]), payload: "p"))
        #expect(try store.check() == [])
        try execute("UPDATE assets SET \(damage)")
        #expect(
            try store.check() == [
                StoreFinding(code: .value, message: "asset 1 does not have the size that its row says")
            ])
    }

    @Test(arguments: ["attempts", "pages_charged", "first_page", "page_count"])
    func `a ledger with a number that no fetch comes to is told as damage`(column: String) throws {
        let request = FetchJob.Request(
            provider: "doc2x", source: "a.pdf", sourceSHA256: nil, fingerprint: "f", documentKey: "a")
        let writer = try DocumentWriter(store)
        _ = try writer.addJob(request, FetchJob.Settings())
        try writer.commitJobs()
        try execute("UPDATE fetch_jobs SET \(column) = 9223372036854775807")
        #expect(code { _ = try writer.latestJob(fingerprint: "f") } == .corrupt)
    }

    @Test func `an address that is no text is told, not asked for without end`() throws {
        let far = Asset(name: "far.png", content: .remote(url: "https://example.org/1"))
        try store.write(
            Samples.parse("a", Samples.document(pages: [Page(index: 0)], assets: [far]), payload: "p"))
        try execute("UPDATE asset_links SET remote_url = CAST(x'61FF' AS TEXT)")
        let first = try store.read { try $0.remoteAssets(limit: 5) }
        #expect(first == ["a\u{FFFD}"])
        #expect(code { _ = try store.read { try $0.remoteAssets(after: first[0], limit: 5) } } == .corrupt)
    }
}
