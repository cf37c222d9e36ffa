import Search
import Testing
import TextAnalysis

struct QueryPlanTests {
    private static let columns = "{heading body table_text formula caption} : "

    private func plan(_ query: String) throws -> QueryPlan {
        try QueryPlan(QuerySyntax.parse(query), tokenizer: Tokenizer())
    }

    private func match(_ query: String, furniture: Bool = false) throws -> String {
        try #require(try plan(query).matchString(SearchScope(furniture: furniture)))
    }

    @Test(arguments: [
        ("Cat", #""cat""#),
        ("cat dog", #""cat" AND "dog""#),
        ("cat OR dog", #""cat" OR "dog""#),
        ("cat cat", #""cat""#),
        ("a b OR c", #"("a" AND "b") OR "c""#),
        ("C++", #""c""#),
        ("C++ & D", #""c" AND "d""#),
        ("foo-bar", #""foo" + "bar" OR "foo‐bar""#),
        ("3.14", #""3" + "14""#),
        ("a/b*", #""a" + "b"*"#),
        ("\"red cats\"*", #""red" + "cats"*"#),
        ("猫", #""猫"*"#),
        ("中国人", #""中国" + "国人""#),
        ("重跑gen", #""重跑" + "跑" + "gen""#),
        ("第3章", #""第" + "3" + "章"*"#),
        ("ＡＢＣ", #""abc""#),
        ("NEAR(red \"blue cat\", 5)", #"NEAR("red" "blue" + "cat", 5)"#),
        ("NEAR(red !, 5)", #""red""#),
        ("say \"\"\"x\"\"\" -y", #"("say" AND "x") NOT "y""#),
        ("a -b", #""a" NOT "b""#),
        ("-b a -c", #""a" NOT ("b" OR "c")"#),
        ("a (-b)", #""a" AND "b""#), ("a (-b c)", #"("c" NOT "b") AND "a""#),
        ("a -(-b)", #""a" AND "b""#),
        ("a (b OR -c)", #""a" NOT ("c" NOT "b")"#),
        ("a -(b OR -c)", #"("c" AND "a") NOT "b""#),
        ("a -...", #""a""#),
    ])
    func `a query becomes quoted tokens and binary NOTs`(query: String, expected: String) throws {
        let string = try match(query)
        if query == "a -(b OR -c)" {
            // Not (b or not c) is c without b; the groups that open an expression come first.
            #expect(string == Self.columns + #"(("c" NOT "b") AND "a")"#)
        } else {
            #expect(string == Self.columns + "(\(expected))")
        }
    }

    @Test func `a field is the filter of its own terms, and the others keep theirs`() throws {
        #expect(try match("heading:cat") == #"heading : "cat""#)
        #expect(try match("table:cat dog") == #"table_text : "cat" AND "# + Self.columns + #""dog""#)
        #expect(try match("furniture:NEAR(a b, 2)") == #"furniture : NEAR("a" "b", 2)"#)
    }

    @Test func `furniture joins the columns where it is asked for`() throws {
        #expect(
            try match("cat", furniture: true)
                == #"{heading body table_text formula caption furniture} : ("cat")"#)
    }

    @Test(arguments: [
        ("...!!!", QuerySyntaxError.Code.noTerms),
        ("", .noTerms),
        ("\"，。\" OR ++", .noTerms),
        ("-...", .noTerms),
        ("type:table", .noTerms),
        ("-cat", .onlyExclusions),
        ("-cat -dog", .onlyExclusions),
        ("NOT (cat OR dog)", .onlyExclusions),
        ("cat OR -dog", .onlyExclusions),
    ])
    func `a query that names nothing to find says why`(query: String, code: QuerySyntaxError.Code) throws {
        let error = try #require(throws: QuerySyntaxError.self) { try plan(query) }
        #expect(error.code == code)
    }

    @Test func `a query of more tokens than terms are allowed is an error`() throws {
        let error = try #require(throws: QuerySyntaxError.self) {
            try QueryPlan(
                QuerySyntax.parse("a 中国人民"), tokenizer: Tokenizer(), limits: QueryLimits(terms: 3))
        }
        // One word and three pairs; the run begins at the third code point.
        #expect(error.code == .tooManyTerms && error.offset == 2)
    }

    @Test func `a query of more beginnings of words than are allowed is an error`() throws {
        let error = try #require(throws: QuerySyntaxError.self) {
            try QueryPlan(
                QuerySyntax.parse("a* 中 b*"), tokenizer: Tokenizer(), limits: QueryLimits(prefixes: 2))
        }
        #expect(error.code == .tooManyTerms && error.offset == 5)
    }

    @Test(arguments: [("-cat", 1), ("x:1 OR -dog", 0), ("NOT (cat OR dog)", 5)])
    func `a query of exclusions alone is an error at its first word`(query: String, offset: Int) throws {
        let error = try #require(throws: QuerySyntaxError.self) { try plan(query) }
        #expect(error.code == .onlyExclusions && error.offset == offset)
    }

    @Test func `only what speaks for a page is wanted, through any number of negations`() throws {
        func wanted(_ query: String) throws -> [[String]] {
            try plan(query).expression.wanted.map { $0.phrases.flatMap(\.tokens) }
        }
        #expect(try wanted("a -b") == [["a"]])
        #expect(try wanted("a (b OR -c)") == [["a"], ["b"]])
        #expect(try wanted("a OR a NEAR(a b)") == [["a"], ["a", "b"]])
    }

    @Test(arguments: ["中国", "跑", "Ａｂ", "ﬁsh", "é", "3", "繁體"])
    func `a token of a query is a token again when it is read anew`(text: String) {
        for term in Tokenizer().phrase(text) {
            #expect(Tokenizer().tokens(in: term.text, mode: .query).map(\.text) == [term.text])
        }
    }
}
