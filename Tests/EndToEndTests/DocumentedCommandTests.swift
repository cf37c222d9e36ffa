import Foundation
import TestSupport
import Testing

/// The commands that the README and the help show can be run as they stand.
@Suite struct DocumentedCommandTests {
    /// The inputs and documents that the examples name.
    private func workspace() throws -> Workspace {
        let workspace = try Workspace()
        let pages = (1...12).map { "Page \($0): the radar gauge and the rating curve, 水位观测." }
        let report = try MadeResults.openDataLoader(pages: pages)
        try workspace.write(report, to: "results/2024/report.json")
        try workspace.write(
            try MadeResults.openDataLoader(pages: ["A draft of results."]), to: "results/2024/draft.json")
        try workspace.write(
            try MadeResults.openDataLoader(pages: ["Further results."]), to: "more/2025/report.json")
        try workspace.write(try MadeResults.volcengine(pages: ["Part two."]), to: "part2.json")
        let packed = try workspace.tool("tar", "-cf", "more-results.tar.xz", "-C", "more", ".")
        try #require(packed?.status == 0)
        try workspace.write("# Report\n\nThe radar gauge.\n", to: "marker-output/2024/report.md")
        try workspace.write(try MadeResults.openDataLoader(pages: ["A page."]), to: "odl-output/paper.json")
        try workspace.write(
            try MadeResults.openDataLoader(pages: ["A page."]), to: "opendataloader-output/paper.json")
        try workspace.write("no PDF is called as a result here", to: "papers/notes.txt")
        let mineru = Workspace.fixture("mineru/content-list-2.1").appending(path: "report_content_list.json")
        try workspace.copy(mineru, to: "mineru/report_content_list.json")
        return workspace
    }

    /// The words of a shell command, without comment; nil for what is more than one command.
    private func words(_ line: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in line {
            if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "\"" || character == "'" {
                quote = character
                word = word ?? ""
            } else if character == "|" {
                return nil
            } else if character == "#" && word == nil {
                break
            } else if character == " " {
                if let whole = word { words.append(whole) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }

    @Test func `every folio command of the README runs`() throws {
        let readme = try String(contentsOf: Fixtures.repository.appending(path: "README.md"), encoding: .utf8)
        let commands = readme.split(separator: "\n").map(String.init).filter {
            // The server runs until it is stopped: ServeCommandTests.
            $0.hasPrefix("folio ") && !$0.hasPrefix("folio serve")
        }
        #expect(commands.count >= 8)
        let workspace = try workspace()
        for command in commands {
            let arguments = try #require(words(command)).dropFirst()
            let outcome = try workspace.program.run(
                Array(arguments).map { $0 == "out" ? "out-\(command.count)" : $0 })
            #expect(outcome.status == 0, "\(command): \(outcome.errors)")
        }
    }

    @Test func `every folio command of the guide to training data runs`() throws {
        let guide = try String(
            contentsOf: Fixtures.repository.appending(path: "docs/training-data.md"), encoding: .utf8)
        let commands = guide.split(separator: "\n").map(String.init).filter { $0.hasPrefix("folio ") }
        #expect(commands.count >= 12)
        let workspace = try workspace()
        for command in commands {
            let outcome = try workspace.program.run(Array(try #require(words(command)).dropFirst()))
            // A selection may find nothing in so small a store.
            #expect(outcome.status <= 1, "\(command): \(outcome.errors)")
        }
    }

    @Test func `the README's SQL runs on a store`() throws {
        let readme = try String(contentsOf: Fixtures.repository.appending(path: "README.md"), encoding: .utf8)
        let match = try #require(readme.firstMatch(of: /sqlite3 folio\.db "([^"]+)"/))
        let workspace = try workspace()
        #expect(try workspace.folio("ingest", "results").status == 0)
        guard let rows = try workspace.tool("sqlite3", "folio.db", String(match.1)) else {
            return print("skipped: no sqlite3")
        }
        #expect(rows.status == 0, "\(rows.errors)")
        #expect(rows.output.contains("|1|Chapter 1"))
    }

    @Test func `every example in the help runs`() throws {
        let workspace = try workspace()
        let root = try workspace.folio("--help").output
        let commands = [
            "ingest", "documents", "compare", "search", "similar", "show", "locate", "prefer", "export",
            "stats",
            "renormalize",
            "backup", "check", "merge", "delete", "vacuum",
        ]
        let help = try commands.map { try workspace.folio($0, "--help").output }
        #expect(try workspace.folio("ingest", "results").status == 0)
        #expect(
            try workspace.folio("ingest", "mineru", "--key", "2024/report").status == 0)
        for worker in ["worker-1.db", "worker-2.db"] {
            #expect(try workspace.folio("ingest", "results", "--store", worker).status == 0)
        }
        let truth = ["ingest", "marker-output", "--provider", "markdown", "--as", "truth"]
        #expect(try workspace.program.run(truth).status == 0)
        let examples = ([root] + help).flatMap { $0.split(separator: "\n") }.filter {
            $0.hasPrefix("  folio ")
        }
        #expect(examples.count >= 15)
        for (number, example) in examples.enumerated() {
            guard let arguments = words(example.trimmingCharacters(in: .whitespaces)) else { continue }
            // Names that stand for the user's own.
            let named = arguments.dropFirst().map { argument in
                switch argument {
                case "RESULTS/": "results/"
                case "OUT/", "out", "corpus", "corpus-2024": "out-\(number)"
                case _ where argument.hasPrefix("/backups/"): "backup-\(number).db"
                default: argument
                }
            }
            let outcome = try workspace.program.run(Array(named))
            #expect(outcome.status <= 1, "\(example): \(outcome.errors)")
        }
    }
}
