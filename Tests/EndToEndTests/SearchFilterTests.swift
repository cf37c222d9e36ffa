import Testing

/// Filters, scopes and exit statuses of `folio search`.
@Suite struct SearchFilterTests {
    private let program: Program

    init() throws { program = try SampleStore.reading() }

    private func hits(_ arguments: String...) throws -> [JSON] {
        try program.run(["search", "--json", "--limit", "50"] + arguments).json["hits"].array ?? []
    }

    @Test func `only preferred parses are searched unless others are asked for`() throws {
        #expect(try hits("river").map { $0["provider"].string }.allSatisfy { $0 == "opendataloader" })
        let all = Set(try hits("水位观测", "--all-parses").compactMap { $0["provider"].string })
        #expect(all == Set(SampleStore.folders))
        let some = Set(try hits("水位观测", "--provider", "doc2x,mineru").compactMap { $0["provider"].string })
        #expect(some == ["doc2x", "mineru"])
    }

    @Test func `--type looks into blocks of these types only`() throws {
        for type in ["heading", "table", "caption"] {
            let regions = try hits("水位观测 OR radar OR instruments", "--type", type, "--all-parses")
                .flatMap { $0["regions"].array ?? [] }
            #expect(!regions.isEmpty)
            #expect(regions.allSatisfy { $0["type"] == .string(type) }, "\(type)")
        }
        #expect(try program.run("search", "radar", "--type", "code").status == 1)
    }

    @Test func `--pages keeps to these pages`() throws {
        let all = try hits("the", "--all-parses").compactMap { $0["page_number"].integer }
        #expect(Set(all) == [1, 2, 3])
        let some = try hits("the", "--all-parses", "--pages", "2-3").compactMap { $0["page_number"].integer }
        #expect(some.sorted() == all.filter { $0 != 1 }.sorted())
        #expect(try hits("the", "--pages", "3").map { $0["page_number"] } == [.integer(3)])
    }

    @Test func `--document keeps to these documents`() throws {
        #expect(try !hits("river", "--document", "field-guide").isEmpty)
        let other = try program.run("search", "river", "--document", "other")
        #expect(other.status == 1)
        #expect(
            other.errors == "folio: folio.db has no document other\n  list the keys with `folio documents`\n")
    }

    @Test func `furniture is found on request only`() throws {
        let workspace = try Workspace()
        try workspace.copy(Workspace.fixture("opendataloader/headers-and-footers"), to: "in")
        #expect(try workspace.folio("ingest", "in").status == 0)
        #expect(try workspace.folio("search", "\"Form 9\"").status == 1)
        let hit = try workspace.json("search", "\"Form 9\"", "--furniture")["hits"][0]
        #expect(hit["regions"][0]["type"] == .string("page_header"))
        #expect(try workspace.folio("search", "furniture:form").status == 0)
    }

    @Test(arguments: [
        "C++", "\"rating curve", "river \"", "what's", "a & b | c", "50%", "(river", "river)", "\"",
        "river -",
        "river, weir!", "heading:", "river AND", "水位,观测", "http://x.y/z", "foo-bar", "3.14", "a/b", "“中文引号”",
        "(",
        ")", "river OR", "NOT", "*", "+river", "river~2", "river^3", "[1]", "{x}", "\\", "'river'", "$HOME",
        "#1", "…",
        "——", "？", "100,000", "v3.1", "snake_case", "it’s", "e.g.", "river -- weir", "river &&", "||",
        "type:", "a:b:c",
    ])
    func `the habits of other search boxes are no errors`(_ query: String) throws {
        let outcome = try program.run("search", "--", query)
        #expect(outcome.status <= 1, "\(outcome.errors)")
        #expect(outcome.errors == "")
        if query == "NOT" {
            #expect(outcome.status == 1)
            #expect(
                outcome.output
                    == "Nothing found.\n  AND, OR and NOT in capitals are operators, and the query has no words for them; "
                    + "to search for the word, write not or \"NOT\"\n")
        } else if !query.contains(where: { $0.isLetter || $0.isNumber }) {
            // There is nothing to look for; that is said.
            #expect(outcome.status == 1)
            #expect(
                outcome.output
                    == "Nothing found.\n  the query contains no letter or digit to search for; write at least one word; "
                    + "marks such as . , ! + # are not indexed\n")
        }
    }

    @Test func `a mistake is shown with its place`() throws {
        let outcome = try program.run("search", "猫 (type:table 狗)")
        #expect(outcome.status == 2)
        // Two columns for 猫, one for the space and the parenthesis, after two of indentation.
        #expect(
            outcome.errors == """
                folio: type: applies to the whole query
                  猫 (type:table 狗)
                      ^
                  write it outside parentheses and without a minus, or quote it to search for the text

                """)
    }

    @Test func `a pasted page of ten thousand characters is searched, a longer one is a named error`() throws
    {
        let pasted = String(repeating: "radar gauge ", count: 833)
        #expect(try program.run("search", pasted).status == 0)
        let longer = try program.run("search", String(repeating: "NOT ", count: 20_000) + "river")
        #expect(longer.status == 2)
        #expect(longer.errors.hasPrefix("folio: the query is longer than 10000 characters\n  …"))
    }

    @Test func `a closed quote is not needed`() throws {
        let open = try hits("\"rating curve")
        #expect(!open.isEmpty)
    }

    @Test func `nothing found is status 1 and says so`() throws {
        let outcome = try program.run("search", "zyzzyva")
        #expect(outcome.status == 1)
        #expect(outcome.output == "Nothing found.\n  zyzzyva: on no page\n")
        let json = try program.run("search", "zyzzyva", "--json")
        #expect(json.status == 1)
        let result = try json.json
        #expect(result.keys == ["query", "total", "hits", "suggestions"])
        #expect(result["total"] == .integer(0))
        #expect(result["hits"] == .array([]))
        #expect(result["suggestions"].keys == ["words", "correction", "wider"])
    }

    @Test(arguments: [
        ["page:x"], ["river", "--type", "nonsense"], ["river", "--pages", "0"], ["river", "--pages", "7-3"],
        ["river", "--sort", "age"], ["river", "--group-by", "page"], ["river", "--limit", "-1"],
        ["type:nonsense river"],
    ])
    func `what cannot be understood is status 2 and is explained`(_ arguments: [String]) throws {
        let outcome = try program.run(["search"] + arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(!outcome.errors.isEmpty)
    }
}
