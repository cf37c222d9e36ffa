internal import Rows
package import Storage

/// Something that an agent can ask of a store.
package struct AgentTool: Sendable {
    /// An argument of a tool.
    package struct Argument: Sendable {
        /// What a value is.
        package enum Kind: Sendable {
            case text
            case integer(ClosedRange<Int>)
        }

        let name: String
        let kind: Kind
        let summary: String
        let isRequired: Bool

        /// Describes an argument.
        package init(_ name: String, _ kind: Kind, _ summary: String, isRequired: Bool = false) {
            self.name = name
            self.kind = kind
            self.summary = summary
            self.isRequired = isRequired
        }
    }

    let name: String
    let summary: String
    let arguments: [Argument]
    let run: @Sendable (AgentArguments, StoreSet) throws -> String

    /// Makes a tool; `run` returns the text that the agent reads.
    package init(
        _ name: String, _ summary: String, _ arguments: [Argument],
        run: @escaping @Sendable (AgentArguments, StoreSet) throws -> String
    ) {
        self.name = name
        self.summary = summary
        self.arguments = arguments
        self.run = run
    }

    /// The tool as the protocol lists it.
    var description: JSONNode {
        var properties: [String: JSONNode] = [:]
        for argument in arguments {
            switch argument.kind {
            case .text:
                properties[argument.name] = ["type": "string", "description": .text(argument.summary)]
            case .integer(let range):
                properties[argument.name] = [
                    "type": "integer", "minimum": .integer(range.lowerBound),
                    "maximum": .integer(range.upperBound),
                    "description": .text(argument.summary),
                ]
            }
        }
        return [
            "name": .text(name), "description": .text(summary),
            "inputSchema": [
                "type": "object", "properties": .object(properties), "additionalProperties": false,
                "required": .list(arguments.filter(\.isRequired).map { .text($0.name) }),
            ],
            "annotations": ["readOnlyHint": true, "openWorldHint": false],
        ]
    }
}

/// The arguments of a call, checked against those that its tool takes.
package struct AgentArguments: Sendable {
    private let values: [String: JSONNode]

    /// Checks every argument.
    ///
    /// - Throws: `AgentProblem`.
    init(_ given: JSONNode?, of tool: AgentTool) throws(AgentProblem) {
        guard case .object(let members) = given ?? .object([:]) else {
            throw AgentProblem("the arguments of \(tool.name) are not an object")
        }
        for (name, value) in members.sorted(by: { $0.key < $1.key }) where value != .null {
            guard let argument = tool.arguments.first(where: { $0.name == name }) else {
                let names = tool.arguments.map(\.name).joined(separator: ", ")
                throw AgentProblem(
                    "\(tool.name) has no argument '\(name)'", hint: "its arguments are \(names)")
            }
            switch argument.kind {
            case .text:
                guard value.text != nil else { throw AgentProblem("'\(name)' must be text") }
            case .integer(let range):
                guard let number = value.integer, range.contains(number) else {
                    throw AgentProblem(
                        "'\(name)' must be a whole number from \(range.lowerBound) to \(range.upperBound)")
                }
            }
        }
        for argument in tool.arguments
        where argument.isRequired && (members[argument.name]?.text ?? "").isEmpty {
            throw AgentProblem("\(tool.name) needs '\(argument.name)'", hint: argument.summary)
        }
        values = members
    }

    /// The text of an argument; nil if it is missing or empty.
    package func text(_ name: String) -> String? { values[name]?.text.flatMap { $0.isEmpty ? nil : $0 } }

    /// The whole number of an argument; nil if it is missing.
    package func integer(_ name: String) -> Int? { values[name]?.integer }
}

/// Why a tool has no answer; the agent reads it.
package struct AgentProblem: Error, Sendable {
    let message: String
    let hint: String?

    /// Says what is wrong, and what to do.
    package init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }
}
