import DocumentModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

@Suite struct RankingTests {
    private let columns = "{heading body table_text formula caption}"

    private func store(_ pages: [Page]) throws -> DocumentStore {
        let store = try DocumentStore.inMemory(clock: Samples.clock)
        try store.write(Samples.parse("a", Samples.document(pages: pages), payload: "p"))
        return store
    }

    private func matches(_ store: DocumentStore, _ query: PageMatchQuery) throws -> PageMatches {
        try store.read { try $0.matches(query) }
    }

    /// Pages of a heading, a text and furniture, of words of very different frequency.
    private func randomPages(_ count: Int, _ generator: inout SeededRandom) -> [[[String]]] {
        func words(_ range: ClosedRange<Int>) -> [String] {
            (0..<Int.random(in: range, using: &generator)).map { _ in
                // The product of two numbers is often small: `w0` is on most pages, `w60` on few.
                "w\(Int.random(in: 0...8, using: &generator) * Int.random(in: 0...8, using: &generator))"
            }
        }
        return (0..<count).map { _ in [words(0...3), words(0...30), words(0...4)] }
    }

    private func page(_ index: Int, _ words: [[String]]) -> Page {
        let types: [BlockType] = [.heading, .text, .pageFooter]
        return Page(
            index: index,
            blocks: zip(types, words).map { Block($0, text: $1.joined(separator: " ")) })
    }

    /// BM25 as the header of CSearchRanking has it, by counting words.
    private func reference(_ pages: [[[String]]], _ phrases: [[String]], _ page: Int) -> Double {
        func occurrences(_ phrase: [String], _ words: [String]) -> Int {
            guard words.count >= phrase.count else { return 0 }
            return (0...words.count - phrase.count).count { Array(words[$0..<$0 + phrase.count]) == phrase }
        }
        func weighed(_ phrase: [String], _ page: [[String]]) -> Double {
            6 * Double(occurrences(phrase, page[0])) + Double(occurrences(phrase, page[1]))
        }
        let lengths = pages.map { Double($0.joined().count) }
        let average = lengths.reduce(0, +) / Double(pages.count)
        return phrases.reduce(0) { score, phrase in
            let count = Double(pages.count { weighed(phrase, $0) > 0 })
            let idf = log(1 + (Double(pages.count) - count + 0.5) / (count + 0.5))
            let frequency = weighed(phrase, pages[page])
            return score + idf * frequency * 2.2
                / (frequency + 1.2 * (0.25 + 0.75 * lengths[page] / average))
        }
    }

