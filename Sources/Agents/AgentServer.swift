internal import Foundation
internal import Rows
internal import Search
package import Storage

/// Speaks the Model Context Protocol (modelcontextprotocol.io): answers JSON-RPC messages about a store.
///
/// Both forms of the protocol are served: with the handshake `initialize` (2024-11-05 to 2025-11-25), and without one: each
/// request says its version and `server/discover` lists them (2026-07-28). Nothing is kept between messages.
package struct AgentServer: Sendable {
    /// The versions with a handshake, the newest last.
    private static let handshakes = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"]
    static let withoutHandshake = ["2026-07-28"]
    static var versions: [String] { handshakes + withoutHandshake }
    private static let mostMessages = 50

    private let tools: [AgentTool]
    private let keeper: StoreSetKeeper
    private let version: String
    private let timeLimit: Duration

    /// Makes a server of one store or a set; `more` are tools beside search, passages, read and documents.
    package init(
        _ keeper: StoreSetKeeper, version: String, more: [AgentTool] = [], timeLimit: Duration = .seconds(20)
    ) {
        tools = [.search, .passages, .read, .documents] + more
        self.keeper = keeper
        self.version = version
        self.timeLimit = timeLimit
    }

    /// The reply to a message, on one line; nil for one that wants none.
    package func reply(to message: some Sequence<UInt8>) -> [UInt8]? {
        guard let node = try? JSONDecoder().decode(JSONNode.self, from: Data(message)) else {
            return encoded(AgentRefusal.noJSON.reply(id: .null))
        }
        return reply(to: node).map(encoded)
    }

    /// The reply to a message, or to a batch of messages as the version 2025-03-26 has it.
    func reply(to node: JSONNode) -> JSONNode? {
        guard case .list(let messages) = node else { return reply(to: AgentMessage(node)) }
        guard (1...Self.mostMessages).contains(messages.count) else {
            return AgentRefusal(
                code: -32600, message: "a batch has from 1 to \(Self.mostMessages) messages"
            ).reply(id: .null)
        }
        let replies = messages.compactMap { reply(to: AgentMessage($0)) }
        return replies.isEmpty ? nil : .list(replies)
    }

    private func reply(to message: AgentMessage) -> JSONNode? {
        switch message {
        case .wantsNoReply: return nil
        case .invalid(let refusal, let id): return refusal.reply(id: id)
        case .request(let id, let method, let parameters):
            do {
                try checkVersion(of: parameters)
                return ["jsonrpc": "2.0", "id": id, "result": try answer(method, parameters)]
            } catch let refusal as AgentRefusal {
                return refusal.reply(id: id)
            } catch {
                return AgentRefusal(code: -32603, message: Self.words(for: error)).reply(id: id)
            }
        }
    }

    /// Refuses a version that a request names for itself, and that is unknown.
    private func checkVersion(of parameters: JSONNode) throws(AgentRefusal) {
        guard let version = AgentMessage.version(of: parameters), !Self.versions.contains(version) else {
            return
        }
        throw .unsupported(version)
    }

    func encoded(_ node: JSONNode) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        return Array((try? encoder.encode(node)) ?? Data())
    }

    private func answer(_ method: String, _ parameters: JSONNode) throws -> JSONNode {
        switch method {
        case "initialize":
            let wanted = parameters["protocolVersion"]?.text ?? ""
            let version = Self.handshakes.contains(wanted) ? wanted : Self.handshakes.last ?? ""
            return [
                "protocolVersion": .text(version), "capabilities": Self.capabilities, "serverInfo": identity,
                "instructions": .text(Self.instructions),
            ]
        case "server/discover":
            return complete([
                "supportedVersions": .list(Self.versions.map(JSONNode.text)),
                "capabilities": Self.capabilities, "instructions": .text(Self.instructions),
                "_meta": ["io.modelcontextprotocol/serverInfo": identity],
            ])
        case "ping": return .object([:])
        case "tools/list": return complete(["tools": .list(tools.map(\.description))])
        case "tools/call": return try call(parameters)
        case "resources/list": return complete(try stores().read { try AgentResources.list(parameters, $0) })
        case "resources/templates/list":
            return complete(["resourceTemplates": .list([AgentResources.template])])
        case "resources/read": return complete(try read(parameters))
        default: throw AgentRefusal(code: -32601, message: "there is no method '\(method)'")
        }
    }

    /// Marks a result as newer versions want it; older ones ignore the members.
    private func complete(_ result: JSONNode) -> JSONNode {
        guard case .object(var members) = result else { return result }
        members["resultType"] = "complete"
        members["ttlMs"] = 0
        members["cacheScope"] = "private"
        return .object(members)
    }

    private func stores() throws -> StoreSet { try keeper.stores(until: .now.advanced(by: timeLimit)) }

    private func call(_ parameters: JSONNode) throws -> JSONNode {
        let name = parameters["name"]?.text ?? ""
        guard let tool = tools.first(where: { $0.name == name }) else {
            throw AgentRefusal(code: -32602, message: "there is no tool '\(name)'")
        }
        let (text, isError): (String, Bool)
        do {
            let arguments = try AgentArguments(parameters["arguments"], of: tool)
            (text, isError) = (try tool.run(arguments, try stores()), false)
        } catch {
            // The agent reads what is wrong, and can do better.
            (text, isError) = (Self.words(for: error), true)
        }
        return [
            "content": [["type": "text", "text": .text(text)]], "isError": .flag(isError),
            "resultType": "complete",
        ]
    }

    private func read(_ parameters: JSONNode) throws -> JSONNode {
        let uri = parameters["uri"]?.text ?? ""
        // The code changed with the versions without a handshake.
        let code = AgentMessage.version(of: parameters) == nil ? -32002 : -32602
        guard let address = AgentResources.address(of: uri) else {
            throw AgentRefusal(code: code, message: "there is no resource '\(uri)'")
        }
        let text: String
        do {
            text = try stores().store(having: address).read { try PageReading.text(of: address, reader: $0) }
        } catch let problem as AgentProblem {
            throw AgentRefusal(code: code, message: problem.message)
        }
        return ["contents": [["uri": .text(uri), "mimeType": "text/markdown", "text": .text(text)]]]
    }

    private static func words(for error: any Error) -> String {
        func sentence(_ message: String, _ hint: String?) -> String {
            hint.map { "\(message); \($0)" } ?? message
        }
        switch error {
        case let error as AgentProblem: return sentence(error.message, error.hint)
        case let error as StoreError:
            // An agent has tools, not commands.
            let hint = error.hint.replacingOccurrences(
                of: "with `folio documents`", with: "with the tool documents")
            return sentence(error.message, hint)
        case let error as QuerySyntaxError: return sentence(error.message, error.hint)
        case let error as SearchCursorError: return sentence(error.message, error.hint)
        default: return "the request failed: \(error)"
        }
    }

    private static let capabilities: JSONNode = ["tools": .object([:]), "resources": .object([:])]

    private var identity: JSONNode { ["name": "folio", "title": "Folio", "version": .text(version)] }

    private static let instructions = """
        Folio holds documents that parsers turned into text. Search with `search`; every hit has an address such as report#p12/b7 \
        (document report, page 12, block 7). `passages` answers longer pieces of text to a question. Give an address to `read` to see the block with its neighbours, the page (report#p12) or the \
        document's contents (report). Cite addresses, so that people can look at the place.
        """
}
