import DocumentModel
import Storage
import TestSupport
import Testing
import TextAnalysis

@testable import Search

/// `--literal` and `--regex`: the index suggests pages, and their text decides.
struct LiteralSearchTests {
    private func store() throws -> DocumentStore {
        try SampleStore.make([
            SampleStore.parse(
                "code",
                pages: [
                    [
                        Block(.text, text: "Written in C++ and in C#."),
                        Block(.text, text: "c++ too"),
                    ],
                    [Block(.text, text: "The C language; C is old.")],
                    [Block(.code, text: "foo_bar(x)\nfoo_bar()\n\\alpha + \\beta")],
                    [Block(.text, text: "The .NET runtime, net of tax, foo\nbar ()")],
                    [
                        Block(.text, text: "ABC++ is none. 120 mV, 3 mV"),
                        Block(.pageHeader, text: "C++"),
                    ],
                ])
        ])
    }

    private func pages(_ change: (inout SearchRequest) -> Void) throws -> [Int] {
        var request = SearchRequest(query: "")
        change(&request)
        return try SearchEngine(store: store()).search(request).hits.map(\.pageIndex).sorted()
    }

    @Test(arguments: [
        ("C++", [0]), ("C#", [0]), ("\\alpha", [2]), (".NET", [3]), ("foo_bar()", [2]), ("foo bar ()", [3]),
        ("C", [0, 1]), ("c++", [0]), ("C+", [0]), ("in  C#", [0]), ("NET", [3]), ("foo_", [2]),
    ])
    func `a literal finds pages that hold it as it is written`(text: String, expected: [Int]) throws {
        #expect(try pages { $0.literal = text } == expected)
    }

    @Test func `furniture counts on request only`() throws {
        #expect(try pages { ($0.literal, $0.furniture) = ("C++", true) } == [0, 4])
        #expect(try pages { ($0.literal, $0.types) = ("C++", [.pageHeader]) } == [4])
        #expect(try pages { ($0.literal, $0.types) = ("C++", [.code]) }.isEmpty)
    }

    @Test func `the marks are part of the highlight and the box is the block's`() throws {
        var request = SearchRequest(query: "")
        request.literal = "C++"
        let hit = try #require(try SearchEngine(store: store()).search(request).hits.first)
        #expect(hit.regions.map(\.highlights.ranges) == [[11..<14]])
        #expect(hit.regions.first?.box == Box(60, 0, 300, 8))
        #expect(hit.snippet.text.contains("C++"))
    }

    @Test func `words of a query narrow an expression that the index cannot`() throws {
        #expect(try pages { ($0.query, $0.regex) = ("none", "[0-9]+ ?mV") } == [4])
        #expect(try pages { ($0.query, $0.regex) = ("runtime", "[0-9]+ ?mV") }.isEmpty)
        let error = #expect(throws: QuerySyntaxError.self) { try self.pages { $0.regex = "[0-9]+ ?mV" } }
        #expect(error?.code == .tooBroad)
        let marks = #expect(throws: QuerySyntaxError.self) { try self.pages { $0.literal = "++" } }
        #expect(marks?.code == .tooBroad)
    }

