internal import Foundation
internal import Rows

/// Messages over HTTP: the protocol's streamable form, with answers in JSON.
extension AgentServer {
    /// The longest message in bytes.
    package static let messageLimit = 4 << 20

    /// The status and the body of the answer to a message; `header` gives a header by its name in lower case.
    ///
    /// Requests without a handshake repeat parts of the message in headers, so that proxies can read them; these must agree.
    package func answer(
        overHTTP message: [UInt8], header: (String) -> String?
    ) -> (status: Int, body: [UInt8]) {
        guard let node = try? JSONDecoder().decode(JSONNode.self, from: Data(message)) else {
            return (400, encoded(AgentRefusal.noJSON.reply(id: .null)))
        }
        do throws(AgentRefusal) {
            try Self.checkHeaders(of: node, header)
        } catch {
            return (400, encoded(error.reply(id: node["id"] ?? .null)))
        }
        guard let reply = reply(to: node) else { return (202, []) }
        return (Self.status(of: reply, to: node), encoded(reply))
    }

    private static func status(of reply: JSONNode, to node: JSONNode) -> Int {
        switch reply["error"]?["code"]?.integer {
        case -32700, -32600, -32022: 400
        case -32601: version(of: node) == nil ? 200 : 404
        default: 200
        }
    }

    private static func version(of node: JSONNode) -> String? {
        node["params"].flatMap(AgentMessage.version)
    }

    private static func checkHeaders(
        of node: JSONNode, _ header: (String) -> String?
    ) throws(AgentRefusal) {
        let told = header("mcp-protocol-version")
        if let told, !versions.contains(told) { throw .unsupported(told) }
        let own = version(of: node)
        guard own != nil || told.map(withoutHandshake.contains) == true else { return }
        try require("MCP-Protocol-Version", told, own)
        guard let method = node["method"]?.text, node["id"] != nil else { return }
        try require("Mcp-Method", header("mcp-method"), method)
        switch method {
        case "tools/call": try require("Mcp-Name", header("mcp-name"), node["params"]?["name"]?.text)
        case "resources/read": try require("Mcp-Name", header("mcp-name"), node["params"]?["uri"]?.text)
        default: break
        }
    }

    private static func require(
        _ name: String, _ told: String?, _ own: String?
    ) throws(AgentRefusal) {
        guard let told, decoded(told) == own else {
            throw AgentRefusal(
                code: -32020,
                message:
                    "the header \(name) \(told == nil ? "is missing" : "does not match the message")")
        }
    }

    /// A header's value; one that is not plain ASCII is in base64 between marks.
    private static func decoded(_ value: String) -> String? {
        let marks = (start: "=?base64?", end: "?=")
        guard value.hasPrefix(marks.start), value.hasSuffix(marks.end),
            value.utf8.count >= marks.start.utf8.count + marks.end.utf8.count
        else { return value }
        let inner = value.dropFirst(marks.start.count).dropLast(marks.end.count)
        return Data(base64Encoded: String(inner)).flatMap { String(data: $0, encoding: .utf8) }
    }
}
