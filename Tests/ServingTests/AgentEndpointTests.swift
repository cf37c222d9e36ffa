import Foundation
import Serving
import Testing

/// `POST /mcp`, where agents ask over HTTP.
@Suite struct AgentEndpointTests {
    private static let search =
        #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"query":"radar"}}}"#

    private func post(
        _ store: ServedStore, _ body: String, method: String = "POST", headers: [String: String] = [:]
    ) -> APIAnswer {
        let headers = ["content-type": "application/json"].merging(headers) { $1 }
        return store.responder.answer(
            APIRequest(
                method: method, target: "/mcp", host: "localhost", headers: headers, body: Array(body.utf8)))
    }

    @Test func `an agent's message is answered in JSON`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let answer = post(store, Self.search)
        #expect(answer.status == 200)
        #expect(answer.contentType == "application/json")
        let json = try JSONSerialization.jsonObject(with: Data(answer.body))
        let text = member(json, "result", "content", 0, "text") as? String
        #expect(text?.hasPrefix("2024/report#p1/b1 (beta, text)") == true)
        let tools = post(store, #"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#).body
        let list = member(try JSONSerialization.jsonObject(with: Data(tools)), "result", "tools") as? [Any]
        #expect(
            list?.compactMap { member($0, "name") as? String } == [
                "search", "passages", "read", "documents", "locate",
            ])
    }

    @Test func `a quotation is not looked for in the parse of a parser that has none`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let body =
            #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"locate","arguments":{"document":"2024/report@gamma","text":"radar"}}}"#
        let json = try JSONSerialization.jsonObject(with: Data(post(store, body).body))
        let text = member(json, "result", "content", 0, "text") as? String
        #expect(text?.hasPrefix("2024/report has no pages by gamma") == true)
    }

    @Test func `a notification is accepted without a body`() throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let answer = post(store, #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#)
        #expect(answer.status == 202)
        #expect(answer.body.isEmpty)
    }

    @Test(arguments: ["GET", "DELETE", "HEAD", "PUT"])
    func `there is no stream to listen to and no session to end`(_ method: String) throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        let answer = post(store, "", method: method)
        #expect(answer.status == 405)
        #expect(answer.headers["allow"] == "POST")
    }

    @Test(arguments: [
        (["origin": "http://evil.example.com"], 403), (["origin": "http://localhost"], 200),
        (["sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"], 403),
        (["content-type": "text/plain"], 415), (["content-type": "Application/JSON; charset=utf-8"], 200),
    ]) func `pages of other sites cannot ask as an agent`(
        _ headers: [String: String], _ status: Int
    ) throws {
        let store = try ServedStore(ServedStore.samples)
        defer { store.remove() }
        #expect(post(store, Self.search, headers: headers).status == status)
    }

    @Test func `an agent needs the token too`() throws {
        let store = try ServedStore(ServedStore.samples) { $0.token = "correct horse battery" }
        defer { store.remove() }
        #expect(post(store, Self.search).status == 401)
        let headers = ["authorization": "Bearer correct horse battery"]
        #expect(post(store, Self.search, headers: headers).status == 200)
    }
}
