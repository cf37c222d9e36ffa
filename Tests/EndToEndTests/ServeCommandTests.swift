import Foundation
import TestSupport
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// `folio serve` as a user runs it.
@Suite struct ServeCommandTests {
    /// A server that was started, and the address that it printed.
    private func started(_ arguments: String..., in program: Program) async throws -> (RunningProgram, String)
    {
        let running = try RunningProgram(
            Program.binary, ["serve", "--port", "0"] + arguments, in: program.folder, hasInput: false)
        for _ in 0..<600 where !running.printed.hasSuffix("\n") {
            try await Task.sleep(for: .milliseconds(50))
        }
        return (running, running.printed.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    private func get(_ address: String) async throws -> (status: Int, body: Data) {
        let url = try #require(URL(string: address))
        let (data, response) = try await URLSession.shared.data(from: url)
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, data)
    }

    @Test func `the server answers the JSON that the command line prints`() async throws {
        let program = try SampleStore.reading()
        let (server, address) = try await started(in: program)
        #expect(address.hasPrefix("http://127.0.0.1:"))
        let pairs: [([String], String)] = [
            (["search", "水位", "--limit", "3"], "search?q=%E6%B0%B4%E4%BD%8D&limit=3"),
            (
                ["search", "raw readings", "--facets", "provider,type"],
                "search?q=raw+readings&facets=provider,type"
            ),
            (["search", "gauge", "--count"], "count?q=gauge"),
            (["search", "--literal", "Staff gauge"], "search?literal=Staff+gauge"),
            (["search", "gauge", "--regex", "[0-9]+ mm"], "search?q=gauge&regex=%5B0-9%5D%2B+mm"),
            (["search", "gauge", "--title", "guide"], "search?q=gauge&title=guide"),
            (
                ["search", "how exact is a staff gauge", "--passages", "--size", "300"],
                "passages?q=how+exact+is+a+staff+gauge&size=300"
            ),
            (
                ["locate", "field-guide", "--text", "水位观测"],
                "locate?document=field-guide&text=%E6%B0%B4%E4%BD%8D%E8%A7%82%E6%B5%8B"
            ),
            (
                ["locate", "field-guide#p2", "--span", "3-14", "--tables", "pipe"],
                "locate?document=field-guide%23p2&span=3-14&tables=pipe"
            ),
            (["similar", "field-guide", "--page", "1"], "similar?document=field-guide&page=1"),
            (["documents"], "documents"), (["stats"], "stats"),
            (["compare", "field-guide"], "compare?document=field-guide"),
        ]
        for (command, path) in pairs {
            let printed = try JSON(parsing: try program.run(command + ["--json"]).output)
            let answered = try await get(address + "api/v1/" + path)
            #expect(answered.status == 200, "\(path)")
            #expect(try JSON(parsing: String(decoding: answered.body, as: UTF8.self)) == printed, "\(path)")
        }
        let page = try await get(address + "api/v1/page?document=field-guide&page=2")
        let shown = try program.run("show", "field-guide", "--page", "2", "--json").json["pages"][0]
        let served = try JSON(parsing: String(decoding: page.body, as: UTF8.self))["pages"][0]
        for member in shown.keys where member != "blocks" { #expect(served[member] == shown[member]) }
        for (index, block) in (shown["blocks"].array ?? []).enumerated() {
            for member in block.keys { #expect(served["blocks"][index][member] == block[member]) }
        }
        let port = try #require(URL(string: address)?.port)
        let second = try program.run("serve", "--port", "\(port)")
        #expect(second.status == 2)
        #expect(
            second.errors == """
                folio: cannot listen at 127.0.0.1, port \(port): Address already in use
                  choose another port with --port, or 0 for any free one

                """)
        server.signal(SIGTERM)
        #expect(try server.finish().status == 0)
    }

    @Test func `open prints the address of the place, which shows the page`() async throws {
        let program = try SampleStore.reading()
        let opened = try RunningProgram(
            Program.binary, ["open", "field-guide@mineru#p2/b1", "--no-browser"], in: program.folder,
            hasInput: false)
        for _ in 0..<600 where !opened.printed.hasSuffix("\n") {
            try await Task.sleep(for: .milliseconds(50))
        }
        let address = opened.printed.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(address.hasSuffix("/document?key=field%2Dguide&page=2&block=1&provider=mineru"))
        let page = try await get(address)
        #expect(page.status == 200)
        #expect(String(decoding: page.body, as: UTF8.self).contains("<title>Folio</title>"))
        opened.signal(SIGTERM)
        #expect(try opened.finish().status == 0)
        let unknown = try program.run("open", "nothing#p2")
        #expect(unknown.status == 1)
        #expect(unknown.errors.contains("there is no document 'nothing#p2'"))
    }

    @Test func `mcp answers each line of its input with a line, and ends with it`() throws {
        let program = try SampleStore.reading()
        let messages = [
            #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18"}}"#,
            #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#, "",
            #"{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"search","arguments":{"query":"水位"}}}"#,
            #"{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"locate","arguments":{"document":"field-guide","text":"raw  readings for ever"}}}"#,
            #"{"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"locate","arguments":{"document":"field-guide","text":"not there"}}}"#,
        ]
        let outcome = try program.run("mcp", input: messages.joined(separator: "\n"))
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        let replies = try outcome.output.split(separator: "\n").map { try JSON(parsing: $0) }
        #expect(replies.map { $0["id"].integer } == [1, 2, 3, 4])
        #expect(replies[0]["result"]["protocolVersion"].string == "2025-06-18")
        #expect(replies[1]["result"]["content"][0]["text"].string?.hasPrefix("field-guide#p") == true)
        // The sample's page 3 begins with the sentence "Keep the raw readings for ever."
        #expect(replies[2]["result"]["content"][0]["text"].string?.contains("field-guide#p3/b") == true)
        #expect(replies[3]["result"]["isError"] == .bool(true))
    }

    @Test func `the command line does not load what serving needs`() throws {
        func links(_ program: URL) throws -> Bool {
            try Data(contentsOf: program, options: .alwaysMapped).range(of: Data("HummingbirdCore".utf8))
                != nil
        }
        let server = Program.binary.deletingLastPathComponent().appending(path: "folio-serve")
        #expect(try links(server))
        #expect(try !links(Program.binary))
    }

    @Test func `errors are told as all commands tell them`() throws {
        let workspace = try Workspace()
        let missing = try workspace.folio("serve", "--store", "nothing.db", "--port", "0")
        #expect(missing.status == 2)
        #expect(missing.errors.hasPrefix("folio: there is no store at nothing.db\n  "))
        let open = try workspace.folio("serve", "--host", "0.0.0.0")
        #expect(open.status == 2)
        #expect(open.errors.contains("--token-file"))
        try workspace.write("correct horse battery", to: "token.txt")
        #expect(chmod(workspace.path("token.txt"), 0o644) == 0)
        let readable = try workspace.folio("serve", "--token-file", "token.txt")
        #expect(readable.status == 2)
        #expect(readable.errors.contains("chmod 600"))
    }

    @Test func `without the server's program, the command says how to get it`() throws {
        let workspace = try Workspace()
        let alone = URL(filePath: workspace.path("folio"))
        do {
            try FileManager.default.linkItem(at: Program.binary.resolvingSymlinksInPath(), to: alone)
        } catch {
            try FileManager.default.copyItem(at: Program.binary.resolvingSymlinksInPath(), to: alone)
        }
        let outcome = try RunningProgram(
            alone, ["serve"], in: workspace.folder, hasInput: false, environment: ["PATH": "/nonexistent"]
        ).finish()
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("folio-serve is not beside folio"))
        #expect(outcome.errors.contains("tools/build folio-serve"))
    }
}
