@testable import Exports
import Testing
@testable import TextQuality

/// What `--keep` understands.
struct KeepExpressionTests {
    /// 300 characters in Latin script, a fifth of which repeats.
    private var values: ScoreValues {
        var values = ScoreValues()
        values[number: .chars] = 300
        values[number: .gopherRepetition] = 0.2
        values[text: .script] = "Latn"
        return values
    }

    @Test(arguments: [
        ("chars>200", true), ("chars > 300", false), ("chars>=300", true), ("chars<300", false),
        ("chars<=300", true),
        ("chars=300", true), ("chars!=300", false), ("gopher_repetition<0.2", false), ("chars > 3e2", false),
        ("gopher_repetition<=.2 and chars>200", true), ("script=Latn", true), ("script = \"Hani\"", false),
        ("script != 'Hani'", true), ("fineweb_reason=''", true), ("table_share < -1", false),
        // And binds closer than or.
        ("chars>1 or chars>1000 and chars<0", true), ("(chars>1 or chars>1000) and chars<0", false),
        ("not chars>1000", true), ("not (chars>1 and chars<1000)", false), ("not not chars>1", true),
        ("NOT chars<1 AND chars>1", true), ("chars>1 and not chars<1 or chars=0", true),
    ])
    func `conditions hold as they say`(_ source: String, _ expected: Bool) throws {
        #expect(try KeepExpression(source).holds(values) == expected)
    }

    @Test(arguments: [
        ("", 1, "a condition is missing"), ("chars", 6, "one of <"), ("chars>", 7, "a number"),
        ("chars>x", 7, "a number"), ("chars>1 and", 12, "a condition is missing"),
        ("charz>1", 1, "unknown score 'charz'"),
        ("chars>1 chars<2", 9, "unexpected"), ("(chars>1", 9, "')'"), ("chars>1)", 8, "unexpected"),
        ("script<Latn", 7, "a text"), ("script='Latn", 8, "closing '"), ("script=", 8, "a text is missing"),
        ("chars > 1 and 5<chars", 15, "'5'"), ("chars>1e999", 7, "a number"), ("水=1", 1, "unknown score"),
    ])
    func `what cannot be read is told with its place`(_ source: String, _ column: Int, _ message: String) {
        #expect { try KeepExpression(source) } throws: { error in
            let problem = error as? KeepExpression.Problem
            return problem?.column == column && problem?.description.contains(message) == true
        }
    }

    @Test func `nesting has a bound`() {
        let deep = String(repeating: "(", count: 60) + "chars>1" + String(repeating: ")", count: 60)
        #expect(throws: KeepExpression.Problem.self) { try KeepExpression(deep) }
        #expect(throws: KeepExpression.Problem.self) {
            try KeepExpression(String(repeating: "not ", count: 100_000) + "chars>1")
        }
    }

    @Test func `only what a condition names is computed`() throws {
        #expect(try KeepExpression("chars>1").families == [.size])
        #expect(try KeepExpression("chars>1 or not (c4_pass=1)").families == [.size, .c4])
    }
}
