import Foundation
import Testing

/// Output that cannot be written is said and is status 2; a reader that went away is no error.
@Suite struct OutputTests {
    private static let commands = [
        ["--help"], ["--version"], ["help"], ["--generate-completion-script", "bash"], ["search", "--help"],
        ["documents"], ["documents", "--json"], ["show", "field-guide"], ["show", "field-guide", "--json"],
        ["stats"], ["stats", "--json"], ["check"], ["check", "--json"], ["vacuum"], ["vacuum", "--json"],
        ["reindex"], ["renormalize", "--all"], ["providers"], ["providers", "--json"],
        ["compare", "field-guide"], ["compare", "field-guide", "--json"], ["backup", "copy.db"],
        ["search", "river"], ["search", "river", "--json"], ["search", "river", "--format", "jsonl"],
        ["search", "river", "--format", "csv"], ["search", "river", "--count"],
        ["search", "river", "--explain"], ["similar", "field-guide", "--page", "1"],
        ["prefer", "field-guide", "mineru", "--json"], ["delete", "field-guide"],
        ["export", "--format", "jsonl", "-o", "out"], ["export", "--format", "jsonl", "-o", "-"],
        ["export", "--format", "parquet", "-o", "-"], ["ingest", Workspace.samples + "/doc2x", "--force"],
    ]

    private func run(
        _ workspace: Workspace, _ arguments: [String], _ redirection: String
    ) throws
        -> Program
        .Outcome
    {
        let line = "exec \"$0\" \"$@\" \(redirection)"
        return try RunningProgram(
            URL(filePath: "/bin/sh"), ["-c", line, Program.binary.path] + arguments, in: workspace.folder,
            hasInput: false
        ).finish()
    }

    #if os(Linux)
        @Test(arguments: commands)
        func `a full disk is one message and status 2`(_ arguments: [String]) throws {
            let outcome = try run(SampleStore.copy(), arguments, ">/dev/full")
            #expect(outcome.status == 2)
            #expect(
                outcome.errors.contains("cannot write to standard output: No space left on device"),
                "\(outcome.errors)")
            #expect(outcome.errors.components(separatedBy: "cannot write").count == 2)
        }

        @Test func `errors that cannot be written keep their status`() throws {
            for redirection in ["2>/dev/full", "2>&-"] {
                #expect(try run(Workspace(), ["search", "x"], redirection).status == 2)
                #expect(try run(Workspace(), ["nonsense"], redirection).status == 2)
            }
        }
    #endif

    @Test func `a closed standard output is an error, and nothing of it goes into a file`() throws {
        let workspace = try SampleStore.copy()
        #expect(try run(workspace, ["stats"], ">&-").status == 2)
        #expect(try run(workspace, ["vacuum"], ">&- 2>&-").status == 2)
        #expect(try workspace.folio("check").output == "ok\n")
    }

    @Test func `records go to standard output alone, and a reader that leaves is no crash`() throws {
        let workspace = try SampleStore.copy()
        let whole = try run(workspace, ["export", "--format", "jsonl", "-o", "-"], "")
        #expect(whole.status == 0)
        let lines = whole.output.split(separator: "\n")
        #expect(lines.count > 1)
        for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        #expect(whole.errors.contains("\(lines.count) records of"))
        #expect(!FileManager.default.fileExists(atPath: workspace.folder.appending(path: "-").path))
        // The reader is gone before the program has started.
        let left = try RunningProgram(
            URL(filePath: "/bin/sh"),
            [
                "-c", "(\"$0\" \"$@\"; echo \"status $?\" >&2) | :", Program.binary.path, "export",
                "--format",
                "jsonl", "-o", "-",
            ], in: workspace.folder, hasInput: false
        ).finish()
        #expect(left.errors == "status 141\n", "\(left.errors)")
        let refused = try run(workspace, ["export", "--format", "markdown", "-o", "-"], "")
        #expect(refused.status == 2 && refused.errors.contains("--output -"))
    }

    @Test func `with --json an error is an object on standard error`() throws {
        let workspace = try Workspace()
        for (arguments, code) in [
            (["stats", "--json"], "not_found"), (["search", "--json"], "usage"),
            (["search", "x", "--limit", "-1", "--json"], "usage"),
        ] {
            let outcome = try workspace.program.run(arguments)
            #expect(outcome.status == 2)
            #expect(outcome.output == "")
            #expect(outcome.errors.contains("{\"error\":{\"code\":\"\(code)\""), "\(outcome.errors)")
        }
    }

    @Test(arguments: [
        (["serch", "x"], "Did you mean 'search'?"), (["fetch", "mineru"], "the commands are doc2x,"),
        (["documents", "--key-prefix", "zz"], "no document matches"), (["jobs"], "no files have been sent"),
        (["search", "x", "--limit", "-1"], "--limit and --offset must not be negative"),
    ])
    func `a wrong word or an empty answer is said`(_ arguments: [String], _ words: String) throws {
        let outcome = try SampleStore.reading().run(arguments)
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
}
