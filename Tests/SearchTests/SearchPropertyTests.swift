import DocumentModel
import Search
import Storage
import TestSupport
import Testing
import TextAnalysis

struct SearchPropertyTests {
    /// A random text of Chinese, English, digits and punctuation.
    private func text(_ generator: inout SeededRandom) -> String {
        let pieces = [
            "中", "国", "人", "民", "報", "𠀀", "の", "한", "cat", "Dog", "3", "2020", "Ａ", "é", "e\u{301}", "x", " ",
            " ", "-", "，", "。",
            ".", "/", "😀", "(", ":", "*",
        ]
        return (0..<Int.random(in: 5...40, using: &generator))
            .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }

    /// Whether a phrase may begin or end between two characters: not inside a word.
    private func isCut(between before: Character, and after: Character) -> Bool {
        func isWordPart(_ character: Character) -> Bool {
            guard let first = character.unicodeScalars.first else { return false }
            return (first.value < 0x2E80 || first == "Ａ") && (character.isLetter || character.isNumber)
        }
        return !(isWordPart(before) && isWordPart(after))
    }

    @Test func `every piece of a page, as a phrase, finds the page and a region that covers the piece`()
        throws
    {
        var generator = SeededRandom.fresh()
        let texts = (0..<12).map { _ in (0..<3).map { _ in text(&generator) } }
        let store = try SampleStore.make([
            SampleStore.parse("random", pages: texts.map { $0.map { Block(.text, text: $0) } })
        ])
        let engine = SearchEngine(store: store)
        for (page, blocks) in texts.enumerated() {
            for (block, text) in blocks.enumerated() {
                for _ in 0..<8 {
                    let characters = Array(text)
                    let start = Int.random(in: 0..<characters.count, using: &generator)
                    let end = min(characters.count, start + Int.random(in: 1...12, using: &generator))
                    guard start == 0 || isCut(between: characters[start - 1], and: characters[start]),
                        end == characters.count || isCut(between: characters[end - 1], and: characters[end])
                    else { continue }
                    let piece = String(characters[start..<end])
                    let offset = String(characters[..<start]).unicodeScalars.count
                    try expectFound(piece, at: offset, page: page, block: block, engine)
                }
            }
        }
    }

    private func expectFound(
        _ piece: String, at offset: Int, page: Int, block: Int, _ engine: SearchEngine
    ) throws {
        let letters = piece.unicodeScalars.enumerated()
            .filter { $0.element.properties.isAlphabetic || $0.element.properties.numericType != nil }
            .map { offset + $0.offset }
        guard !letters.isEmpty else { return }
        let result = try engine.search(SearchRequest(query: "\"\(piece)\"", limit: 100))
        let hit = result.hits.first { $0.pageIndex == page }
        let region = hit?.regions.first { $0.box?.y0 == Double(block) * 10 }
        let isCovered = region?.highlights.ranges.contains { range in letters.allSatisfy(range.contains) }
        #expect(isCovered == true, "\(piece) on page \(page), block \(block)")
    }

    @Test func `a word that a line end parts is found joined and hyphenated, and by no half of a joined one`()
        throws
    {
        var generator = SeededRandom.fresh()
        let halves = [
            "fin", "tuned", "anglo", "saxon", "gpt", "über", "all", "x", "ray", "или", "en", "of", "und",
        ]
        let words = (0..<40).map { _ in (generator.element(of: halves), generator.element(of: halves)) }
        let texts = words.map { "before \($0)-\n\($1) after" }
        let store = try SampleStore.make([
            SampleStore.parse("broken", pages: texts.map { [Block(.text, text: $0)] })
        ])
        let engine = SearchEngine(store: store)
        for (page, (head, rest)) in words.enumerated() {
            let place = 7..<7 + "\(head)-\n\(rest)".unicodeScalars.count
            for query in ["\(head)-\(rest)", "\"\(head)-\(rest)\"", "\(head)\(rest)"] {
                let hits = try engine.search(SearchRequest(query: query, limit: 100)).hits
                let ranges = hits.first { $0.pageIndex == page }?.regions.first?.highlights.ranges
                #expect(ranges == [place], "\(query) on page \(page): \(texts[page].debugDescription)")
            }
            let isJoined = Tokenizer().tokens(in: texts[page], mode: .document).count == 3
            let hits = try engine.search(SearchRequest(query: "before \(rest)", limit: 100, allWords: true))
                .hits
            #expect(hits.contains { $0.pageIndex == page } == !isJoined, "\(rest) on page \(page)")
        }
    }

