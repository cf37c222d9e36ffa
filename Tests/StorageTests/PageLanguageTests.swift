import DocumentModel
import Foundation
import GRDB
import Languages
import Testing

@testable import Storage

/// Languages are found when a parse is stored; what a provider says of the document wins.
@Suite struct PageLanguageTests {
    private static let english =
        "The level of the river is measured every morning at the station below the bridge."
    private static let chinese = "每天早晨在桥下的水文站观测河流水位，并记录在案。"

    private func store(
        _ pages: [[Block]], language: String? = nil
    ) throws -> (store: DocumentStore, pages: [String?], document: String?) {
        var document = Samples.document(
            pages: pages.enumerated().map { Page(index: $0.offset, blocks: $0.element) })
        document.language = language
        let store = try DocumentStore.inMemory(clock: Samples.clock)
        try store.write(Samples.parse("a", document, payload: "p"))
        #expect(try store.check() == [])
        let found = try store.database.read {
            try Optional<String>.fetchAll($0, sql: "SELECT detected_language FROM pages ORDER BY page_index")
        }
        return (store, found, try store.read { try $0.document(key: "a")?.language })
    }

    @Test func `pages and the document have the language of their text`() throws {
        let found = try store([
            [Block(.text, text: Self.chinese)], [Block(.heading, text: Self.english)],
            [Block(.text, text: Self.chinese + Self.chinese)], [Block(.text, text: "3.14")], [],
        ])
        #expect(found.pages == ["zh", "en", "zh", nil, nil])
        #expect(found.document == "zh")
        #expect(try found.store.read { try $0.page(key: "a", index: 1)?.language } == "en")
        let info = try found.store.database.read {
            try String.fetchOne($0, sql: "SELECT document_info FROM parses")
        }
        #expect(info?.contains(#""detected_language":"zh""#) == true)
        let matches = try found.store.read {
            try $0.documents(DocumentFilter(languages: ["zh"])).map(\.key)
        }
        #expect(matches == ["a"])
    }

    @Test func `the provider's own word wins for the document`() throws {
        let found = try store([[Block(.text, text: Self.english)]], language: "en-GB")
        #expect(found.document == "en-GB")
        #expect(found.pages == ["en"])
    }

    @Test func `formulas, code and furniture say nothing, and tables only where there is little else`() throws
    {
        let code =
            "for (int index = 0; index < number of stations; ++index) { measure the level of the river; }"
        let found = try store([
            [
                Block(.code, text: code), Block(.pageHeader, text: Self.english),
                Block(.text, text: Self.chinese),
            ],
            [Block(.code, text: code), Block(.pageHeader, text: Self.english)],
            [
                Block(.table, text: Self.english),
                Block(.text, text: String(repeating: Self.chinese, count: 4)),
            ],
            [Block(.table, text: Self.english), Block(.caption, text: "Table 3")],
        ])
        #expect(found.pages == ["zh", nil, "zh", "en"])
    }

    @Test func `a parse without languages is older, and gets them when it is written again`() throws {
        let found = try store([[Block(.text, text: Self.english)]])
        func older() throws -> Int64? {
            try found.store.read {
                try $0.parse(after: 0, decodedBefore: 0, includesOlderLanguages: true)?.parseID
            }
        }
        #expect(try older() == nil)
        let digest = try found.store.read { try $0.contentDigest() }
        try found.store.database.write {
            try $0.execute(
                sql: """
                    UPDATE pages SET detected_language = NULL; UPDATE parses SET language_version = NULL;
                    """)
        }
        #expect(try older() == 1)
        #expect(try found.store.read { try $0.contentDigest() } != digest)
    }
}
