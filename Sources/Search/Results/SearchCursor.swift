/// The end of a result, so that the next one continues after it.
///
/// It names the last page shown, by row id and by place. In an unchanged store, results put together by cursors are
/// the whole result, as with offsets. If pages came or went meanwhile, the next result still begins after the page
/// shown last, at its present place. If that page is gone, the next result begins at its former place: scores would not show it, since
/// every page that comes or goes changes all of them.
package struct SearchCursor: Hashable, Sendable {
    /// The row of the last page shown, or of the best page of the last document.
    let page: Int64
    /// How many hits came before the next one.
    let position: Int
    /// What was searched for, so that a cursor is not taken for another search.
    let fingerprint: UInt64

    init(after page: Int64, position: Int, fingerprint: UInt64) {
        self.page = page
        self.position = position
        self.fingerprint = fingerprint
    }
}

extension SearchCursor {
    private static let version = "1"

    /// The cursor for the user to send back: letters, digits and hyphens.
    package var text: String {
        let numbers = [UInt64(position), UInt64(bitPattern: page), fingerprint]
        return ([Self.version] + numbers.map { String($0, radix: 36) }).joined(separator: "-")
    }

    /// Reads a cursor.
    ///
    /// - Throws: `SearchCursorError` for an invalid text.
    package init(_ text: String) throws(SearchCursorError) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.dropFirst().compactMap { UInt64($0, radix: 36) }
        guard parts.first.map(String.init) == Self.version, parts.count == 4, numbers.count == 3,
            let position = Int(exactly: numbers[0]), position > 0
        else { throw SearchCursorError("invalid cursor '\(text)'") }
        self.init(
            after: Int64(bitPattern: numbers[1]), position: position, fingerprint: numbers[2])
    }
}

/// Why a search cannot continue after a cursor.
package struct SearchCursorError: Error, Hashable, Sendable {
    /// What is wrong, as a sentence without its full stop.
    package let message: String
    /// What to do next.
    package let hint = "use the cursor that the previous search printed, with the same query and options"

    init(_ message: String) {
        self.message = message
    }
}
