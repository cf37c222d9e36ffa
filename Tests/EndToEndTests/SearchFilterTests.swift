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
        "C++", "\"rating curve", "river \"", "what's", "a & b | c", "50%", "river.", "(river", "river)",
        "http://x.y/z",
        "river, weir!", "heading:", "river AND", "水位,观测", "*", "-", "river -", "\"\"", "#1",
    ])
    func `the habits of other search boxes are no errors`(_ query: String) throws {
        let outcome = try program.run("search", "--", query)
        if query.contains(where: { $0.isLetter || $0.isNumber }) {
            #expect(outcome.status <= 1, "\(outcome.errors)")
        } else {
            // There is nothing to look for; that is said.
            #expect(outcome.status == 2)
            #expect(outcome.errors.hasPrefix("folio: the query holds no letter or digit to search for\n"))
        }
    }

    @Test func `a closed quote is not needed`() throws {
        let open = try hits("\"rating curve")
        #expect(!open.isEmpty)
    }

    @Test func `nothing found is status 1 and says so`() throws {
        let outcome = try program.run("search", "zyzzyva")
        #expect(outcome.status == 1)
        #expect(outcome.output == "Nothing found.\n")
        let json = try program.run("search", "zyzzyva", "--json")
        #expect(json.status == 1)
        #expect(
            try json.json == .object(["query": .string("zyzzyva"), "total": .integer(0), "hits": .array([])]))
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
