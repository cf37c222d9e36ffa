import Foundation
import Testing

/// SQL through any name, key, query or option stays what it is: a text that is bound as a value.
@Suite struct InjectionTests {
    private static let hostile = [
        "'; DROP TABLE documents; --", "\" OR 1=1 --", "') ; DELETE FROM blocks; --",
        "x' UNION SELECT sql FROM sqlite_schema --",
        "%", "_", "\\", "$.aliases", "a\"]; DROP TABLE pages; --", "page_search MATCH '*'", "?1", ":key",
        "@x", "{\"a\":1}",
    ]

    @Test func `names, keys and contents that look like SQL are stored and found as they are`() throws {
        let workspace = try Workspace()
        for (number, text) in Self.hostile.enumerated() {
            let result = try MadeResults.openDataLoader(pages: ["gauge \(text)"], title: text)
            try workspace.write(result, to: "in/\(number).json")
            #expect(try workspace.folio("ingest", "in/\(number).json", "--key", text).status == 0)
            #expect(try workspace.folio("show", "--", text).output.contains("gauge"))
        }
        #expect(try workspace.keys() == Self.hostile.sorted())
        #expect(try workspace.folio("check", "--deep").output == "ok\n")
    }

    @Test(arguments: hostile.prefix(5))
    func `no argument of any command changes what is stored`(text: String) throws {
        let workspace = try SampleStore.copy()
        let digest = try workspace.digest()
        let commands: [[String]] = [
            ["search", "--", text], ["search", "river", "--document", text],
            ["search", "river", "--provider", text],
            ["search", "river", "--language", text], ["search", "river", "--type", text],
            ["search", "river", "--cursor", text], ["search", "river", "--facets", text],
            ["search", "river", "--pages", text],
            ["search", "document:\"\(text)\""], ["search", "provider:\"\(text)\""],
            ["search", "type:\"\(text)\""],
            ["similar", text, "--page", "1"], ["show", "--", text],
            ["show", "field-guide", "--provider", text],
            ["documents", "--key-prefix", text], ["documents", "--provider", text],
            ["documents", "--status", text],
            ["prefer", "field-guide", text], ["delete", "--", text],
            ["delete", "field-guide", "--provider", text],
            ["compare", "--", text], ["renormalize", "--provider", text], ["ingest", ".", "--as", text],
            ["export", "--format", "jsonl", "-o", "out", "--document", text],
            ["export", "--format", "jsonl", "-o", "out", "--select", text],
        ]
        for command in commands {
            let outcome = try workspace.program.run(command)
            #expect((0...2).contains(outcome.status), "\(command): \(outcome.errors)")
            #expect(
                !outcome.errors.contains("SQL") && !outcome.errors.contains("syntax error near"),
                "\(command): \(outcome.errors)")
        }
        #expect(try workspace.digest() == digest)
        #expect(try workspace.folio("check").output == "ok\n")
    }
}
