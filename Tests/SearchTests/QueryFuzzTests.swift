import DocumentModel
import Search
import Storage
import TestSupport
import Testing

/// Mutated queries: an answer, or an error of the query language with its place; never one of SQLite's.
@Suite struct QueryFuzzTests {
    private static let seeds = [
        "gauge AND (水位 OR \"river station\") -draft*",
        "NEAR(a b, 5) heading:gauge type:table page:3-7 provider:alpha",
        "document:\"2024/report\" lang:zh (a (b (c))) OR NOT x", "'; DROP TABLE documents; --",
        "\"a\" + b ^c {heading body}: d",
    ].map { Array($0.utf8) }

    private static let pieces = [
        "\"", "(", ")", " OR ", " AND ", " NOT ", "-", "*", "NEAR(", ", 5)", ":", "heading:", "type:",
        "page:", "^", "{", "}",
        "+", "'", ";", "--", "/*", "\\", "%", "?", "|", "中", "  ", "\n", "\u{3000}", "“", "９",
    ].map { Array($0.utf8) }

    @Test func `no mutation of a query is more than an error of the query language`() throws {
        let store = try SampleStore.make([
            SampleStore.parse(
                "2024/report",
                pages: [[Block(.heading, text: "gauge 水位"), Block(.table, text: "river station")]])
        ])
        let engine = SearchEngine(store: store)
        try Fuzzing.run("query", seeds: Self.seeds, pieces: Self.pieces, count: 600) { bytes in
            do {
                _ = try engine.search(SearchRequest(query: String(decoding: bytes, as: UTF8.self)))
            } catch is QuerySyntaxError {
            } catch let error as StoreError where error.code == .unknownDocument {}
        }
    }
}
