import DocumentModel
import Foundation
import Search
import TestSupport
import Testing

/// The order of pages that hold some of the words: by BM25, and by how near to each other the words stand.
@Suite struct NearnessTests {
    private func order(_ query: String, _ texts: [String]) throws -> [Int] {
        let engine = SearchEngine(
            store: try SampleStore.make([
                SampleStore.parse("pages", pages: texts.map { [Block(.text, text: $0)] })
            ]))
        return try engine.search(SearchRequest(query: query)).hits.map(\.pageIndex)
    }

    private static let others = (0..<8).map { "Page number \($0) tells of something else." }

    @Test(arguments: [
        ("harbour gauge brass", "gauge old red blue harbour", "harbour gauge old red blue"),
        ("harbour gauge brass", "gauge harbour old red blue", "old red blue harbour gauge"),
        ("harbour gauge brass", "harbour old red gauge blue", "harbour old gauge red blue"),
        ("harbour the gauge of brass", "gauge harbour old red blue", "harbour gauge old red blue"),
        ("harbour gauge brass gau*", "gauge old red blue harbour", "harbour gauge old red blue"),
        ("潮位 测站 铜制", "测站好新潮位", "潮位测站好新"), ("请问潮位测站在何处", "测站好新潮位", "潮位测站好新"),
    ])
    func `a page where the words stand side by side in their order comes before one where they are apart`(
        query: String, apart: String, near: String
    ) throws {
        #expect(try order(query, [apart, near] + Self.others) == [1, 0])
        #expect(try order(query, [near, apart] + Self.others) == [0, 1])
    }

    @Test
    func `a page with the words in one passage comes before one of the same length where they are far apart`()
        throws
    {
        let filler = (0..<200).map { "w\($0)" }
        let apart = (["harbour"] + filler + ["gauge"]).joined(separator: " ")
        let near = (filler.prefix(90) + ["harbour", "x", "y", "z", "gauge"] + filler.dropFirst(93))
        #expect(
            try order("harbour gauge brass", [apart, near.joined(separator: " ")] + Self.others) == [1, 0])
    }

    @Test func `the best 200 pages have the order of the full formula, and the others of BM25`() throws {
        var random = SeededRandom.fresh()
        let words = (0..<24).map { "term\($0)" }
        let pages = (0..<900).map { _ -> [[String]] in
            let topic = (0..<5).map { _ in random.element(of: words) } + ["so", "much", "else"]
            return [Int.random(in: 0...3, using: &random), Int.random(in: 1...160, using: &random)].map {
                count in
                (0..<count).map { _ in random.element(of: topic) }
            }
        }
        let engine = try searchEngine(pages)
        for query in [Array(words[0..<4]), Array(words[3..<9]), [words[5], "nowhere", words[1]]] {
            let result = try engine.search(
                SearchRequest(query: query.joined(separator: " "), limit: pages.count))
            let model = FullRanking(pages: pages, query: query.filter { $0 != "nowhere" })
            let strict = pages.indices.filter { page in query.allSatisfy(pages[page].joined().contains) }
            let expected = model.ranked(excluding: Set(strict))
            let some = result.hits.dropFirst(strict.count)
            #expect(result.total == strict.count && some.count == expected.count, "seed \(random.seed)")
            #expect(expected.count > 200, "seed \(random.seed)")
            #expect(some.map(\.pageIndex) == expected.map(\.page), "\(query), seed \(random.seed)")
            for (hit, page) in zip(some, expected) {
                #expect(abs(hit.score - page.score) < 1e-6, "\(query), seed \(random.seed)")
            }
        }
    }
}

/// What counts as a word where pages may lack words: of unusual forms the inflections as well.
@Suite struct PartialInflectionTests {
    private static let forms = ["gauge", "harbour", "sail", "drift", "anchor"].map { word in
        let stem = word.hasSuffix("e") ? String(word.dropLast()) : word
        return [word, word + "s", stem + "ing", stem + "ed"]
    }

