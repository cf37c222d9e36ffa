internal import Foundation
internal import Rows

/// The description of the interface after OpenAPI 3.1, made from the operations themselves.
enum OpenAPI {
    static let path = APIOperation.root + "openapi.json"

    /// The description as an answer.
    static func answer() throws -> APIAnswer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        return APIAnswer(contentType: "application/json", body: Array(try encoder.encode(document)))
    }

    /// The whole description.
    static var document: JSONNode {
        var paths: [String: JSONNode] = [:]
        for operation in APIOperation.all { paths[operation.path] = ["get": node(operation)] }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Folio", "version": "1",
                "description":
                    "Search and read a store of document-parse results. The JSON is that of the command line.",
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "paths": .object(paths), "components": ["schemas": .object(Schemas.all)],
        ]
    }

    private static func node(_ operation: APIOperation) -> JSONNode {
        let content = operation.answers.mapValues { name -> JSONNode in
            name.isEmpty ? [:] : ["schema": Schemas.reference(name)]
        }
        let problem: JSONNode = [
            "description": "A problem, after RFC 9457.",
            "content": ["application/problem+json": ["schema": Schemas.reference("Problem")]],
        ]
        let statuses = ["400", "401", "403", "404", "405", "413", "414", "500", "503"]
        var responses = Dictionary(uniqueKeysWithValues: statuses.map { ($0, problem) })
        responses["200"] = ["description": "The answer.", "content": .object(content)]
        responses["304"] = ["description": "The client has the answer already."]
        return [
            "operationId": .text(operation.name), "summary": .text(operation.summary),
            "parameters": .list(operation.parameters.map(node)), "responses": .object(responses),
        ]
    }

    private static func node(_ parameter: Parameter) -> JSONNode {
        var schema = parameter.kind.schema
        if parameter.isRequired, case .text = parameter.kind, case .object(var members) = schema {
            members["minLength"] = 1
            schema = .object(members)
        }
        if parameter.isRepeatable {
            schema = [
                "type": "array", "items": schema, "maxItems": .integer(Parameter.mostRepetitions),
            ]
        }
        return [
            "name": .text(parameter.name), "in": "query", "description": .text(parameter.summary),
            "required": .flag(parameter.isRequired), "schema": schema,
        ]
    }
}

extension Parameter.Kind {
    /// The values that are taken, as a JSON schema.
    var schema: JSONNode {
        switch self {
        case .text(let maximum): ["type": "string", "maxLength": .integer(maximum)]
        case .integer(let range):
            [
                "type": "integer", "minimum": .integer(range.lowerBound),
                "maximum": .integer(range.upperBound),
            ]
        case .flag: ["type": "boolean"]
        case .choice(let names): ["type": "string", "enum": .list(names.map(JSONNode.text))]
        case .choices(let names):
            [
                "type": "string",
                "pattern": .text("^(\(names.joined(separator: "|")))(,(\(names.joined(separator: "|"))))*$"),
            ]
        case .names: ["type": "string", "minLength": 1, "maxLength": 1_000]
        case .span: ["type": "string", "pattern": "^[0-9]{1,9}-[1-9][0-9]{0,8}$"]
        case .pages: ["type": "string", "pattern": "^[1-9][0-9]{0,8}(-[1-9][0-9]{0,8})?$"]
        }
    }
}
