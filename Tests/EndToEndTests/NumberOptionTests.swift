import Foundation
import TestSupport
import Testing

/// No number that a user can write ends a command by a signal.
///
/// The options come from the commands' own declarations.
@Suite struct NumberOptionTests {
    /// The gate tries the ends and what lies beyond them.
    private static let values =
        ["0", "-1", "9223372036854775807", "-9223372036854775808", "100000000000000000000"]
        + (Gate.isWhole ? ["1", "2147483648"] : [])

    /// Options whose value is text, a path or a choice; a new option counts as one of numbers until it is named here.
    private static let texts: Set<String> = [
        "store", "provider", "as", "key", "pdf", "page-size", "name-encoding", "assets", "base-url",
        "allow-host", "from", "model", "to",
        "formula-mode", "image-mode", "output-format", "html-escape", "generate-image", "is-ocr",
        "enable-formula", "enable-table", "language", "extra-formats", "page-ranges", "model-version",
        "callback", "parse-mode", "table-mode", "filter-header", "state", "source", "document", "type",
        "cursor", "sort", "group-by", "facets", "format", "key-prefix", "status", "unit", "index", "output",
        "compression", "split", "split-salt", "text", "formulas", "tables", "spans", "furniture", "images",
        "keep", "dedup", "minhash", "duplicates", "prefer", "select", "media-type", "since", "until",
        "metadata", "reference", "literal", "regex", "title", "record", "page-image", "escape", "code",
        "struck", "exclude-type",
    ]

    /// What a command needs beside the option.
    private static let needed: [String: [String]] = [
        "ingest": ["in"], "search": ["river"], "similar": ["field-guide", "--page", "1"],
        "show": ["field-guide"], "compare": ["--all"], "export": ["--format", "jsonl", "-o", "out"],
        "fetch": ["--resume"], "fetch doc2x": ["--dry-run", "x.pdf"],
        "fetch complexdocr": ["--dry-run", "x.pdf"], "fetch parse4ai": ["--dry-run", "x.pdf"],
        "fetch volcengine": ["--dry-run", "x.pdf"],
    ]

    private static func options(_ command: JSON, _ path: [String]) -> [(command: [String], option: String)] {
        let own = (command["arguments"].array ?? []).filter { $0["kind"] == .string("option") }
            .compactMap { $0["preferredName"]["name"].string }.filter { !texts.contains($0) }
        return own.map { (path, $0) }
            + (command["subcommands"].array ?? []).flatMap {
                options($0, path + [$0["commandName"].string ?? ""])
            }
    }

    @Test func `every option of numbers takes or refuses every number`() throws {
        let workspace = try SampleStore.copy()
        try workspace.write("nothing", to: "in/notes.txt")
        let dump = try workspace.folio("--experimental-dump-help").json
        let options = Self.options(dump["command"], [])
        #expect(options.count >= 25)
        var tried: Set<String> = []
        for (command, option) in options {
            // What several commands share is declared once; the gate tries all of it with the first of them.
            let isNew = tried.insert(option).inserted
            for value in isNew || Gate.isWhole ? Self.values : [String(Int.max)] {
                let arguments =
                    command + (Self.needed[command.joined(separator: " ")] ?? []) + ["--\(option)", value]
                let outcome = try workspace.program.run(arguments)
                #expect((0...2).contains(outcome.status), "\(arguments): \(outcome.status)")
                #expect(!outcome.errors.contains("Missing value"), "\(arguments)")
            }
        }
    }

    @Test(arguments: [
        ["--limit", "5", "--offset", "9223372036854775807"],
        ["--limit", "9223372036854775807", "--offset", "1"],
        ["--limit", "9223372036854775807", "--offset", "9223372036854775807", "--group-by", "document"],
        ["--limit", "9223372036854775807", "--offset", "9223372036854775807", "--type", "table"],
    ])
    func `sums of great numbers do not overflow`(_ options: [String]) throws {
        let outcome = try SampleStore.reading().run(["search", "river"] + options)
        #expect((0...1).contains(outcome.status))
    }
}
