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
        server.signal(SIGTERM)
        #expect(try server.finish().status == 0)
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
