import Foundation
import Serving
import Testing

/// The description of the interface at `/api/v1/openapi.json`.
@Suite struct DescriptionTests {
    private func description() throws -> Any {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        return try #require(store.get("/api/v1/openapi.json").json)
    }

    @Test func `every operation is described and answers, and nothing else does`() throws {
        let paths = try #require(member(try description(), "paths") as? [String: Any])
        let expected = [
            "address", "search", "count", "passages", "locate", "suggestions", "similar", "documents",
            "document", "pages", "page",
            "markdown",
            "page-image", "assets", "asset", "compare", "stats",
        ]
        #expect(Set(paths.keys) == Set(expected.map { "/api/v1/" + $0 }))
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        for path in paths.keys {
            // Without its parameters an operation refuses, but it is there.
            #expect(member(store.get(path).json, "code") as? String != "path", "\(path)")
        }
    }

    @Test func `every schema that is referred to exists`() throws {
        let description = try description()
        let schemas = try #require(member(description, "components", "schemas") as? [String: Any])
        var references: [String] = []
        func visit(_ value: Any) {
            if let members = value as? [String: Any] {
                if let reference = members["$ref"] as? String { references.append(reference) }
                members.values.forEach(visit)
            }
            (value as? [Any])?.forEach(visit)
        }
        visit(description)
        #expect(references.count > 20)
        for reference in references {
            #expect(reference.hasPrefix("#/components/schemas/"))
            #expect(
                schemas[String(reference.dropFirst("#/components/schemas/".count))] != nil, "\(reference)")
        }
    }

    @Test func `every operation describes its parameters, answers and problems`() throws {
        let paths = try #require(member(try description(), "paths") as? [String: Any])
        for (path, operations) in paths {
            let operation = member(operations, "get")
            #expect((member(operation, "summary") as? String)?.hasSuffix(".") == true, "\(path)")
            for parameter in member(operation, "parameters") as? [Any] ?? [] {
                #expect((member(parameter, "description") as? String)?.hasSuffix(".") == true, "\(path)")
                #expect(member(parameter, "schema", "type") != nil, "\(path)")
            }
            #expect(member(operation, "responses", "200", "content") != nil)
            #expect(member(operation, "responses", "503", "content", "application/problem+json") != nil)
        }
    }
}
