internal import Rows

/// A message of JSON-RPC as it came.
enum AgentMessage {
    case request(id: JSONNode, method: String, parameters: JSONNode)
    /// A notification, or a reply to a request that was never sent.
    case wantsNoReply
    case invalid(AgentRefusal, id: JSONNode)

    /// The member of `_meta` in which a request without a handshake says its version.
    private static let versionName = "io.modelcontextprotocol/protocolVersion"

    init(_ node: JSONNode) {
        guard case .object(let members) = node else {
            self = .invalid(AgentRefusal(code: -32600, message: "the message is not a request"), id: .null)
            return
        }
        guard let method = node["method"]?.text else {
            let isReply = node["result"] != nil || node["error"] != nil
            self =
                isReply
                ? .wantsNoReply
                : .invalid(AgentRefusal(code: -32600, message: "the message is not a request"), id: .null)
            return
        }
        guard let id = members["id"] else {
            self = .wantsNoReply
            return
        }
        switch id {
        case .text, .integer:
            self = .request(id: id, method: method, parameters: node["params"] ?? .object([:]))
        default:
            // A number that cannot be sent back as it came would be taken for another request's.
            self = .invalid(
                AgentRefusal(
                    code: -32600, message: "the id must be text or a whole number of at most 64 bits"),
                id: .null)
        }
    }

    /// The version that a request names for itself; nil for one after a handshake.
    static func version(of parameters: JSONNode) -> String? { parameters["_meta"]?[versionName]?.text }
}

/// An error of JSON-RPC.
struct AgentRefusal: Error {
    let code: Int
    let message: String
    var data: JSONNode?

    static let noJSON = AgentRefusal(code: -32700, message: "the message is not JSON")

    static func unsupported(_ version: String) -> AgentRefusal {
        AgentRefusal(
            code: -32022, message: "the version '\(version)' of the protocol is unknown",
            data: [
                "supported": .list(AgentServer.versions.map(JSONNode.text)), "requested": .text(version),
            ])
    }

    /// The reply that reports it.
    func reply(id: JSONNode) -> JSONNode {
        var error: [String: JSONNode] = ["code": .integer(code), "message": .text(message)]
        error["data"] = data
        return ["jsonrpc": "2.0", "id": id, "error": .object(error)]
    }
}
