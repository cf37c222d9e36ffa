import DocumentModel
import GRDB
import Testing

@testable import Storage

@Suite struct SearchIndexTests {
    let store: DocumentStore

    init() throws {
        store = try DocumentStore.inMemory(clock: Samples.clock)
    }

    private func keys(_ match: String, _ filter: DocumentFilter = DocumentFilter()) throws -> [String] {
        try store.read { try $0.matches(PageMatchQuery(match: match, filter: filter)) }.matches.map(
            \.documentKey)
    }

    private func pageTexts() throws -> [[String?]] {
        try store.database.read { database in
            try Row.fetchAll(
                database, sql: "SELECT heading, body, table_text, formula, caption, furniture FROM page_text"
            )
            .map { row in (0..<6).map { row[$0] as String? } }
        }
    }

    /// A page with every type of block in every company a footnote can have.
    private var mixedPage: Page {
        var blocks = BlockType.allCases.map { Block($0, text: "about \($0.rawValue)") }
        let table = blocks.count
        blocks.append(Block(.table, text: "cell\tcell"))
        blocks.append(Block(.footnote, text: "of the table", parent: table))
        blocks.append(Block(.footnote, text: "of the text", parent: 0))
        blocks.append(Block(.list, text: ""))
        blocks.append(Block(.text, text: "last"))
        return Page(index: 0, blocks: blocks)
    }

    @Test(arguments: ["\u{E9}/", "e\u{301}/"])
    func `a beginning of keys is found in either form of its accents`(prefix: String) throws {
        try store.write(Samples.parse("\u{E9}/a", Samples.document("alpha"), payload: "p"))
        let query = PageMatchQuery(match: "alpha", filter: DocumentFilter(keyPrefix: prefix))
        #expect(try store.read { try $0.matches(query).total } == 1)
    }

    @Test func `the view joins the texts of a column in reading order by an empty line`() throws {
        try store.write(
            Samples.parse("a", Samples.document(pages: [mixedPage, Page(index: 1)]), payload: "p"))
        let body: [BlockType] = [
            .author, .abstract, .text, .list, .listItem, .figure, .chart, .footnote, .code, .toc, .reference,
            .formField,
            .checkbox, .mark, .other,
        ]
        let texts = try pageTexts()
        #expect(texts[0][0] == "about title\n\nabout heading")
        #expect(texts[0][1] == body.map { "about \($0.rawValue)\n\n" }.joined() + "of the text\n\nlast")
        #expect(texts[0][2] == "about table\n\ncell\tcell")
        #expect(texts[0][3] == "about formula")
        #expect(texts[0][4] == "about caption\n\nof the table")
        #expect(texts[0][5] == "about page_header\n\nabout page_footer\n\nabout page_number\n\nabout aside")
        #expect(texts[1] == [nil, nil, nil, nil, nil, nil])
    }

    @Test func `the writer indexes what the view says`() throws {
        try store.write(
            Samples.parse("a", Samples.document(pages: [mixedPage, Page(index: 1)]), payload: "p"))
        #expect(try store.check() == [])
    }

    @Test func `an index that does not fit the blocks is found and mended`() throws {
        try store.write(Samples.parse("a", Samples.document("alpha beta"), payload: "p"))
        try store.database.write { try $0.execute(sql: "UPDATE block_rows SET text = 'alpha gamma'") }
        #expect(try store.check().map(\.code) == [.index])
        try store.reindex()
        #expect(try store.check() == [])
        #expect(try keys("gamma") == ["a"])
        #expect(try keys("beta") == [])
    }

    @Test func `words in different blocks of a page match together, words on different pages do not`() throws
    {
        let page = Page(index: 0, blocks: [Block(.heading, text: "Alpha"), Block(.text, text: "beta")])
        try store.write(
            Samples.parse(
                "a", Samples.document(pages: [page, Page(index: 1, blocks: [Block(.text, text: "gamma")])]),
                payload: "p"))
        #expect(try keys("alpha beta") == ["a"])
        #expect(try keys("alpha gamma") == [])
        #expect(try keys("heading:alpha") == ["a"])
        #expect(try keys("heading:beta") == [])
    }

