import DocumentModel
import Search
import TestSupport
import Testing

struct QuerySyntaxTests {
    @Test(arguments: [
        ("cat", "cat"),
        ("cat dog", "(cat & dog)"),
        ("cat AND dog", "(cat & dog)"),
        ("cat OR dog", "(cat | dog)"),
        ("a b OR c d", "((a & b) | (c & d))"),
        ("a OR b c OR d", "(a | (b & c) | d)"),
        ("a (b OR c)", "(a & (b | c))"),
        ("((a))", "a"),
        ("a -b", "(a & !b)"),
        ("a NOT b", "(a & !b)"),
        ("a AND NOT b", "(a & !b)"),
        ("a -\"b c\"", "(a & !\"b c\")"),
        ("a -(b OR c)", "(a & !(b | c))"),
        ("NOT NOT a", "a"),
        ("NOT -a", "a"),
        ("-a", "!a"),
        ("\"neural network\"", "\"neural network\""),
        ("\"neural net\"*", "\"neural net\"*"),
        ("net*", "net*"),
        ("or and not", "(or & and & not)"),
        ("ORDER NOTE ANDES", "(ORDER & NOTE & ANDES)"),
    ])
    func `words are all wanted, and operators and parentheses group them`(
        query: String, expected: String
    ) throws {
        #expect(try QuerySyntax.parse(query).expression?.notation == expected)
    }

    @Test(arguments: [
        ("heading:cat", "heading:cat"),
        ("heading:\"red cat\"", "heading:\"red cat\""),
        ("heading:cat* dog", "(heading:cat* & dog)"),
        ("table:(cat OR dog)", "(table:cat | table:dog)"),
        ("caption:(cat body:dog)", "(caption:cat & body:dog)"),
        ("-furniture:cat dog", "(!furniture:cat & dog)"),
        ("formula:NEAR(a b)", "NEAR(formula:a formula:b, 10)"),
        ("heading：标题", "heading:标题"),
        ("heading: cat", "(heading: & cat)"),
        ("(heading:)", "heading:"),
    ])
    func `a field before a word, phrase or group says which column to look at`(
        query: String, expected: String
    ) throws {
        #expect(try QuerySyntax.parse(query).expression?.notation == expected)
    }

    @Test(arguments: [
        ("NEAR(a b, 5)", "NEAR(a b, 5)"),
        ("NEAR(a b,5)", "NEAR(a b, 5)"),
        ("NEAR(a b)", "NEAR(a b, 10)"),
        ("NEAR(a, b, 3)", "NEAR(a b, 3)"),
        ("NEAR(\"red cat\" dog* , 0)", "NEAR(\"red cat\" dog*, 0)"),
        ("NEAR（猫 狗，3）", "NEAR(猫 狗, 3)"),
        ("NEAR(a 5)", "NEAR(a 5, 10)"),
        ("NEAR(a b, 5", "NEAR(a b, 5)"),
        ("NEAR(a)", "a"),
        ("x NEAR(a b) y", "(x & NEAR(a b, 10) & y)"),
        ("LINEAR(a b)", "(LINEAR & (a & b))"),
        ("NEAR a", "(NEAR & a)"),
        ("near(a b)", "(near & (a & b))"),
    ])
    func `NEAR takes words, phrases and a distance`(query: String, expected: String) throws {
        #expect(try QuerySyntax.parse(query).expression?.notation == expected)
    }

