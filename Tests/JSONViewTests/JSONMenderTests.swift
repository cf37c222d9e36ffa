import JSONView
import Testing

@Suite struct JSONMenderTests {
    /// A text, what its `"v"` member must read as, and the one kind of repair that takes.
    struct Example: Sendable, CustomTestStringConvertible {
        let text: String
        let value: String
        let repair: JSONRepair
        var testDescription: String { text }

        init(_ text: String, _ value: String, _ kind: JSONRepair.Kind, at offset: Int, count: Int = 1) {
            self.text = text
            self.value = value
            repair = JSONRepair(kind: kind, offset: offset, count: count)
        }
    }

    @Test(arguments: [
        Example("{\"v\":\"a\nb\tc\"}", "a\nb\tc", .controlCharacter, at: 7, count: 2),
        Example("{\"v\":\"a\u{0}b\u{1F}\"}", "a\u{0}b\u{1F}", .controlCharacter, at: 7, count: 2),
        Example(#"{"v":"\alpha and \x"}"#, #"\alpha and \x"#, .invalidEscape, at: 6, count: 2),
        Example(#"{"v":"\'tis \unit"}"#, #"\'tis \unit"#, .invalidEscape, at: 6, count: 2),
        Example(#"{"v":"\中"}"#, #"\中"#, .invalidEscape, at: 6),
        Example(#"{"v":"\ud835"}"#, "\u{FFFD}", .loneSurrogate, at: 6),
        Example(#"{"v":"\ud835\ud835\udc00x"}"#, "\u{FFFD}𝐀x", .loneSurrogate, at: 6),
        Example(#"{"v":"\udc00\ud835\u0041"}"#, "\u{FFFD}\u{FFFD}A", .loneSurrogate, at: 6, count: 2),
        Example(#"{"v":"\udc00"}"#, "\u{FFFD}", .loneSurrogate, at: 6),
        Example(#"{"v":"a",}"#, "a", .trailingComma, at: 8),
        Example("{\"v\":\"a\",// x\n/*,*/}", "a", .trailingComma, at: 8),
        Example("{\"v\":\"//\"//}\n}", "//", .comment, at: 9),
        Example("/* *//**/ {\"v\":\"a\"}", "a", .comment, at: 0, count: 2),
        Example("\u{FEFF}{\"v\":\"a\" }", "a", .byteOrderMark, at: 0),
        Example(#"{"v":"a"}]}"#, "a", .trailingBytes, at: 9, count: 2),
        Example("{\"v\":\"a\"}\u{0}\u{0}\n", "a", .trailingBytes, at: 9, count: 2),
        Example(#"{"v":"a","x":[[{"y":[]}]"#, "a", .missingBracket, at: 24, count: 2),
        Example(#"{"w":1 "v":"a"}"#, "a", .missingComma, at: 7),
        Example(#"{"w":{},"v":"a"},"x":1}"#, "a", .surplusBracket, at: 15),
        Example(#"{"w":{[]},"v":"a"}"#, "a", .surplusBracket, at: 5, count: 2),
    ])
    func `what real files hold is mended, and counted with the first place`(_ example: Example) throws {
        let document = try JSONDocument(Array(example.text.utf8))
        #expect(document.root["v"]?.string == example.value)
        #expect(document.repairs.contains(example.repair))
        let others = document.repairs.filter { $0.kind != example.repair.kind && $0.kind != .comment }
        #expect(others.isEmpty)
    }

    @Test(arguments: [
        ("01", 1), ("-007.50", -7.5), ("+1", 1), (".5", 0.5), ("-.5e1", -5), ("1.", 1), ("1.e2", 100),
        ("00", 0),
        ("123456789012345678901234567890", 1.2345678901234568e29),
        ("-9223372036854775809", -0x1p63),
    ])
    func `a number in another spelling keeps its value`(spelling: String, value: Double) throws {
        let document = try JSONDocument(Array(#"{"v":[\#(spelling),2]}"#.utf8))
        #expect(document.root["v"]?.elements.map(\.double) == [value, 2])
        #expect(document.repairs == [JSONRepair(kind: .rewrittenNumber, offset: 6, count: 1)])
    }

    @Test(arguments: ["NaN", "Infinity", "-Infinity", "1e400", "-1e999"])
    func `what is no finite number is null`(spelling: String) throws {
        let document = try JSONDocument(Array(#"[\#(spelling), 2]"#.utf8))
        #expect(document.root.elements.map(\.isNull) == [true, false])
        #expect(document.repairs == [JSONRepair(kind: .nonFiniteNumber, offset: 1, count: 1)])
    }

    @Test func `a whole number of 53 bits stays exact beside a repair, and a larger one is that bound`()
        throws
    {
        let document = try JSONDocument(
            Array("[9007199254740991,-9007199254740992,18446744073709551615,]".utf8))
        let bound = 9_007_199_254_740_991
        #expect(document.root.elements.map(\.int) == [bound, -bound, bound])
        #expect(document.root.elements.map(\.double) == [0x1p53 - 1, -0x1p53, 0x1p64])
        #expect(document.repairs.map(\.kind) == [.trailingComma])
    }

    @Test(arguments: [
        (#"{"v":"ab"#, 8, "inside a string"), (#"{"v":"ab\"#, 9, "inside a string"),
        (#"{"v":12"#, 7, "inside a number"),
        (#"{"v":1e"#, 7, "inside a number"), (#"{"v":-"#, 6, "inside a number"), (#"[tru"#, 4, "inside true"),
        ("[Na", 3, "inside NaN"), (#"{"v":"#, 5, "before a value"), (#"{"v""#, 4, "after a member name"),
        (#"{"v":1,"#, 7, "after a comma"), ("[1, ", 4, "after a comma"), ("[", 1, "after an opening bracket"),
        ("[1 /* ", 6, "inside a comment"), ("", 0, "no value"), ("[1] x", 4, "text after the end"),
        (#"{"v":1},{"w":1}"#, 7, "text after the end"), ("[1}", 2, "does not match"),
        ("[1,,2]", 3, "value is missing"),
        ("{v:1}", 1, "member name"), (#"{"v" 1}"#, 5, "colon"), (#"["a" "b"]"#, 5, "comma"),
        ("[1 2]", 3, "comma"),
        ("{[1],[2]}", 5, "member name is missing"), ("[-x]", 2, "no digits"), ("[1ex]", 3, "exponent"),
        ("[/]", 1, "slash"),
    ])
    func `what cannot be mended is an error with its place`(text: String, offset: Int, reason: String) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument(Array(text.utf8)) }
        #expect(error?.offset == offset)
        #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
    }

    @Test func `bytes that are not UTF-8 are replaced inside strings and refused outside`() throws {
        let text = Array(#"{"v":"a"#.utf8) + [0xE4, 0xB8, 0x41, 0xFF, 0xC0, 0x80] + Array("中文字体\"}".utf8)
        let document = try JSONDocument(text)
        #expect(document.root["v"]?.string == "a\u{FFFD}A\u{FFFD}\u{FFFD}\u{FFFD}中文字体")
        #expect(document.repairs == [JSONRepair(kind: .invalidUTF8, offset: 7, count: 4)])
        #expect(throws: JSONSyntaxError.self) { try JSONDocument([0x5B, 0xFF, 0x5D]) }
    }

    @Test func `repairs stand in the order of their first occurrence`() throws {
        let document = try JSONDocument(Array("[\"\n\",NaN,\"\\x\n\",01,]".utf8))
        #expect(
            document.repairs == [
                JSONRepair(kind: .controlCharacter, offset: 2, count: 2),
                JSONRepair(kind: .nonFiniteNumber, offset: 5, count: 1),
                JSONRepair(kind: .invalidEscape, offset: 10, count: 1),
                JSONRepair(kind: .rewrittenNumber, offset: 15, count: 1),
                JSONRepair(kind: .trailingComma, offset: 17, count: 1),
            ])
    }

    @Test(arguments: [(16, true), (17, false)]) func `nesting is read to the limit and no deeper`(
        depth: Int, isRead: Bool
    ) {
        for inner in ["1", "01"] {
            let text = String(repeating: "[", count: depth) + inner + String(repeating: "]", count: depth)
            let outcome = Result { try JSONDocument(Array(text.utf8), maximumDepth: 16) }
            switch outcome {
            case .success: #expect(isRead)
            case .failure(let error):
                #expect(!isRead)
                #expect(
                    error as? JSONSyntaxError == JSONSyntaxError(offset: 16, reason: "nested deeper than 16"))
            }
        }
    }

    @Test func `a hundred thousand open brackets are an error, not a crash`() {
        #expect(throws: JSONSyntaxError(offset: 512, reason: "nested deeper than 512")) {
            try JSONDocument([UInt8](repeating: 0x5B, count: 100_000))
        }
    }
}