    @Test func `a heading weighs more than furniture`() throws {
        func document(_ type: BlockType) -> ParsedDocument {
            Samples.document(pages: [
                Page(index: 0, blocks: [Block(type, text: "alpha"), Block(.text, text: "x")])
            ])
        }
        let filler = Samples.document("y", "z", "y", "z")
        try store.write(
            Samples.parse("furniture", document(.pageHeader), payload: "1"),
            Samples.parse("body", document(.text), payload: "2"),
            Samples.parse("heading", document(.heading), payload: "3"),
            Samples.parse("filler", filler, payload: "4"))
        let found = try store.read { try $0.matches(PageMatchQuery(match: "alpha")) }
        #expect(found.matches.map(\.documentKey) == ["heading", "body", "furniture"])
        #expect(found.matches.map(\.score) == found.matches.map(\.score).sorted(by: >))
        let newest = try store.read {
            try $0.matches(PageMatchQuery(match: "alpha", sort: .newest, limit: 2))
        }
        #expect(newest.matches.map(\.documentKey) == ["heading", "body"])
        #expect(newest.total == 3)
    }

    @Test func `filters leave pages out of matches and of the total`() throws {
        let size = try #require(PageSize(width: 10, height: 20, unit: .pixels))
        let pages = (0..<4).map {
            Page(index: $0, size: size, blocks: [Block($0 == 2 ? .table : .text, text: "alpha")])
        }
        try store.write(
            Samples.parse("x/a", Samples.document("alpha"), provider: "old", payload: "0"),
            Samples.parse("x/a", Samples.document(pages: pages), provider: "new", payload: "1"),
            Samples.parse("y/b", Samples.document("alpha"), provider: "old", payload: "2"))
        func total(_ query: PageMatchQuery) throws -> Int {
            let found = try store.read { try $0.matches(query) }
            #expect(found.matches.count == min(found.total, query.limit))
            return found.total
        }
        #expect(try total(PageMatchQuery(match: "alpha")) == 5)
        #expect(try total(PageMatchQuery(match: "alpha", limit: 2)) == 5)
        #expect(try total(PageMatchQuery(match: "alpha", filter: DocumentFilter(parses: .all))) == 6)
        #expect(try total(PageMatchQuery(match: "alpha", filter: DocumentFilter(providers: ["old"]))) == 1)
        #expect(
            try total(
                PageMatchQuery(match: "alpha", filter: DocumentFilter(providers: ["old"], parses: .all))) == 2
        )
        #expect(try total(PageMatchQuery(match: "alpha", filter: DocumentFilter(keys: ["x/a"]))) == 4)
        #expect(try total(PageMatchQuery(match: "alpha", filter: DocumentFilter(keyPrefix: "y/"))) == 1)
        #expect(try total(PageMatchQuery(match: "alpha", pageIndexes: 1...2)) == 2)
        #expect(try total(PageMatchQuery(match: "alpha", blockTypes: [.table])) == 1)
        let hit = try store.read { try $0.matches(PageMatchQuery(match: "alpha", blockTypes: [.table])) }
            .matches[0]
        #expect(hit.pageIndex == 2 && hit.provider == "new" && hit.pageSize == size)
        #expect(throws: StoreError.self) {
            try total(PageMatchQuery(match: "alpha", filter: DocumentFilter(keys: ["none"])))
        }
    }

    @Test(arguments: ["c++", "\"", "a AND", "nothing:x"])
    func `an expression that FTS5 refuses is a named error`(match: String) throws {
        try store.write(Samples.parse("a", Samples.document("x"), payload: "p"))
        let error = #expect(throws: StoreError.self) { try keys(match) }
        #expect(error?.code == .invalidMatch)
    }

    @Test func `an index of another tokenizer is neither searched nor written before it is built anew`()
        throws
    {
        try store.write(Samples.parse("a", Samples.document("alpha"), payload: "p"))
        try store.database.write {
            try $0.execute(sql: "UPDATE store_info SET value = 'folio-0' WHERE key = 'tokenizer_version'")
        }
        #expect(#expect(throws: StoreError.self) { try keys("alpha") }?.code == .tokenizerMismatch)
        #expect(#expect(throws: StoreError.self) { try DocumentWriter(store) }?.code == .tokenizerMismatch)
        #expect(#expect(throws: StoreError.self) { try store.delete(key: "a") }?.code == .tokenizerMismatch)
        try store.reindex()
        #expect(try keys("alpha") == ["a"])
    }

    @Test func `Chinese is found by pairs of characters`() throws {
        try store.write(Samples.parse("a", Samples.document("中华人民共和国"), payload: "p"))
        #expect(try keys("\"人民 民共 共和\"") == ["a"])
        #expect(try keys("\"民人\"") == [])
    }
}