    @Test(
        arguments: [
            ("C++", "C++"),
            ("foo-bar", "foo-bar"),
            ("3.14", "3.14"),
            ("a/b", "a/b"),
            ("don't", "don't"),
            ("50%", "50%"),
            ("user@example.org", "user@example.org"),
            ("f(x)", "(f & x)"),
            ("--json", "--json"),
            ("a - b", "(a & - & b)"),
            ("a -", "(a & -)"),
            ("wo*rd", "wo*rd"),
            ("*", "*"),
            ("http://x.org/y?z=1", "http://x.org/y?z=1"),
            ("note:foo", "note:foo"),
            ("12:30", "12:30"),
            ("注意：以下", "注意：以下"),
            ("5\" pipe", "(5 & pipe)"),
            ("\"lone quote", "(lone & quote)"),
            ("(open", "open"),
            ("close)", "close"),
            ("a) OR (b", "(a | b)"),
            ("a (b OR (c", "(a & (b | c))"),
            ("AND", nil),
            ("a AND", "a"),
            ("AND a", "a"),
            ("a OR", "a"),
            ("OR a", "a"),
            ("a OR OR b", "(a | b)"),
            ("a AND OR b", "(a | b)"),
            ("a NOT", "a"),
            ("a NOT OR b", "(a | b)"),
            ("(NOT) a", "a"),
            ("() a", "a"),
            ("\"", nil),
            ("(", nil),
            (")", nil),
            ("", nil),
            ("  \t\n\u{3000}", nil),
            ("“中文引号”", "中文引号"),
            ("“hello world”", "\"hello world\""),
            ("＂hello world＂", "\"hello world\""),
            ("„hello world“", "\"hello world\""),
            ("«hello world»", "\"hello world\""),
            ("“hello world\"", "\"hello world\""),
            ("\"say “hi” now\"", "\"say “hi” now\""),
            ("（甲 OR 乙） 丙", "((甲 | 乙) & 丙)"),
            ("甲　乙", "(甲 & 乙)"),
            ("甲 －乙", "(甲 & !乙)"),
            ("key=\"some value\"", "(key= & \"some value\")"),
            ("😀 x", "(😀 & x)"),
        ] as [(String, String?)])
    func `nothing that is typed by habit is an error`(query: String, expected: String?) throws {
        #expect(try QuerySyntax.parse(query).expression?.notation == expected)
    }

    @Test(arguments: [
        ("f(-x)", "(f & x)"), ("(-1,-1)", "1,-1"), ("( -1, -2 )", "(1, & 2)"),
        ("a (-x, -y)", "(a & (x, & !y))"),
        ("a -2)", "(a & 2)"), ("a -2 3, b", "(a & !2 & 3, & b)"), ("a -2", "(a & !2)"), ("a (-x)", "(a & x)"),
        ("a (-x b)", "(a & (!x & b))"),
        ("(radar -draft)", "(radar & !draft)"), ("a (-\"x y\")", "(a & !\"x y\")"),
        ("heading:(-x y)", "(!heading:x & heading:y)"), ("a,-x", "a,-x"),
    ])
    func `a minus that stands in a formula or a list is text`(query: String, expected: String) throws {
        #expect(try QuerySyntax.parse(query).expression?.notation == expected)
    }

    @Test(arguments: [
        ("C gcc -C", "(C & gcc & C)"), ("find type, -type", "(find & type, & type)"),
        ("Radar -radar", "(Radar & radar)"), ("a (b -a)", "(a & (b & a))"), ("a-b -a", "(a-b & a)"),
        ("(a OR b) -a", "((a | b) & !a)"), ("a OR b -a", "(a | (b & !a))"), ("\"a\" -a", "(a & !a)"),
        ("a -\"a\"", "(a & !a)"), ("a -heading:a", "(a & !heading:a)"), ("ab -a*", "(ab & !a*)"),
        ("水位 -水位观测", "(水位 & !水位观测)"), ("水位观测 -水位", "(水位观测 & 水位)"),
    ])
    func `an exclusion of a word that the query asks for as well is text`(
        query: String, expected: String
    ) throws {
        #expect(try QuerySyntax.parse(query).expression?.notation == expected)
    }

