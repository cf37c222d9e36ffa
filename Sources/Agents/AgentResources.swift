internal import Foundation
internal import Rows
internal import Storage

/// Documents as resources of the protocol: `folio://document/KEY`, or with the address of a page or block.
enum AgentResources {
    private static let prefix = "folio://document/"
    private static let count = 100
    private static let mostDocuments = 1_000_000_000

    /// How to make the URI of any address.
    static let template: JSONNode = [
        "uriTemplate": "folio://document/{address}", "name": "place", "mimeType": "text/markdown",
        "description": "A document's contents, or a page or block by its address such as report#p12/b7.",
    ]

    /// A part of the documents; the cursor is how many come before.
    static func list(_ parameters: JSONNode, _ reader: StoreSetReader) throws -> JSONNode {
        var offset = 0
        if let cursor = parameters["cursor"] {
            guard let number = cursor.text.flatMap({ Int($0) }), (0...mostDocuments).contains(number) else {
                throw AgentRefusal(code: -32602, message: "the cursor is invalid")
            }
            offset = number
        }
        let documents = try reader.documents(limit: count + 1, offset: offset)
        let resources = documents.prefix(count).map { document -> JSONNode in
            [
                "uri": .text(uri(of: document.key)), "name": .text(document.key), "mimeType": "text/markdown",
                "title": .text(document.title ?? document.key),
            ]
        }
        var result: [String: JSONNode] = ["resources": .list(Array(resources))]
        if documents.count > count { result["nextCursor"] = .text("\(offset + count)") }
        return .object(result)
    }

    /// The address that a URI names; nil for other URIs.
    static func address(of uri: String) -> String? {
        guard uri.hasPrefix(prefix) else { return nil }
        return String(uri.dropFirst(prefix.count)).removingPercentEncoding
    }

    private static func uri(of address: String) -> String {
        let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~/"))
        return prefix + (address.addingPercentEncoding(withAllowedCharacters: allowed) ?? address)
    }
}
