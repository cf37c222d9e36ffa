import Foundation
import Testing

/// The words of errors that users meet most: what, where, what to do next.
@Suite struct ErrorTextTests {
    private static let readers = [
        ["search", "x"], ["stats"], ["documents"], ["show", "x"], ["check"], ["reindex"],
    ]

    @Test(arguments: readers)
    func `a missing store is named with how to make one`(_ arguments: [String]) throws {
        let workspace = try Workspace()
        let outcome = try workspace.program.run(arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(
            outcome.errors
                == "folio: there is no store at folio.db\n  create one with `folio ingest`, or give its path with --store or FOLIO_STORE\n"
        )
        #expect(try workspace.files(below: ".").isEmpty)
    }

    @Test(arguments: readers + [["ingest", "."]])
    func `a file that is no store is left alone`(_ arguments: [String]) throws {
        let workspace = try Workspace()
        let words = String(repeating: "Notes, not a database. ", count: 50)
        try workspace.write(words, to: "notes.txt")
        let outcome = try workspace.program.run(arguments + ["--store", "notes.txt"])
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(
            outcome.errors
                == "folio: notes.txt is not a Folio store\n  give the path of a store with --store, or a new file to create one\n"
        )
        #expect(try workspace.text("notes.txt") == words)
    }

    @Test func `another program's database is left alone`() throws {
        let workspace = try Workspace()
        guard
            try workspace.tool("sqlite3", "other.db", "CREATE TABLE mine (a); INSERT INTO mine VALUES (1)")
                != nil
        else {
            return print("skipped: no sqlite3")
        }
        for arguments in [["ingest", "."], ["stats"]] {
            let outcome = try workspace.program.run(arguments + ["--store", "other.db"])
            #expect(outcome.status == 2)
            #expect(outcome.errors.hasPrefix("folio: other.db is not a Folio store\n"))
        }
        #expect(
            try workspace.tool("sqlite3", "other.db", "SELECT name FROM sqlite_schema")?.output == "mine\n")
    }

    @Test func `a store of a later program is not touched`() throws {
        let workspace = try SampleStore.copy()
        let sql = "UPDATE store_info SET value = '999' WHERE key = 'schema_version'"
        guard try workspace.tool("sqlite3", "folio.db", sql)?.status == 0 else {
            return print("skipped: no sqlite3")
        }
        for arguments in [["stats"], ["ingest", Workspace.samples], ["search", "river"]] {
            let outcome = try workspace.program.run(arguments)
            #expect(outcome.status == 2)
            #expect(
                outcome.errors.wholeMatch(
                    of:
                        /folio: folio\.db has schema version 999, and this program supports versions up to \d+\n  update Folio\n/
                )
                    != nil, "\(outcome.errors)")
        }
    }

    @Test func `a store with another tokenizer's index says to reindex, which helps`() throws {
        let workspace = try SampleStore.copy()
        let sql = "UPDATE store_info SET value = 'old' WHERE key = 'tokenizer_version'"
        guard try workspace.tool("sqlite3", "folio.db", sql)?.status == 0 else {
            return print("skipped: no sqlite3")
        }
        let outcome = try workspace.folio("search", "river")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("was built by tokenizer old"))
        #expect(outcome.errors.hasSuffix("\n  run `folio reindex`\n"))
        #expect(try workspace.folio("reindex").status == 0)
        #expect(try workspace.folio("search", "river").status == 0)
    }

    @Test
    func
        `operators without words, and a word that looks like an option, are answered with how to write them`()
        throws
    {
        let workspace = try SampleStore.copy()
        let operators = try workspace.folio("search", "AND OR NOT")
        #expect(operators.status == 1)
        #expect(operators.output.contains("AND, OR and NOT in capitals are operators"))
        #expect(operators.output.contains("to search for the word, write and or \"AND\""))
        // Letters of the words are short options: `f`, `s`, `n`, `p`.
        for word in ["-draft", "-station", "-nothing", "-pump", "-length"] {
            for arguments in [["search", word], ["search", "radar", word], ["search", word, "radar"]] {
                let outcome = try workspace.program.run(arguments)
                #expect(outcome.status == 2, "\(arguments)")
                #expect(outcome.errors.contains("folio search -- radar \(word)"), "\(outcome.errors)")
            }
        }
        #expect(try workspace.folio("search", "--").errors.contains("write a query after --"))
    }

    @Test(arguments: [("C++", "c"), ("foo_bar", "foo bar"), (".NET", "net"), ("radar C#", "radar c")])
    func `a query whose marks are not indexed says what was looked up`(query: String, words: String) throws {
        let workspace = try SampleStore.copy()
        let shown = try workspace.folio("search", query)
        let hint = "(marks such as + # _ are not indexed; --literal finds them)"
        #expect(shown.output.contains("Searched as: \(words) \(hint)"))
        #expect(try workspace.folio("search", query, "--json").json["searched_as"] == .string(words))
        #expect(try workspace.folio("search", "water", "--json").json["searched_as"] == .null)
    }

    @Test func `an unknown provider is answered with those that there are`() throws {
        let workspace = try SampleStore.copy()
        let ingest = try workspace.folio("ingest", ".", "--provider", "nobody")
        let ids = try (workspace.json("providers").array ?? []).compactMap { $0["id"].string }
        #expect(ids.count > 20 && ids.contains("docling") && ids.last == "markdown")
        let known = ids.joined(separator: ", ")
        #expect(
            ingest.errors
                == "folio: unknown provider 'nobody'; the providers are \(known)\n"
                + "  run `folio ingest --help` to see the options\n")
        let prefer = try workspace.folio("prefer", "field-guide", "docling")
        #expect(prefer.status == 1)
        #expect(
            prefer.errors
                == "folio: field-guide has no parse of docling\n  it has parses of complexdocr, doc2x, mineru, opendataloader, volcengine\n"
        )
    }

    @Test func `an unknown key is named with how to find the right one`() throws {
        let workspace = try SampleStore.copy()
        let show = try workspace.folio("show", "nobody")
        #expect(show.status == 1)
        #expect(
            show.errors
                == "folio: there is no document 'nobody'\n  list the documents with `folio documents`\n"
        )
        for arguments in [
            ["prefer", "nobody", "mineru"],
            ["export", "--format", "jsonl", "-o", "out", "--document", "nobody"],
        ] {
            let outcome = try workspace.program.run(arguments)
            #expect(outcome.status == 1)
            #expect(
                outcome.errors
                    == "folio: folio.db has no document nobody\n  list the keys with `folio documents`\n")
        }
        let page = try workspace.folio("show", "field-guide", "--page", "9")
        #expect(page.status == 1)
        #expect(
            page.errors
                == "folio: field-guide has no page 9; it has 3 pages, parsed by complexdocr, doc2x, mineru, opendataloader, volcengine\n"
        )
    }

    @Test func `a damaged store is named as such`() throws {
        let workspace = try SampleStore.copy()
        var bytes = try workspace.bytes("folio.db")
        for position in 4096..<bytes.count { bytes[position] = 0xA5 }
        try workspace.write(bytes, to: "folio.db")
        for arguments in [["stats"], ["check"], ["search", "river"]] {
            let outcome = try workspace.program.run(arguments)
            #expect(outcome.status == 2)
            #expect(outcome.errors.hasPrefix("folio: folio.db is damaged"), "\(arguments): \(outcome.errors)")
        }
    }
}