    @Test func `what nothing holds is said without a search for spellings`() throws {
        var request = SearchRequest(query: "")
        request.literal = "C--"
        let result = try SearchEngine(store: store()).search(request)
        #expect(result.suggestions == nil)
        #expect(result.note == "of 2 pages with its words, none contains the text exactly as it is written")
        request.literal = "zebra!"
        #expect(
            try SearchEngine(store: store()).search(request).note == "no page contains the words of the text")
    }

    @Test func `what no page matches is said in words for a text or an expression`() throws {
        func note(_ change: (inout SearchRequest) -> Void) throws -> String? {
            var request = SearchRequest(query: "")
            change(&request)
            return try SearchEngine(store: store()).search(request).note
        }
        #expect(
            try note { $0.regex = "\\bC\\b-" }
                == "of 2 pages with its words, none matches the regular expression")
        #expect(try note { $0.regex = "\\bzebra\\b" } == "no page contains the words of the expression")
        #expect(
            try note { ($0.literal, $0.regex) = ("C", "\\bC\\b-") }
                == "of 2 pages with its words, none has both the text and the expression")
    }

    @Test func `a literal of many spaces is looked for, and one of more than 1,000 characters is refused`()
        throws
    {
        let text = String(repeating: "a ", count: 500)
        #expect(try pages { $0.literal = text }.isEmpty)
        let error = #expect(throws: QuerySyntaxError.self) { try self.pages { $0.literal = text + "ab" } }
        #expect(error?.code == .literalTooLong)
        #expect(error?.message == "the literal text is longer than 1000 characters")
    }

    @Test func `what is too broad has advice for a text or an expression`() throws {
        let literal = #expect(throws: QuerySyntaxError.self) { try self.pages { $0.literal = "++" } }
        #expect(literal?.code == .tooBroad && literal?.hint.contains("whole words to the text") == true)
        let regex = #expect(throws: QuerySyntaxError.self) { try self.pages { $0.regex = "[0-9]" } }
        #expect(regex?.code == .tooBroad && regex?.hint.contains("\\bword\\b") == true)
    }

    @Test func `a total that counts only some of the pages says so, also by document`() throws {
        let pages = (0..<30).map { [Block(.text, text: "C++ \($0)")] }
        let store = try SampleStore.make([SampleStore.parse("many", pages: pages)])
        let engine = SearchEngine(store: store, verificationBound: 10)
        var request = SearchRequest(query: "", limit: 1)
        request.literal = "C++"
        let first = try engine.search(request)
        #expect(first.total == 10 && first.isTotalLowerBound)
        #expect(
            first.note
                == "the total counts only pages that were read: the best 10 that the index suggests, or as many as the hits need"
        )
        #expect(try engine.count(request).total == 30)
        request.groupsByDocument = true
        let grouped = try engine.search(request)
        #expect(grouped.hits.map(\.documentHits) == [10] && grouped.isTotalLowerBound)
        #expect(grouped.note?.hasPrefix("the total and the hits of each document count only") == true)
        let all = try SearchEngine(store: store).search(request)
        #expect(all.hits.map(\.documentHits) == [30] && all.note == nil)
    }

    @Test func `only so many pages are read, and the answer says so`() throws {
        let pages = (0..<40).map { number in
            [Block(.text, text: number == 39 ? "C++" + String(repeating: " more", count: 50) : "C")]
        }
        let store = try SampleStore.make([SampleStore.parse("many", pages: pages)])
        var request = SearchRequest(query: "")
        // 405 instructions and more, so fewer than 40 pages are read.
        request.regex = "\\bC\\+\\+" + String(repeating: "x?", count: 200)
        let engine = SearchEngine(store: store, verificationBound: 10, expressionSteps: 4_000)
        let result = try engine.search(request)
        #expect(result.hits.isEmpty && result.isTotalLowerBound)
        #expect(result.note?.hasPrefix("only the best 9 pages") == true)
        #expect(try engine.count(request).total == 1)
    }

    /// Any piece of a block between the edges of words is found by itself, marks and all.
    @Test func `pieces of invented text are found as they are written`() throws {
        var random = SeededRandom.fresh()
        let marks = ["+", "#", "_", "-", ".", "(", ")", " ", "\n", "\\", "中", "国", "é", "😀"]
        let words = ["alpha", "C", "x1", "net", "fine"]
        let texts = (0..<60).map { _ in
            (0..<14).map { _ in random.element(of: Bool.random(using: &random) ? marks : words) }.joined()
        }
        let store = try SampleStore.make([
            SampleStore.parse("made", pages: texts.map { [Block(.text, text: $0)] })
        ])
        let tokenizer = Tokenizer()
        for _ in 0..<SeededRandom.rounds(200) {
            let page = Int.random(in: texts.indices, using: &random)
            let scalars = Array(texts[page].unicodeScalars)
            let start = Int.random(in: scalars.indices, using: &random)
            let end = Int.random(in: start..<scalars.count, using: &random) + 1
            func isEdge(_ place: Int) -> Bool {
                place == 0 || place == scalars.count
                    || !(tokenizer.isPartOfWord(scalars[place - 1]) && tokenizer.isPartOfWord(scalars[place]))
            }
            let piece = scalars[start..<end].text
            guard isEdge(start), isEdge(end), !tokenizer.tokens(in: piece, mode: .query).isEmpty else {
                continue
            }
            // Halves of a word that a line end parts are not in the index.
            guard !texts[page].contains("-\n"), !texts[page].contains("- \n") else { continue }
            var request = SearchRequest(query: "", limit: 100, allWords: true)
            request.literal = piece
            guard try TextPattern(literal: piece, tokenizer: tokenizer).narrowing != nil else { continue }
            let found = try SearchEngine(store: store).search(request).hits.map(\.pageIndex)
            #expect(found.contains(page), "\(piece.debugDescription) of \(texts[page].debugDescription)")
        }
    }
}
