import Testing
import TextAnalysis

@testable import Search

/// Expected ranges are counted by hand, or are those of Python's `re`.
struct RegexTests {
    private func pieces(_ expression: String, in text: String) throws -> [String] {
        let tokenizer = Tokenizer()
        let scalars = Array(text.unicodeScalars)
        return try TextPattern(expression: expression, tokenizer: tokenizer)
            .ranges(in: text, tokenizer: tokenizer).map { scalars[$0].text }
    }

    @Test(arguments: [
        ("a+", "caaat a", ["aaa", "a"]), ("a+?", "aa", ["a", "a"]), ("a{2}", "aaaaa", ["aa", "aa"]),
        ("a{2,3}", "aaaaaa a", ["aaa", "aaa"]), ("a{2,}?", "aaaa", ["aa", "aa"]), ("a{x}", "a{x}", ["a{x}"]),
        ("ab|abc", "abc", ["ab"]), ("(ab|abc)d", "abcd", ["abcd"]), ("(?:ab)*c", "ababc", ["ababc"]),
        ("[a-c\\d]+", "xab3-c", ["ab3", "c"]), ("[^a]+", "aba", ["b"]), ("[]a]+", "]a", ["]a"]),
        ("[a-]+", "b-a", ["-a"]), ("\\bfoo\\b", "foo foob _foo", ["foo"]), ("o\\B", "foo of", ["o", "o"]),
        ("^b", "a\nb", ["b"]), ("a$", "a\nab", ["a"]), ("a.c", "abc a\nc", ["abc"]),
        ("(?i)éCole", "École école", ["École", "école"]), ("\\x41\\x{4E2D}", "A中", ["A中"]),
        ("\\p{Han}+", "ab中国c", ["中国"]), ("\\p{Lu}\\P{Lu}", "aBc", ["Bc"]), ("x*", "axxb", ["xx"]),
        ("(a*)*b", "aab", ["aab"]), ("\\$\\d+\\.\\d{2}", "is $12.50 now", ["$12.50"]),
        ("\\s", "a\tb", ["\t"]),
    ])
    func `finds what the common syntax says`(expression: String, text: String, expected: [String]) throws {
        #expect(try pieces(expression, in: text) == expected)
    }

    @Test(arguments: [
        ("(a", 1), ("a)", 1), ("[a", 1), ("*a", 0), ("a\\", 1), ("\\q", 1), ("(?=a)", 0), ("(a)\\1", 4),
        ("a{3,2}", 5), ("[z-a]", 4), ("((a{100}){100}){10}", 0), ("\\p{Foo}", 3),
    ])
    func `an expression that is none is refused with its place`(expression: String, offset: Int) throws {
        let error = #expect(throws: QuerySyntaxError.self) { try self.pieces(expression, in: "a") }
        #expect(error?.code == .invalidRegex)
        #expect(error?.offset == offset)
    }

    /// Engines that try one way after the other take 2ⁿ steps here.
    @Test func `no expression makes it hang`() throws {
        let text = String(repeating: "a", count: 1_000)
        #expect(try pieces("(a|a)*(a|a)*(a|aa)+$b", in: text).isEmpty)
        #expect(try pieces("(a?){20}a{20}", in: text).count == 25)
    }

    @Test(
        arguments: [
            ("foo_bar\\(", "bar"), ("\\bfoo_bar\\(", "foo bar"), ("\\bmeasur", "measur*"), ("measur", nil),
            ("\\bfine-\\s*tuned\\b", "fine*"), ("a (gauge|weir) b", "gauge | weir"),
            ("\\b(gauge|weir)\\b", "gauge | weir"), ("(gauge|weir) b", nil),
            ("\\b(gau|weir)x?", "gau* | weir*"), ("\\d+ mV", "mv*"),
            ("\\d+ ?mV", nil),
            ("\\bC--", "c"), ("a gauge? b", "gaug*"), ("水位.*观测", "水位 & 观测"), ("(?i)\\bVoltage\\b", "voltage"),
            (".*", nil),
            ("x(?:y)? \\bgauge\\b", "gauge"), ("(\\bgauge\\b)+", "gauge"), ("(\\bgauge\\b)*", nil),
        ] as [(String, String?)])
    func `the index is asked for what must be there`(expression: String, expected: String?) throws {
        let narrowing = try TextPattern(expression: expression, tokenizer: Tokenizer()).narrowing
        #expect(narrowing.map(notation) == expected)
    }

    private func notation(_ expression: PlannedExpression) -> String {
        switch expression {
        case .phrase(let phrase): phrase.tokens.joined(separator: " ") + (phrase.isPrefix ? "*" : "")
        case .all(let operands): operands.map(notation).joined(separator: " & ")
        case .any(let operands): operands.map(notation).joined(separator: " | ")
        case .near, .excluding: "?"
        }
    }
}