    @Test func `boolean operators, phrases and NEAR find what a walk over all pages finds`() throws {
        var generator = SeededRandom.fresh()
        let words = ["a", "b", "c", "d", "aa", "ab"]
        let pages = (0..<40).map { _ in
            (0..<Int.random(in: 1...8, using: &generator)).map { _ in
                words.randomElement(using: &generator) ?? "a"
            }
        }
        let store = try SampleStore.make([
            SampleStore.parse("random", pages: pages.map { $0.map { Block(.text, text: $0) } })
        ])
        var compared = 0
        for _ in 0..<SeededRandom.rounds(150) {
            let query = randomQuery(&generator, words: words, depth: 3)
            let expected = try #require(try QuerySyntax.parse(query).expression)
            do {
                let result = try SearchEngine(store: store).search(
                    SearchRequest(query: query, limit: 100, allWords: true))
                let wanted = pages.indices.filter { NaivePage(words: pages[$0]).satisfies(expected) }
                #expect(result.hits.map(\.pageIndex).sorted() == wanted, "\(query)")
                #expect(
                    result.total == wanted.count && result.hits.allSatisfy { !$0.regions.isEmpty }, "\(query)"
                )
                compared += 1
            } catch let error as QuerySyntaxError {
                #expect(error.code == .onlyExclusions, "\(query)")
            }
        }
        #expect(compared > 50)
    }

    private func randomQuery(_ generator: inout SeededRandom, words: [String], depth: Int) -> String {
        func word() -> String { words.randomElement(using: &generator) ?? "a" }
        switch Int.random(in: 0..<(depth > 0 ? 9 : 5), using: &generator) {
        case 0, 1: return word()
        case 2: return word() + "*"
        case 3: return "\"\(word()) \(word())\""
        case 4: return "NEAR(\(word()) \(word()), \(Int.random(in: 0...3, using: &generator)))"
        case 5: return "-(" + randomQuery(&generator, words: words, depth: depth - 1) + ")"
        case 6:
            return "(" + randomQuery(&generator, words: words, depth: depth - 1) + " OR "
                + randomQuery(&generator, words: words, depth: depth - 1) + ")"
        default:
            return "(" + randomQuery(&generator, words: words, depth: depth - 1) + " "
                + randomQuery(&generator, words: words, depth: depth - 1) + ")"
        }
    }

    @Test func `FTS5 takes a thousand alternatives and every depth that the plan lets pass`() throws {
        let store = try SampleStore.make([SampleStore.parse("one", pages: [[Block(.text, text: "w7 x z")]])])
        func total(_ query: String) throws -> Int? {
            do {
                return try SearchEngine(store: store).search(SearchRequest(query: query)).total
            } catch let error as QuerySyntaxError {
                #expect(error.code == .queryTooDeep)
                return nil
            }
        }
        #expect(try total((0..<1_000).map { "w\($0)" }.joined(separator: " OR ")) == 1)
        #expect(try total("x -(" + (8..<1_000).map { "w\($0)" }.joined(separator: " OR ") + ")") == 1)
        for depth in [10, 30, 64] {
            let alternating =
                (0..<depth).map { $0.isMultiple(of: 2) ? "(x OR a\($0) " : "(z b\($0) OR " }.joined() + "z"
            #expect(try total(alternating) == 1, "\(depth)")
            let excluding = String(repeating: "x -(z ", count: depth) + "y"
            if depth < 30 { #expect(try total(excluding) != nil) } else { _ = try total(excluding) }
        }
    }
}

/// A page as a list of words, searched by looking at all of them.
private struct NaivePage {
    let words: [String]

    func satisfies(_ expression: QueryExpression) -> Bool {
        switch expression {
        case .term(let term): !places(term).isEmpty
        case .not(let operand): !satisfies(operand)
        case .all(let operands): operands.allSatisfy { satisfies($0) }
        case .any(let operands): operands.contains { satisfies($0) }
        case .near(let terms, let distance):
            places(terms[0]).contains { first in
                places(terms[1]).contains { second in
                    first.upperBound + distance >= second.lowerBound
                        && second.upperBound + distance >= first.lowerBound
                }
            }
        }
    }

    /// Where the words of a term stand side by side.
    private func places(_ term: QueryTerm) -> [Range<Int>] {
        let wanted = term.text.split { $0 == " " || $0 == "*" }.map(String.init)
        return words.indices.filter { start in
            guard start + wanted.count <= words.count else { return false }
            return wanted.indices.allSatisfy { index in
                let word = words[start + index]
                let isLast = index == wanted.count - 1
                return term.isPrefix && isLast ? word.hasPrefix(wanted[index]) : word == wanted[index]
            }
        }
        .map { $0..<$0 + wanted.count }
    }
}