    @Test func `a pasted text excludes nothing but what is in quotation marks`() throws {
        let words = (1...33).map { "w\($0)" }
        let pasted = try QuerySyntax.parse((words + ["-C", "DO", "NOT", "TOUCH"]).joined(separator: " "))
        #expect(
            pasted.expression?.notation == "(" + (words + ["C", "DO", "TOUCH"]).joined(separator: " & ") + ")"
        )
        let typed = try QuerySyntax.parse((words.prefix(32) + ["-C"]).joined(separator: " "))
        #expect(typed.expression?.notation.hasSuffix(" & !C)") == true)
    }

    @Test(arguments: [
        ("radar provider:mi", true), ("provider:", true), ("type：ta", true), ("document:\"my rep", true),
        ("title:a,b", true), ("provider:mineru ra", false), ("heading:ra", false), ("radar", false),
        ("\"provider: x\" ra", false),
    ])
    func `the value of a filter is told from words`(query: String, expected: Bool) {
        #expect(QuerySyntax.endsInFilter(query) == expected)
    }

    @Test func `a trailing asterisk of either width makes a prefix`() throws {
        for query in ["word*", "word**", "词＊", "wo*rd*"] {
            guard case .term(let term) = try QuerySyntax.parse(query).expression else {
                Issue.record("\(query) is no term")
                continue
            }
            #expect(term.isPrefix, "\(query)")
        }
    }

    @Test func `filters are taken out of the text, with commas between alternatives`() throws {
        let query = try QuerySyntax.parse(
            #"cat provider:mineru,doc2x document:"my report" document:2024/q1 type:table,list_item page:3-7 page:9 lang:zh"#
        )
        #expect(query.expression?.notation == "cat")
        #expect(
            query.filters
                == QueryFilters(
                    providers: ["mineru", "doc2x"], documents: ["my report", "2024/q1"],
                    types: [.table, .listItem],
                    pages: [3...7, 9...9], languages: ["zh"]))
    }

    @Test(arguments: ["type:table OR cat", "cat type：table", "cat OR type:table", "cat type:TABLE"])
    func `a filter applies to the whole query, wherever it stands outside of groups`(query: String) throws {
        let parsed = try QuerySyntax.parse(query)
        #expect(parsed.expression?.notation == "cat")
        #expect(parsed.filters.types == [.table])
    }

    @Test(arguments: [
        ("cat page:x", QuerySyntaxError.Code.invalidFilter, 9),
        ("cat page:3-", .invalidFilter, 9),
        ("cat page:7-3", .invalidFilter, 9),
        ("cat page:0", .invalidFilter, 9),
        ("cat type:table,tabel", .invalidFilter, 15),
        ("猫😀 (type:table 狗)", .misplacedFilter, 4),
        ("cat -type:table", .misplacedFilter, 5),
        ("NEAR(a OR b)", .invalidNear, 7),
        ("NEAR(a (b))", .invalidNear, 7),
        ("NEAR(a b, 99999999999999999999)", .invalidNear, 10),
    ])
    func `a real mistake is an error that points at its code point`(
        query: String, code: QuerySyntaxError.Code, offset: Int
    ) throws {
        let error = try #require(throws: QuerySyntaxError.self) { try QuerySyntax.parse(query) }
        #expect(error.code == code)
        #expect(error.offset == offset)
    }

    @Test func `length, terms and depth are bounded, each with its own error`() throws {
        func code(_ query: String, _ limits: QueryLimits = QueryLimits()) -> QuerySyntaxError.Code? {
            do {
                _ = try QuerySyntax.parse(query, limits: limits)
                return nil
            } catch {
                return error.code
            }
        }
        #expect(code(String(repeating: "a", count: 10_000)) == nil)
        #expect(code(String(repeating: "a", count: 10_001)) == .queryTooLong)
        #expect(code(String(repeating: "NOT ", count: 200_000)) == .queryTooLong)
        #expect(code(String(repeating: "NOT ", count: 2_400) + "a") == nil)
        #expect(code(String(repeating: "a ", count: 5_000)) == nil)
        #expect(code(String(repeating: "a ", count: 5_001)) == .queryTooLong)
        #expect(
            code(String(repeating: "a ", count: 11), QueryLimits(terms: 10)) == .tooManyTerms)
        #expect(code(String(repeating: "a ", count: 10), QueryLimits(terms: 10)) == nil)
        #expect(code(String(repeating: "(", count: 64) + "a") == nil)
        #expect(code(String(repeating: "(", count: 65) + "a") == .queryTooDeep)
        #expect(code(String(repeating: "-(", count: 4_000)) == .queryTooDeep)
        #expect(code(String(repeating: "heading:", count: 1_200) + "a") == nil)
        #expect(code(String(repeating: "\"“«", count: 3_000)) == nil)
    }

    @Test func `random queries of syntax characters never trap`() throws {
        var generator = SeededRandom.fresh()
        let pieces = [
            "(", ")", "\"", "“", "”", "«", "-", " ", " ", "*", ":", ",", "OR", "AND", "NOT", "NEAR(",
            "heading:", "page:",
            "type:table", "3", "a", "猫", "😀", "，", "（", "\u{0}", "\u{301}", "：",
        ]
        for _ in 0..<SeededRandom.rounds(3_000) {
            let query = (0..<Int.random(in: 0...30, using: &generator))
                .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            do {
                _ = try QuerySyntax.parse(query)
            } catch {
                #expect([.invalidFilter, .misplacedFilter, .invalidNear].contains(error.code), "\(query)")
                #expect((0..<query.unicodeScalars.count).contains(error.offset), "\(query)")
            }
        }
    }
}
