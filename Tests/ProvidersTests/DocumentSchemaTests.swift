import DocumentModel
import Foundation
import JSONView
import TestSupport
import Testing

/// Holds `schema/document.schema.json` against the golden documents: the part of JSON Schema that it uses.
@Suite struct DocumentSchemaTests {
    private static let schema = Fixtures.repository.appending(path: "schema/document.schema.json")

    private static let goldens: [String] = Fixtures.files(below: Fixtures.folder).map(\.name).filter {
        $0.hasSuffix("/document.json")
    }

    @Test(arguments: goldens) func `a golden document keeps to the schema`(name: String) throws {
        let schema = try JSONDocument(Array(Data(contentsOf: Self.schema)))
        let document = try JSONDocument(Array(Data(contentsOf: Fixtures.folder.appending(path: name))))
        #expect(violations(of: document.root, against: schema.root, at: "$") == [])
    }

    @Test func `the schema knows every block type`() throws {
        let schema = try JSONDocument(Array(Data(contentsOf: Self.schema)))
        let page = schema.root["properties"]?["pages"]?["items"]
        let types = page?["properties"]?["blocks"]?["items"]?["properties"]?["type"]?["enum"]
        #expect(types?.elements.compactMap(\.string) == BlockType.allCases.map(\.rawValue))
    }

    @Test func `what the schema does not name is a violation`() throws {
        let schema = try JSONDocument(Array(Data(contentsOf: Self.schema)))
        let document = try JSONDocument(
            Array(#"{"pages":[{"index":0,"blocks":[{"text":1,"type":"x"}]}],"more":1}"#.utf8))
        #expect(violations(of: document.root, against: schema.root, at: "$").count == 9)
    }

    /// The places where `value` is not what `schema` says: type, enum, required, additionalProperties, items.
    private func violations(of value: JSONValue, against schema: JSONValue, at path: String) -> [String] {
        var found: [String] = []
        if let type = schema["type"]?.string, !isOf(type, value) { return ["\(path) is no \(type)"] }
        if let values = schema["enum"]?.elements, !values.contains(where: { $0.string == value.string }) {
            found.append("\(path) is none of the enum")
        }
        for name in schema["required"]?.elements.compactMap(\.string) ?? [] where value[name] == nil {
            found.append("\(path) lacks \(name)")
        }
        if let object = value.object {
            for (name, member) in object {
                if let rule = schema["properties"]?[name] {
                    found += violations(of: member, against: rule, at: "\(path).\(name)")
                } else if schema["additionalProperties"]?.bool == false {
                    found.append("\(path) has \(name)")
                }
            }
        }
        if let rule = schema["items"] {
            for (position, element) in value.elements.enumerated() {
                found += violations(of: element, against: rule, at: "\(path)[\(position)]")
            }
        }
        return found
    }

    private func isOf(_ type: String, _ value: JSONValue) -> Bool {
        switch type {
        case "object": value.kind == .object
        case "array": value.kind == .array
        case "string": value.kind == .string
        case "boolean": value.kind == .bool
        case "integer": value.int != nil
        case "number": value.kind == .number
        default: false
        }
    }
}
