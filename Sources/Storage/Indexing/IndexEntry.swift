internal import TextAnalysis

/// What `page_search` holds of a page, or of several in order: the tokens of each column, joined by one space.
///
/// The table has SQLite's own tokenizer `ascii`, so that every client can open it. `ascii` ends a token at ASCII characters that are
/// neither letters nor digits and lowers ASCII letters. Folio's tokens hold no such characters and no capitals, so `ascii`
/// reads exactly these tokens (`IndexEntryTests`). One value can serve page after page.
struct IndexEntry: Sendable {
    private let tokenizer = Tokenizer()
    private var bytes: [UInt8] = []
    /// Where each column ends in `bytes`, six for each page.
    private var ends: [Int] = []

    /// How much memory it takes, in bytes.
    var size: Int { bytes.count }
    /// The number of whole pages.
    var pageCount: Int { ends.count / SearchColumn.allCases.count }

    /// Empties the entry for the next page and keeps its memory.
    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    /// Adds the next column; a text without tokens makes it empty.
    mutating func addColumn(_ text: UnsafeBufferPointer<UInt8>) {
        let start = bytes.count
        tokenizer.tokenizeForIndex(text) { token, _, _ in
            if bytes.count > start { bytes.append(UInt8(ascii: " ")) }
            bytes.append(contentsOf: token)
            return true
        }
        ends.append(bytes.count)
    }

    /// Runs a statement that takes a page's row id and then each column; a column without tokens is NULL.
    ///
    /// `position` is the page's place in the entry.
    func run(_ statement: PreparedStatement, page: Int64, at position: Int = 0) throws {
        let columns = SearchColumn.allCases.count
        let first = position * columns
        try bytes.withUnsafeBufferPointer { bytes in
            try statement.run { row in
                row.bind(page)
                var start = first == 0 ? 0 : ends[first - 1]
                for end in ends[first..<first + columns] {
                    row.bind(borrowedUTF8OrNull: UnsafeBufferPointer(rebasing: bytes[start..<end]))
                    start = end
                }
            }
        }
    }
}
