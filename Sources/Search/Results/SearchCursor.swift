/// Where a result was left, so that the next one goes on after it.
///
/// It names the last page shown, by row id and by score. In an unchanged store, results put together by cursors are
/// the whole result, as with offsets. Where pages came or went meanwhile, the next result still begins after the page
/// shown last, wherever that stands now, or after its score where it is gone; offsets would repeat and skip hits.
package struct SearchCursor: Hashable, Sendable {
    /// The row of the last page shown, or of the best page of the last document.
    let page: Int64
    /// That page's score; 0 where hits are not in the order of scores.
    let score: Double
    /// How many hits came before the next one.
    let position: Int
    /// What was searched for, so that a cursor is not taken for another search.
    let fingerprint: UInt64

    init(after match: (page: Int64, score: Double), position: Int, fingerprint: UInt64) {
        page = match.page
        score = match.score
        self.position = position
        self.fingerprint = fingerprint
    }
}

extension SearchCursor {
    private static let version = "1"

    /// The cursor for the user to hand back: letters, digits and hyphens.
    package var text: String {
        let numbers = [UInt64(position), UInt64(bitPattern: page), score.bitPattern, fingerprint]
        return ([Self.version] + numbers.map { String($0, radix: 36) }).joined(separator: "-")
    }

    /// Reads a cursor.
    ///
    /// - Throws: `SearchCursorError` for a text that is none.
    package init(_ text: String) throws(SearchCursorError) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.dropFirst().compactMap { UInt64($0, radix: 36) }
        guard parts.first.map(String.init) == Self.version, parts.count == 5, numbers.count == 4,
            let position = Int(exactly: numbers[0]), position > 0
        else { throw SearchCursorError("'\(text)' is no cursor") }
        self.init(
            after: (Int64(bitPattern: numbers[1]), Double(bitPattern: numbers[2])), position: position,
            fingerprint: numbers[3])
    }
}

/// Why a cursor cannot be gone on from.
package struct SearchCursorError: Error, Hashable, Sendable {
    /// What is wrong, as a sentence without its full stop.
    package let message: String
    /// What to do next.
    package let hint = "take the one that the search before printed, with the same query and options"

    init(_ message: String) {
        self.message = message
    }
}