    /// The last form is unusual.
    private static func form(of forms: [String], _ random: inout SeededRandom) -> String {
        Int.random(in: 0..<40, using: &random) == 0 ? forms[3] : random.element(of: Array(forms.dropLast()))
    }

    @Test func `inflections of a word are ranked as the word would be in their places`() throws {
        var random = SeededRandom.fresh()
        let pages = (0..<400).map { _ -> [[String]] in
            [Int.random(in: 0...2, using: &random), Int.random(in: 1...90, using: &random)].map { count in
                (0..<count).map { _ in
                    Int.random(in: 0..<20, using: &random) > 0
                        ? "other\(Int.random(in: 0...40, using: &random))"
                        : Self.form(of: random.element(of: Self.forms), &random)
                }
            }
        }
        let engine = try searchEngine(pages)
        let stems = Dictionary(
            uniqueKeysWithValues: Self.forms.flatMap { forms in forms.map { ($0, forms[0]) } })
        let stemmed = pages.map { $0.map { $0.map { stems[$0] ?? $0 } } }
        for query in [
            ["gauged", "anchored", "sailed"], ["drifted", "harboured"], ["anchored", "nowhere", "gauged"],
        ] {
            let result = try engine.search(
                SearchRequest(query: query.joined(separator: " "), limit: pages.count))
            let model = FullRanking(pages: stemmed, query: query.compactMap { stems[$0] })
            let strict = pages.indices.filter { page in query.allSatisfy(pages[page].joined().contains) }
            let expected = model.ranked(excluding: Set(strict))
            let some = result.hits.dropFirst(strict.count)
            #expect(result.total == strict.count && some.count == expected.count, "seed \(random.seed)")
            #expect(some.map(\.pageIndex) == expected.map(\.page), "\(query), seed \(random.seed)")
            for (hit, page) in zip(some, expected) {
                #expect(abs(hit.score - page.score) < 1e-6, "\(query), seed \(random.seed)")
            }
        }
    }

    @Test
    func `an unusual form finds its inflections, which are neither missing nor left unmarked`() throws {
        let usual = (0..<7).map { _ in "gauge" }
        let texts = ["gauged drifts", "gauges quay", "gauged once", "other"] + usual
        let engine = SearchEngine(
            store: try SampleStore.make([
                SampleStore.parse("pages", pages: texts.map { [Block(.text, text: $0)] })
            ]))
        let result = try engine.search(SearchRequest(query: "gauging quay drifts", limit: 20))
        #expect(result.total == 0 && result.totalSome == 10)
        #expect(Set(result.hits.prefix(2).map(\.pageIndex)) == [0, 1])
        #expect(result.hits.first { $0.pageIndex == 1 }?.missing == ["drifts"])
        #expect(result.hits.first { $0.pageIndex == 1 }?.regions.first?.highlights.ranges == [0..<6, 7..<11])
        #expect(try engine.search(SearchRequest(query: "gauging quay", allWords: true)).hits.isEmpty)
        #expect(try engine.search(SearchRequest(query: "\"gauging\" quay")).totalSome == 0)
        #expect(
            try engine.explain(SearchRequest(query: "gauging quay")).plan.contains {
                $0.hasSuffix("hold some of: gauging (gauge, gauges, gauged) 10, quay 1")
            })
        // A usual form stands for itself.
        let exact = try engine.search(SearchRequest(query: "gauge quay drifts", limit: 20))
        #expect(exact.hits.map(\.pageIndex).sorted() == [0, 1] + Array(4..<11))
    }

    @Test func `pairs of characters at the seam of a word that asks are left out`() throws {
        let texts = ["任何高山", "高亮显示", "如今", "别的"]
        let engine = SearchEngine(
            store: try SampleStore.make([
                SampleStore.parse("pages", pages: texts.map { [Block(.text, text: $0)] })
            ]))
        #expect(try engine.search(SearchRequest(query: "如何高亮显示")).hits.map(\.pageIndex) == [1])
    }
}

