import JSONView
import TestSupport
import Testing

/// Of members of one name the last counts, for every way of reading an object.
@Suite struct RepeatedMemberTests {
    /// A text, the same text as it must read, where the first repeated name stands, and how many are repeated.
    private static let examples: [(text: String, reads: String, path: String, count: Int)] = [
        (#"{"a":1,"a":2}"#, #"{"a":2}"#, "$.a", 1),
        (
            #"{"a":1,"b":{"x":[1,2.5,{"y":"z"}]},"a":"last","c":[]}"#,
            #"{"b":{"x":[1,2.5,{"y":"z"}]},"a":"last","c":[]}"#, "$.a", 1
        ),
        (
            #"[0,{"k":[1]},{"k":[2],"k":[3],"k":[4]},[{"k":5}]]"#, #"[0,{"k":[1]},{"k":[4]},[{"k":5}]]"#,
            "$[2].k", 2
        ),
        (#"{"a":{"b":1,"b":2},"a":{"c":3}}"#, #"{"a":{"c":3}}"#, "$.a", 2),
        (#"{"te\u0078t":"first","text":"last"}"#, #"{"text":"last"}"#, "$.text", 1),
        (#"{"page number":1,"page number":2}"#, #"{"page number":2}"#, #"$["page number"]"#, 1),
        (#"{"a":1,"a":null}"#, #"{"a":null}"#, "$.a", 1),
        (
            #"{"":1,"":2,"long name of a member":3,"long name of a nember":4}"#,
            #"{"":2,"long name of a member":3,"long name of a nember":4}"#, #"$[""]"#, 1
        ),
        (#"{"文":1,"x":{"文":2,"字":3,"文":4}}"#, #"{"文":1,"x":{"字":3,"文":4}}"#, "$.x.文", 1),
    ]

    @Test(arguments: examples.indices) func `the last of several members of one name counts`(
        index: Int
    ) throws {
        let example = Self.examples[index]
        let document = try JSONDocument(Array(example.text.utf8))
        #expect(dump(document.root) == example.reads)
        #expect(
            document.repairs == [
                JSONRepair(kind: .repeatedMember, place: .path(example.path), count: example.count)
            ])
    }

    @Test(arguments: [2, 32, 33, 5000]) func `an object of any size is searched`(size: Int) throws {
        let names = (0..<size).map { "\"n\($0)\":\($0)" }
        let whole = "{" + names.joined(separator: ",") + "}"
        #expect(try JSONDocument(Array(whole.utf8)).repairs.isEmpty)
        let twice = "{" + (names + ["\"n1\":-1"]).joined(separator: ",") + "}"
        let document = try JSONDocument(Array(twice.utf8))
        #expect(document.root["n1"]?.int == -1)
        #expect(document.root.object?.names.count == size)
        #expect(document.repairs.map(\.count) == [1])
    }

    @Test func `members named again in a text that had to be mended are reported beside what was mended`()
        throws
    {
        let document = try JSONDocument(Array(#"{"a":1,"a":2,}"#.utf8))
        #expect(dump(document.root) == #"{"a":2}"#)
        #expect(document.repairs.map(\.kind) == [.trailingComma, .repeatedMember])
    }

    @Test func `random texts read as they do without their repeated members`() throws {
        var generator = SeededRandom.fresh("repeated members")
        for _ in 0..<SeededRandom.rounds(2000) {
            let value = Value.random(depth: 4, &generator)
            let document = try JSONDocument(Array(value.text.utf8))
            #expect(dump(document.root) == value.lasts.text, "seed \(generator.seed): \(value.text)")
            #expect(
                document.repairs.isEmpty == (value.text == value.lasts.text),
                "seed \(generator.seed): \(value.text)")
        }
    }

    /// A value written back from the views, by both ways of walking an object.
    private func dump(_ value: JSONValue) -> String {
        switch value.kind {
        case .null: return "null"
        case .bool: return value.bool == true ? "true" : "false"
        case .number:
            let number = value.double ?? .nan
            return value.exactInt.map(String.init) ?? "\(number)"
        case .string: return "\"\(value.string ?? "")\""
        case .array: return "[" + value.elements.map(dump).joined(separator: ",") + "]"
        case .object:
            guard let object = value.object else { return "no object" }
            let named = object.map { "\"\($0.name)\":\(dump($0.value))" }
            let keyed = object.members.map {
                "\"\(String(decoding: $0.key.utf8, as: UTF8.self))\":\(dump($0.value))"
            }
            #expect(named == keyed)
            for (name, value) in object where !value.isNull {
                #expect(object.first(named: name).map(dump) == dump(value))
            }
            return "{" + named.joined(separator: ",") + "}"
        }
    }

    /// A JSON value whose objects may name members again.
    private indirect enum Value {
        case number(Int)
        case text(String)
        case array([Value])
        case object([(name: String, value: Value)])

        static func random(depth: Int, _ generator: inout SeededRandom) -> Value {
            let children = (0..<Int.random(in: 0...6, using: &generator))
            switch Int.random(in: 0..<(depth > 0 ? 4 : 2), using: &generator) {
            case 0: return .number(Int.random(in: -9...9, using: &generator))
            case 1: return .text(["", "x", "long enough text"].randomElement(using: &generator) ?? "")
            case 2: return .array(children.map { _ in random(depth: depth - 1, &generator) })
            default:
                let names = ["a", "b", "page", "page number", "page numbers", "类型"]
                return .object(
                    children.map { _ in
                        (names.randomElement(using: &generator) ?? "", random(depth: depth - 1, &generator))
                    })
            }
        }

        /// The value with only the last member of each name.
        var lasts: Value {
            switch self {
            case .number, .text: return self
            case .array(let values): return .array(values.map(\.lasts))
            case .object(let members):
                let kept = members.indices.filter { position in
                    !members[(position + 1)...].contains { $0.name == members[position].name }
                }
                return .object(kept.map { (members[$0].name, members[$0].value.lasts) })
            }
        }

        var text: String {
            switch self {
            case .number(let number): "\(number)"
            case .text(let text): "\"\(text)\""
            case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
            case .object(let members):
                "{" + members.map { "\"\($0.name)\":\($0.value.text)" }.joined(separator: ",") + "}"
            }
        }
    }
}