    @Test func `scores are those of BM25 counted by hand, over the index and over lists`() throws {
        var generator = SeededRandom.fresh()
        let pages = randomPages(60, &generator)
        let store = try store(pages.enumerated().map { page($0, $1) })
        var limits = RankingLimits()
        (limits.leastPages, limits.greatestRarity, limits.laterPagesAfterWriting) = (2, 60, 1)
        try store.updateRanking(limits)
        let queries: [(String, [[String]], MatchExpression?)] = [
            ("w0", [["w0"]], .token("w0")),
            ("w4 OR w12", [["w4"], ["w12"]], .any([.token("w4"), .token("w12")])),
            ("w4 AND w6", [["w4"], ["w6"]], .all([.token("w4"), .token("w6")])),
            ("w0 + w0", [["w0", "w0"]], nil),
            ("w0 NOT w4", [["w0"]], .excluding(.token("w0"), .token("w4"))),
            ("(w8 + w0) OR w6", [["w8", "w0"], ["w6"]], nil),
        ]
        for (match, phrases, expression) in queries {
            for ranking in [PageMatchQuery.Ranking.index, .lists] {
                let found = try matches(
                    store,
                    PageMatchQuery(
                        match: "\(columns) : (\(match))", expression: expression, limit: 100, ranking: ranking
                    ))
                #expect(found.matches.count == found.total)
                #expect(found.total > 0, "\(match)")
                for match in found.matches {
                    let expected = reference(pages, phrases, match.pageIndex)
                    #expect(
                        abs(match.score - expected) <= 1e-6 * expected, "\(phrases) page \(match.pageIndex)")
                }
                let order = found.matches.sorted { ($0.score, -$0.pageID) > ($1.score, -$1.pageID) }
                #expect(order == found.matches)
            }
        }
    }

    /// A random expression that lists can answer.
    private func expression(_ generator: inout SeededRandom) -> MatchExpression {
        func word() -> String {
            "w\([0, 0, 1, 2, 4, 6, 8, 12, 16, 30, 49, 56, 64].randomElement(using: &generator) ?? 0)"
        }
        func phrase() -> MatchPhrase {
            switch Int.random(in: 0...9, using: &generator) {
            case 0: MatchPhrase([word(), word()])
            case 1: MatchPhrase([word()], isPrefix: true)
            default: MatchPhrase([word()])
            }
        }
        func term() -> MatchExpression {
            if Int.random(in: 0...3, using: &generator) > 0 { return .token(word()) }
            let phrases = (0..<Int.random(in: 1...4, using: &generator)).map { _ in phrase() }
            return .family(Array(Set(phrases)).sorted { $0.rendered < $1.rendered })
        }
        func operands() -> [MatchExpression] {
            (0..<Int.random(in: 2...4, using: &generator)).map { _ in term() }
        }
        let base: MatchExpression =
            switch Int.random(in: 0...4, using: &generator) {
            case 0, 1: term()
            case 2: .all(operands())
            case 3: .any(operands())
            default: .all([.any(operands()), term()])
            }
        switch Int.random(in: 0...5, using: &generator) {
        case 0: return .excluding(base, .any(operands()))
        case 1: return .excluding(base, .all(operands()))
        default: return base
        }
    }

    /// An expression as FTS5 has it, with the places of its families among the phrases.
    private func rendered(
        _ expression: MatchExpression
    ) -> (text: String, families: [(places: [Int], match: String)]) {
        var count = 0
        var families: [(places: [Int], match: String)] = []
        func text(_ expression: MatchExpression) -> String {
            switch expression {
            case .token(let token):
                count += 1
                return "\"\(token)\""
            case .family(let phrases):
                let any = "(" + phrases.map(\.rendered).joined(separator: " OR ") + ")"
                families.append((Array(count..<count + phrases.count), "\(columns) : \(any)"))
                count += phrases.count
                return any
            case .all(let operands): return "(" + operands.map(text).joined(separator: " AND ") + ")"
            case .any(let operands): return "(" + operands.map(text).joined(separator: " OR ") + ")"
            case .excluding(let base, let excluded): return "(\(text(base)) NOT \(text(excluded)))"
            }
        }
        return ("\(columns) : \(text(expression))", families)
    }

    private func expectEqualRankings(
        _ store: DocumentStore, rounds: Int, _ generator: inout SeededRandom,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for _ in 0..<rounds {
            let expression = expression(&generator)
            let (match, families) = rendered(expression)
            var query = PageMatchQuery(
                match: match, expression: expression,
                families: try families.map { family in
                    PageMatchQuery.Family(
                        phrases: family.places,
                        pageCount: try store.read { try $0.pageCount(match: family.match) })
                },
                limit: Int.random(in: 0...30, using: &generator),
                offset: Int.random(in: 0...3, using: &generator))
            if Int.random(in: 0...9, using: &generator) == 0 { query.filter.keys = ["a"] }
            query.ranking = .index
            let full = try matches(store, query)
            query.ranking = .lists
            let pruned = try matches(store, query)
            #expect(pruned == full, "\(match)", sourceLocation: sourceLocation)
            // A page further on, by the place of a match in the middle.
            guard let middle = full.matches.dropFirst(full.matches.count / 2).first else { continue }
            let rest = Array(full.matches.drop { $0 != middle }.dropFirst())
            query.after = PageMatchQuery.Place(score: middle.score, pageID: middle.pageID)
            (query.limit, query.offset) = (rest.count, 0)
            #expect(try matches(store, query).matches == rest, "\(match)", sourceLocation: sourceLocation)
            query.ranking = .index
            #expect(try matches(store, query).matches == rest, "\(match)", sourceLocation: sourceLocation)
        }
    }

    @Test func `lists and the index rank alike, while pages come and go`() throws {
        var generator = SeededRandom.fresh()
        // So many that the most frequent words have dense lists, with bounds.
        let pages = randomPages(6_000, &generator).enumerated().map { page($0, $1) }
        let store = try store(pages)
        var limits = RankingLimits()
        (limits.leastPages, limits.greatestRarity, limits.sampleSize) = (40, 1_000, 300)
        limits.laterPagesAfterWriting = 1
        try store.updateRanking(limits)
        let (terms, dense) = try store.database.read { database in
            (
                try Int.fetchOne(database, sql: "SELECT count(*) FROM frequent_terms") ?? 0,
                try Int.fetchOne(database, sql: "SELECT max(page_count) FROM frequent_terms") ?? 0
            )
        }
        #expect(terms > 10 && terms < 40 && dense > 4_096)
        try expectEqualRankings(store, rounds: SeededRandom.rounds(60), &generator)

        let more = randomPages(300, &generator).enumerated().map { page($0, $1) }
        try store.write(Samples.parse("more", Samples.document(pages: more), payload: "more"))
        try expectEqualRankings(store, rounds: SeededRandom.rounds(30), &generator)
        try store.updateRanking(limits)
        #expect(try store.check() == [])
        try expectEqualRankings(store, rounds: SeededRandom.rounds(30), &generator)

        let last = randomPages(40, &generator).enumerated().map { page($0, $1) }
        try store.write(Samples.parse("last", Samples.document(pages: last), payload: "last"))
        try store.updateRanking(limits)
        try store.delete(key: "last")
        // These would take the row ids of those gone, if lists did not know them.
        try store.write(
            Samples.parse(
                "again",
                Samples.document(
                    pages: last.reversed().enumerated().map {
                        page($0.offset, $0.element.blocks.map { [$0.text] })
                    }), payload: "again"))
        try expectEqualRankings(store, rounds: SeededRandom.rounds(30), &generator)
        #expect(try store.check() == [])
        // A parse that is not preferred is left out of both.
        try store.write(
            Samples.parse("more", Samples.document("w0 w1"), provider: "beta", payload: "other"))
        try store.updateRanking(limits)
        let others = try store.database.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM parses WHERE is_preferred = 0")
        }
        #expect(others == 1)
        try expectEqualRankings(store, rounds: SeededRandom.rounds(20), &generator)
        try store.reindex()
        #expect(try store.check() == [])
        try expectEqualRankings(store, rounds: SeededRandom.rounds(10), &generator)
    }

    @Test(arguments: [
        "UPDATE page_lengths SET lengths = zeroblob(131072)",
        "UPDATE frequent_terms SET page_count = page_count + 1 WHERE id = 1",
        "DELETE FROM frequent_term_pages WHERE id >> 20 = 2",
        "UPDATE frequent_term_pages SET pages = x'00'",
    ]) func `check finds lists that do not fit the index`(damage: String) throws {
        var generator = SeededRandom.fresh()
        let store = try store(randomPages(40, &generator).enumerated().map { page($0, $1) })
        var limits = RankingLimits()
        (limits.leastPages, limits.laterPagesAfterWriting) = (5, 1)
        try store.updateRanking(limits)
        #expect(try store.check() == [])
        try store.database.write { try $0.execute(sql: damage) }
        #expect(try store.check().map(\.code) == [.ranking])
        try store.reindex()
        #expect(try store.check() == [])
    }

    @Test func `a store of schema version 1 is searched as before, and gets lists when it is written`() throws
    {
        let path = try Samples.temporaryPath()
        try FileManager.default.copyItem(
            at: Fixtures.folder.appending(path: "stores/v1.db"), to: URL(filePath: path))
        let store = try DocumentStore(path: path, mode: .write, clock: Samples.clock)
        let query = PageMatchQuery(match: "\(columns) : river", expression: .token("river"))
        let before = try matches(store, query)
        #expect(before.total == 1)
        var limits = RankingLimits()
        (limits.leastPages, limits.laterPagesAfterWriting) = (1, 1)
        try store.updateRanking(limits)
        #expect(try matches(store, query) == before)
        #expect(try store.check() == [])
    }

    @Test func `weights are whole quarters, as lists keep them`() {
        for column in FrequentTerm.columns {
            let quarters = PageMatchQuery.defaultWeights[column.rawValue] * 4
            #expect(quarters == quarters.rounded())
        }
    }
}