/// The ranking computed from the texts alone, page by page and pair by pair.
private struct FullRanking {
    /// A heading and a text each.
    let pages: [[[String]]]
    let query: [String]
    private let averageLength: Double
    private var idfs: [String: Double] = [:]

    init(pages: [[[String]]], query: [String]) {
        (self.pages, self.query) = (pages, query)
        let texts = pages.map { $0.flatMap(\.self) }
        averageLength = Double(texts.reduce(0) { $0 + $1.count }) / Double(pages.count)
        for word in query { idfs[word] = idf(texts.count { $0.contains(word) }) }
    }

    private func idf(_ count: Int) -> Double {
        let (all, count) = (Double(pages.count), Double(count))
        return log(1 + (all - count + 0.5) / (count + 0.5))
    }

    /// Scores of the index are products of two numbers rounded to `Float`.
    private func bm25(_ page: [[String]]) -> Double {
        query.reduce(0) { sum, word in
            let weighed = 6 * Double(page[0].count { $0 == word }) + Double(page[1].count { $0 == word })
            return sum + Double(Float(idfs[word] ?? 0)) * Double(Float(part(weighed, page)))
        }
    }

    private func part(_ occurrences: Double, _ page: [[String]]) -> Double {
        let length = Double(page[0].count + page[1].count)
        return occurrences * 2.2 / (occurrences + 1.2 * (0.25 + 0.75 * length / averageLength))
    }

    private func pairCount(_ first: String, _ second: String, _ page: [[String]]) -> Double {
        let tokens = Array(page.joined())
        return tokens.indices.reduce(0) { sum, place in
            guard tokens[place] == first, tokens[(place + 1)...].prefix(2).contains(second) else {
                return sum
            }
            return sum + (place < page[0].count ? 6 : 1)
        }
    }

    private func bestPassage(_ page: [[String]]) -> Double {
        let tokens = Array(page.joined())
        return stride(from: 0, to: tokens.count, by: 60).map { start in
            query.reduce(0) { sum, word in
                let count = Double(tokens[start...].prefix(120).count { $0 == word })
                return sum + (idfs[word] ?? 0) * count * 2.2 / (count + 1.2)
            }
        }.max() ?? 0
    }

    func ranked(excluding excluded: Set<Int>) -> [(page: Int, score: Double)] {
        let holding = pages.indices.filter { page in
            !excluded.contains(page) && query.contains { pages[page].joined().contains($0) }
        }
        let byBM25 = sorted(holding.map { ($0, bm25(pages[$0])) })
        let candidates = byBM25.prefix(200)
        let pairs = zip(query, query.dropFirst()).map { first, second in
            (first, second, idf(candidates.count { pairCount(first, second, pages[$0.page]) > 0 }))
        }
        let ranked = candidates.map { page, score in
            let near = pairs.reduce(0) { sum, pair in
                sum + pair.2 * part(pairCount(pair.0, pair.1, pages[page]), pages[page])
            }
            return (page, score + 0.5 * near + 0.5 * bestPassage(pages[page]))
        }
        return sorted(ranked) + byBM25.dropFirst(200)
    }

    private func sorted(_ pages: [(page: Int, score: Double)]) -> [(page: Int, score: Double)] {
        pages.sorted { ($1.score, $0.page) < ($0.score, $1.page) }
    }
}

/// A store of pages that each have a heading and a text, of these words.
private func searchEngine(_ pages: [[[String]]]) throws -> SearchEngine {
    SearchEngine(
        store: try SampleStore.make([
            SampleStore.parse(
                "pages",
                pages: pages.map { page in
                    [
                        Block(.heading, text: page[0].joined(separator: " ")),
                        Block(.text, text: page[1].joined(separator: " ")),
                    ]
                })
        ]))
}
