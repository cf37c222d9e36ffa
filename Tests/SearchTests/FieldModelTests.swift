import DocumentModel
import Search
import Storage
import TestSupport
import Testing

/// The ideas of FTS5's own tests (fts5ac, near, phrase, prefix, first, colset) against our query language: random queries
/// over random pages of several columns give what a naive model gives.
struct FieldModelTests {
    /// A page as words by column, searched by its definition.
    private struct Model {
        var columns: [SearchField: [String]] = [:]

        func satisfies(_ expression: QueryExpression) -> Bool {
            switch expression {
            case .term(let term): fields(term.field).contains { !places(term, in: $0).isEmpty }
            case .not(let operand): !satisfies(operand)
            case .all(let operands): operands.allSatisfy { satisfies($0) }
            case .any(let operands): operands.contains { satisfies($0) }
            case .near(let terms, let distance):
                fields(terms[0].field).contains { field in
                    isNear(terms.map { places($0, in: field) }, distance: distance)
                }
            }
        }

        private func fields(_ field: SearchField?) -> [SearchField] {
            field.map { [$0] } ?? SearchField.defaults
        }

        /// Whether one place of each can be taken so that from the first end to the last beginning there are at most so many words.
        private func isNear(_ places: [[Range<Int>]], distance: Int) -> Bool {
            var clumps: [(end: Int, start: Int)] = [(.max, .min)]
            for ranges in places {
                clumps = clumps.flatMap { clump in
                    ranges.map { (min(clump.end, $0.upperBound), max(clump.start, $0.lowerBound)) }
                }
            }
            return clumps.contains { $0.start - $0.end <= distance }
        }

        private func places(_ term: QueryTerm, in field: SearchField) -> [Range<Int>] {
            let words = columns[field] ?? []
            let wanted = term.text.split { " *".contains($0) }.map(String.init)
            return words.indices.map { $0..<$0 + wanted.count }.filter { range in
                range.upperBound <= words.count
                    && zip(range, wanted.indices).allSatisfy { place, index in
                        term.isPrefix && index == wanted.count - 1
                            ? words[place].hasPrefix(wanted[index]) : words[place] == wanted[index]
                    }
            }
        }
    }

    private static let fields: [(field: SearchField, type: BlockType)] = [
        (.heading, .heading), (.body, .text), (.table, .table), (.caption, .caption),
        (.furniture, .pageHeader),
    ]

    @Test func `random queries over columns find what the model finds`() throws {
        var generator = SeededRandom.fresh()
        let words = ["a", "b", "c", "aa", "ab", "ba"]
        let pages = (0..<50).map { _ in
            Dictionary(
                uniqueKeysWithValues: Self.fields.map { field in
                    let count = Int.random(in: 0...7, using: &generator)
                    return (field.field, (0..<count).map { _ in generator.element(of: words) })
                })
        }
        let store = try SampleStore.make([
            SampleStore.parse(
                "random",
                pages: pages.map { page in
                    Self.fields.map { Block($0.type, text: (page[$0.field] ?? []).joined(separator: " ")) }
                })
        ])
        let engine = SearchEngine(store: store)
        var compared = 0
        var found = 0
        for _ in 0..<SeededRandom.rounds(200) {
            let query = query(&generator, words: words, depth: 3)
            let expression = try #require(try QuerySyntax.parse(query).expression)
            let expected = pages.indices.filter { Model(columns: pages[$0]).satisfies(expression) }
            do {
                let result = try engine.search(SearchRequest(query: query, limit: 100, allWords: true))
                #expect(result.hits.map(\.pageIndex).sorted() == expected, "\(query)")
                #expect(try engine.count(SearchRequest(query: query)).total == expected.count, "\(query)")
                compared += 1
                found += expected.count
            } catch let error as QuerySyntaxError {
                #expect(error.code == .onlyExclusions, "\(query)")
            }
        }
        #expect(compared > 100 && found > 500)
    }

    private func query(_ generator: inout SeededRandom, words: [String], depth: Int) -> String {
        func word() -> String { generator.element(of: words) }
        func phrase() -> String {
            let count = Int.random(in: 1...3, using: &generator)
            let star = Bool.random(using: &generator) ? "*" : ""
            let text = (0..<count).map { _ in word() }.joined(separator: " ")
            return count == 1 && Bool.random(using: &generator) ? text + star : "\"\(text)\"" + star
        }
        func field() -> String {
            guard Int.random(in: 0..<3, using: &generator) == 0 else { return "" }
            return generator.element(of: Self.fields).field.rawValue + ":"
        }
        func inner() -> String { query(&generator, words: words, depth: depth - 1) }
        switch Int.random(in: 0..<(depth > 0 ? 8 : 3), using: &generator) {
        case 0, 1: return field() + phrase()
        case 2:
            let count = Int.random(in: 2...3, using: &generator)
            let distance = Int.random(in: 0...4, using: &generator)
            let phrases = (0..<count).map { _ in phrase() }.joined(separator: " ")
            return field() + "NEAR(\(phrases), \(distance))"
        case 3: return "-(\(inner()))"
        case 4, 5: return "(\(inner()) OR \(inner()))"
        default: return "(\(inner()) \(inner()))"
        }
    }
}
