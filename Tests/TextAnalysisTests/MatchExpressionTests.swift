import Testing
import TextAnalysis

@Suite struct MatchExpressionTests {
    @Test(arguments: [
        ("水位观测", #""水位 位观 观测""#),
        ("觀測", #""观测""#),
        ("水", #""水"*"#),
        ("Radar gauge", #""radar" AND "gauge""#),
        ("\"Rating  curve\" read*", #""rating curve" AND "read"*"#),
        ("“rating cur”*", #""rating cur"*"#),
        ("radar OR 雷达 -weir", #""radar" OR "雷达" NOT ("weir")"#),
        ("radar NOT lidar -\"old gauge\" AND 3.14", #""radar" AND "3 14" NOT ("lidar" OR "old gauge")"#),
        ("f(-x) (-1,-1)", #""f x" AND "1 1""#), ("a -1, -2) -3", #""a" AND "1" AND "2" NOT ("3")"#),
        ("C gcc -C -weir", #""c" AND "gcc" NOT ("weir")"#), ("\"a\"-b", #""a" AND "b""#),
        ("水位，雨量", #""水位" AND "雨量""#),
        ("or and not", #""or" AND "and" AND "not""#),
        ("foo-bar --option a/b", #"("foo bar" OR "foo‐bar") AND "option" AND "a b""#),
        ("NEAR(a b)", #""near a" AND "b""#),
        ("heading:x {body}^y", #""heading x" AND "body y""#),
    ])
    func `words become an expression over the index's tokens`(_ words: String, _ expression: String) {
        #expect(Tokenizer().matchExpression(words) == expression)
    }

    @Test(arguments: ["", "  ", "\"", "-", "-weir", "OR", "\" \"", "…", "*", "NOT"])
    func `what asks for nothing is a phrase without tokens, which finds nothing`(_ words: String) {
        #expect(Tokenizer().matchExpression(words) == "\"\"")
    }

    @Test func `an alternative that asks for nothing is left out`() {
        #expect(Tokenizer().matchExpression("OR radar OR … OR -x OR gauge OR") == #""radar" OR "gauge""#)
    }
}
