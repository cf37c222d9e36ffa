import Foundation
import GRDB
import TestSupport
import Testing
import TextAnalysis

@testable import Storage

/// What enters the index: SQLite's tokenizer `ascii` must read exactly the tokens that Folio made.
@Suite struct IndexEntryTests {
    private static let pieces = [
        "水位", "觀", "がｶﾞ", "한글", "\u{1112}\u{1161}\u{11AB}", "\u{1100}", "그\u{11AF}", "ไทย", "𠀀", "gauge",
        "ÉCLAIR", "ﬁ", "Ａ１", "½", "㎏", "①", "ß", "İ", "x\u{301}",
        "٣", "Я",
        "state-of-the-\nart", "exam-\nple", "co\u{AD}op", "a_b.c/d:e;f", "\"quoted\"", "{braces}", "^+-*()",
        "\u{1}\u{7F}", "\u{A0}",
        "\u{2028}", "\u{E000}", "\u{FFFD}", "→", "😀", "\u{200B}", " ", "\n\n", "\t",
        String(repeating: "long", count: 40),
    ]

    private func tokens(_ text: String) -> [String] {
        Tokenizer().indexTokens(in: text).map(\.text)
    }

    @Test func `no character gives a token that the index would cut or change`() {
        for value in UInt32(1)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for token in tokens("a\(scalar)-\n\(scalar)b") {
                let kept = token.utf8.allSatisfy {
                    $0 >= 0x80 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
                        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0
                }
                #expect(kept && !token.isEmpty, "U+\(String(value, radix: 16))")
            }
        }
    }

    @Test func `the index holds the tokens of every text, each at its place`() throws {
        var random = SeededRandom.fresh()
        let database = try DatabaseQueue()
        try database.write { database in
            try database.execute(
                sql: """
                    CREATE VIRTUAL TABLE page_search USING fts5 (
                        heading, body, table_text, formula, caption, furniture, content = '', tokenize = 'ascii');
                    CREATE VIRTUAL TABLE places USING fts5vocab (page_search, instance)
                    """)
            let statement = try PreparedStatement(database, PageIndexTable.insertSQL)
            var expected: [String] = []
            for page in 1...SeededRandom.rounds(200) {
                var entry = IndexEntry()
                for column in SearchColumn.allCases {
                    var text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                        random.element(of: Self.pieces)
                    }.joined(separator: random.element(of: ["", " ", "\n"]))
                    text.withUTF8 { entry.addColumn($0) }
                    expected += tokens(text).enumerated().map { "\(page) \(column.name) \($0) \($1)" }
                }
                try entry.run(statement, page: Int64(page))
            }
            let found = try String.fetchAll(
                database, sql: "SELECT doc || ' ' || col || ' ' || \"offset\" || ' ' || term FROM places")
            #expect(found.sorted() == expected.sorted())
            #expect(expected.count > 1_000)
        }
    }
}
