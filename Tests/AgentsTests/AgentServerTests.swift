import DocumentModel
import Foundation
import Rows
import Storage
import Testing

@testable import Agents

/// What agents are answered.
@Suite struct AgentServerTests {
    private let folder: URL
    private let server: AgentServer

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "folio-agents-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: "folio.db").path
        let store = try DocumentStore(path: path, mode: .create) {
            Date(timeIntervalSince1970: 1_767_323_045)
        }
        let writer = try DocumentWriter(store)
        var document = ParsedDocument()
        document.title = "Stations"
        document.pages = [
            Page(
                index: 0,
                blocks: [
                    Block(.heading, text: "Gauges", level: 1),
                    Block(.text, text: "The radar gauge measures 水位.", box: Box(1, 2, 3.25, 4)),
                    Block(.text, text: String(repeating: "Weirs stay. ", count: 300)),
                ])
        ]
        let payload = PayloadToStore(
            sha256: "00", name: "report.json", mediaType: nil, byteCount: 0, encoding: .identity, data: [])
        _ = try writer.write(
            ParseToStore(
                key: "2024/report", provider: "alpha", decoderVersion: 1, document: document, payload: payload
            ))
        try writer.commit()
        server = AgentServer(
            StoreSetKeeper(stores: path) { Date(timeIntervalSince1970: 1_767_323_045) }, version: "1")
    }

    private func ask(_ method: String, _ parameters: JSONNode = .object([:])) throws -> JSONNode {
        let message: JSONNode = [
            "jsonrpc": "2.0", "id": 7, "method": .text(method), "params": parameters,
        ]
        let reply = try #require(server.reply(to: JSONEncoder().encode(message)))
        #expect(!reply.contains(0x0A))
        let node = try JSONDecoder().decode(JSONNode.self, from: Data(reply))
        #expect(node["id"]?.integer == 7)
        return node
    }

    /// The text of a tool's answer, and whether it is an error.
    private func call(_ tool: String, _ arguments: JSONNode) throws -> (text: String, isError: Bool) {
        let result = try #require(
            try ask("tools/call", ["name": .text(tool), "arguments": arguments])["result"])
        guard case .list(let content) = result["content"] else { return ("", true) }
        return (content.first?["text"]?.text ?? "", result["isError"] == .flag(true))
    }

    @Test(arguments: [
        ("2024-11-05", "2024-11-05"), ("2025-06-18", "2025-06-18"), ("2025-11-25", "2025-11-25"),
        ("2026-07-28", "2025-11-25"), ("1999-01-01", "2025-11-25"),
    ]) func `the handshake agrees on a version that both know`(_ wanted: String, _ agreed: String) throws {
        let result = try ask("initialize", ["protocolVersion": .text(wanted)])["result"]
        #expect(result?["protocolVersion"]?.text == agreed)
        #expect(result?["serverInfo"]?["name"]?.text == "folio")
    }

    @Test func `clients without a handshake are told the versions`() throws {
        guard case .list(let versions) = try ask("server/discover")["result"]?["supportedVersions"] else {
            Issue.record("no versions")
            return
        }
        #expect(versions.contains("2026-07-28") && versions.contains("2025-11-25"))
    }

    @Test func `the tools are listed with schemas of their arguments`() throws {
        guard case .list(let tools) = try ask("tools/list")["result"]?["tools"] else {
            Issue.record("no tools")
            return
        }
        #expect(tools.compactMap { $0["name"]?.text } == ["search", "passages", "read", "documents"])
        for tool in tools {
            #expect(tool["inputSchema"]?["type"]?.text == "object")
            #expect(tool["annotations"]?["readOnlyHint"] == .flag(true))
        }
    }

    @Test func `a search answers an address that read takes`() throws {
        let found = try call("search", ["query": "radar"])
        #expect(!found.isError)
        let address = try #require(found.text.split(separator: " ").first.map(String.init))
        #expect(address == "2024/report#p1/b1")
        let block = try call("read", ["address": .text(address), "context": 0])
        #expect(
            block.text == "2024/report#p1/b1 (text, box [1.0, 2.0, 3.3, 4.0])\nThe radar gauge measures 水位.")
        let page = try call("read", ["address": "2024/report#p1"])
        #expect(page.text.hasPrefix("# Gauges\n\nThe radar gauge"))
        let contents = try call("read", ["address": "2024/report"])
        #expect(contents.text.contains("Gauges – 2024/report#p1/b0"))
    }

    @Test(
        arguments: [
            (["literal": "gauge measures"], "2024/report#p1/b1", "1 page"),
            (["regex": "radar gauge m[a-z]+"], "2024/report#p1/b1", "1 page"),
            (["query": "radar", "literal": "水位."], "2024/report#p1/b1", "1 page with all words"),
        ] as [(JSONNode, String, String)]) func `a text as it is written is found, with or without words`(
            _ arguments: JSONNode, _ address: String, _ conclusion: String
        ) throws
    {
        let found = try call("search", arguments)
        #expect(!found.isError)
        #expect(found.text.hasPrefix("\(address) "))
        #expect(found.text.hasSuffix("\n\(conclusion)"))
        let passages = try call("passages", arguments)
        #expect(passages.text.contains("The radar gauge measures"))
        #expect(passages.text.hasSuffix("\n\(conclusion)"))
    }

    @Test func `a text that is nowhere as it is written is not found, though its words are`() throws {
        #expect(try call("search", ["literal": "Radar gauge"]).text.hasPrefix("Nothing found.\n"))
        #expect(try call("search", ["literal": "gauge-measures"]).text.hasPrefix("Nothing found.\n"))
    }

    @Test func `marks that are not indexed are told of, with the argument that finds them`() throws {
        let searched =
            "Searched as: c (marks such as + # _ are not indexed; give the text as literal to find them)"
        for tool in ["search", "passages"] {
            let found = try call(tool, ["query": "C++"])
            #expect(found.text.contains(searched))
            #expect(try !call(tool, ["query": "radar"]).text.contains("Searched as"))
        }
        #expect(
            try call("search", ["query": "radar -draft"]).text.hasSuffix("\nwithout pages that have draft"))
    }

    @Test func `what agents read names no options of the command line`() throws {
        guard case .list(let tools) = try ask("tools/list")["result"]?["tools"] else {
            Issue.record("no tools")
            return
        }
        let summaries = tools.compactMap { $0["description"]?.text }
        #expect(summaries.count == 4 && !summaries.contains { $0.contains("score") || $0.contains(" --") })
        for arguments in [
            ["query": "C++"], ["query": "nothing", "document": "x*"], ["literal": "++"], ["query": "+"],
        ] as [JSONNode] {
            let text = try call("search", arguments).text
            #expect(!text.contains("--") && !text.contains("`folio"), "\(text)")
        }
        let missing = try call("search", ["query": "radar", "document": "nothing"])
        #expect(missing.isError)
        #expect(missing.text.hasSuffix("has no document nothing; list the keys with the tool documents"))
    }

    @Test func `a long page is answered in parts that together are the page`() throws {
        var (whole, start) = ("", 0)
        for _ in 0..<20 {
            let part = try call(
                "read", ["address": "2024/report#p1", "start": .integer(start), "limit": 1_000]
            ).text
            guard let cut = part.range(of: "\n[", options: .backwards) else {
                whole += part
                break
            }
            whole += part[..<cut.lowerBound]
            start = whole.unicodeScalars.count
            #expect(part.hasSuffix("continue with start \(start)]"))
        }
        #expect(whole == (try call("read", ["address": "2024/report#p1", "limit": 40_000])).text)
        #expect(whole.unicodeScalars.count > 3_000)
    }

    @Test(
        arguments: [
            ("search", [:], "search needs 'query', 'literal' or 'regex'"),
            ("passages", ["query": ""], "passages needs 'query', 'literal' or 'regex'"),
            ("search", ["regex": "["], "a [ is not closed"),
            (
                "search", ["literal": .text(String(repeating: "a", count: 1_001))],
                "'literal' and 'regex' have at most 1000 characters"
            ),
            ("search", ["query": "radar", "limit": 0], "'limit' must be a whole number from 1 to 20"),
            ("search", ["query": "radar", "colour": "red"], "search has no argument 'colour'"),
            ("search", ["query": "page:x"], "page: invalid value 'x'"),
            ("search", ["query": "radar", "type": "tabel"], "there is no block type 'tabel'"),
            ("read", ["address": "nothing#p1"], "there is no document 'nothing#p1'"),
            ("read", ["address": "2024/report#p9"], "2024/report has no page 9"),
            ("read", ["address": "2024/report#p1/b9"], "page 1 of 2024/report has no block b9"),
            ("read", ["address": 5], "'address' must be text"),
            (
                "read", ["address": "2024/report@beta"],
                "2024/report has no pages by beta; it has 1 page, parsed by alpha"
            ),
            (
                "read", ["address": "2024/report@beta#p1"],
                "2024/report has no page 1 by beta; it has 1 page, parsed by alpha"
            ),
            ("search", ["literal": "++"], "the index cannot narrow this down"),
        ] as [(String, JSONNode, String)]) func `a tool's error says what is wrong, for the agent to read`(
            _ tool: String, _ arguments: JSONNode, _ message: String
        ) throws
    {
        let answer = try call(tool, arguments)
        #expect(answer.isError)
        #expect(answer.text.hasPrefix(message))
    }

    @Test func `documents are listed as text and as resources that can be read`() throws {
        #expect(try call("documents", [:]).text == "2024/report – Stations (1 page; alpha)\n1 document")
        guard case .list(let resources) = try ask("resources/list")["result"]?["resources"] else {
            Issue.record("no resources")
            return
        }
        let uri = try #require(resources.first?["uri"]?.text)
        #expect(uri == "folio://document/2024/report")
        let read = try ask("resources/read", ["uri": .text(uri + "%23p1")])["result"]?["contents"]
        guard case .list(let contents) = read else {
            Issue.record("no contents")
            return
        }
        #expect(contents.first?["text"]?.text?.hasPrefix("# Gauges") == true)
    }

    @Test func `messages that are no requests are refused or passed over, as JSON-RPC says`() throws {
        func code(_ text: String) throws -> Int? {
            let reply = try #require(server.reply(to: text.utf8))
            return try JSONDecoder().decode(JSONNode.self, from: Data(reply))["error"]?["code"]?.integer
        }
        #expect(try code("{") == -32700)
        #expect(try code("[]") == -32600)
        #expect(try code(#"{"jsonrpc":"2.0","id":1,"method":"nothing"}"#) == -32601)
        #expect(try code(#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"x"}}"#) == -32602)
        #expect(server.reply(to: #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#.utf8) == nil)
        #expect(server.reply(to: #"{"jsonrpc":"2.0","id":3,"result":{}}"#.utf8) == nil)
    }

    @Test(arguments: ["null", "1.5", "99999999999999999999999999", "{}", "[1]", "true"])
    func `an id that could not be sent back as it came is refused`(_ id: String) throws {
        let message = #"{"jsonrpc":"2.0","id":\#(id),"method":"ping"}"#
        let reply = try JSONDecoder().decode(
            JSONNode.self, from: Data(try #require(server.reply(to: message.utf8))))
        #expect(reply["error"]?["code"]?.integer == -32600)
        #expect(reply["id"] == nil)
    }

    @Test func `a batch is answered with a list of the replies that its messages want`() throws {
        func replies(_ text: String) throws -> JSONNode? {
            try server.reply(to: text.utf8).map { try JSONDecoder().decode(JSONNode.self, from: Data($0)) }
        }
        let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
        let note = #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#
        #expect(try replies("[\(ping),\(note)]") == [["id": 1, "jsonrpc": "2.0", "result": .object([:])]])
        #expect(try replies("[\(note)]") == nil)
        let many = "[" + Array(repeating: ping, count: 51).joined(separator: ",") + "]"
        #expect(try replies(many)?["error"]?["code"]?.integer == -32600)
    }

    @Test(
        arguments: [
            ("resources/read", ["uri": "folio://document/nothing"], -32002),
            ("resources/read", ["uri": "file:///etc/passwd"], -32002),
            ("resources/read", ["uri": "folio://document/nothing", "_meta": modern], -32602),
            ("resources/list", ["cursor": "-1"], -32602),
            ("resources/list", ["cursor": "99999999999999999999"], -32602),
            ("resources/list", ["cursor": 3], -32602), ("ping", ["_meta": version("1999-01-01")], -32022),
        ] as [(String, JSONNode, Int)])
    func `an error has the code that the protocol gives it`(
        _ method: String, _ parameters: JSONNode, _ code: Int
    ) throws {
        #expect(try ask(method, parameters)["error"]?["code"]?.integer == code)
    }

    private static let modern = version("2026-07-28")

    private static func version(_ text: String) -> JSONNode {
        ["io.modelcontextprotocol/protocolVersion": .text(text)]
    }

    @Test func `passages come with their headings and addresses`() throws {
        let found = try call("passages", ["query": "radar", "size": 100])
        #expect(!found.isError)
        #expect(
            found.text == """
                2024/report#p1/b1 (alpha)
                Gauges

                The radar gauge measures 水位.

                1 page with all words
                """)
    }

    @Test func `a query of names alone lists the documents that are called so`() throws {
        #expect(
            try call("search", ["query": "title:stations"]).text.hasPrefix(
                "2024/report – Stations (a document of that name)"))
    }

    @Test(
        arguments: [
            (["mcp-protocol-version": "2025-06-18"], #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#, 200),
            ([:], #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#, 200),
            ([:], #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#, 202), ([:], "{", 400),
            ([:], "[]", 400), ([:], #"{"jsonrpc":"2.0","id":1,"method":"nothing"}"#, 200),
            (["mcp-protocol-version": "1999-01-01"], #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#, 400),
        ] as [([String: String], String, Int)])
    func `over HTTP a message has the status that the protocol gives it`(
        _ headers: [String: String], _ message: String, _ status: Int
    ) {
        #expect(server.answer(overHTTP: Array(message.utf8)) { headers[$0] }.status == status)
    }

    @Test(
        arguments: [
            ([:], nil), (["mcp-name": "=?base64?cmVhZA==?="], nil), (["mcp-name": "search"], -32020),
            (["mcp-name": nil], -32020), (["mcp-method": "tools/list"], -32020),
            (["mcp-method": nil], -32020), (["mcp-protocol-version": nil], -32020),
            (["mcp-protocol-version": "2025-11-25"], -32020),
            (["mcp-protocol-version": "2099-01-01"], -32022),
        ] as [([String: String?], Int?)])
    func `headers that repeat a message must agree with it`(
        _ changes: [String: String?], _ code: Int?
    ) throws {
        let headers = [
            "mcp-protocol-version": "2026-07-28", "mcp-method": "tools/call", "mcp-name": "read",
        ].merging(changes as [String: String?]) { $1 }
        let message = """
            {"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"read","arguments":{"address":"2024/report"},\
            "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}
            """
        let answer = server.answer(overHTTP: Array(message.utf8)) { headers[$0] ?? nil }
        let reply = try JSONDecoder().decode(JSONNode.self, from: Data(answer.body))
        #expect(reply["error"]?["code"]?.integer == code)
        #expect(answer.status == (code == nil ? 200 : 400))
        #expect(reply["id"]?.integer == 5)
    }

    @Test func `over HTTP an unknown method of a request without a handshake is not found`() throws {
        let message = """
            {"jsonrpc":"2.0","id":5,"method":"nothing","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}
            """
        let headers = ["mcp-protocol-version": "2026-07-28", "mcp-method": "nothing"]
        #expect(server.answer(overHTTP: Array(message.utf8)) { headers[$0] }.status == 404)
    }
}
