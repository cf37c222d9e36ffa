/// Which pages parse4ai is to parse: `2,4-6` is page 2 and pages 4 to 6, `2--2` from page 2 to the last but one.
package struct Parse4AIPageRanges: Equatable, Sendable {
    /// Why a text is no list of page ranges.
    package struct Problem: Error, Equatable, Sendable {
        package let message: String
    }

    package let text: String

    /// Reads a list of ranges; numbers count from 1, and from the end where they are negative.
    package init(_ text: String) throws(Problem) {
        let ranges = text.split(separator: ",", omittingEmptySubsequences: false)
        for range in ranges {
            guard let match = range.wholeMatch(of: /(\d{1,9})(?:-(-?)(\d{1,9}))?/),
                let first = Int(match.1), first >= 1
            else { throw Self.problem(range) }
            guard let last = match.3.flatMap({ Int($0) }) else { continue }
            guard last >= 1, match.2 == "-" || first <= last else { throw Self.problem(range) }
        }
        self.text = text
    }

    private static func problem(_ range: Substring) -> Problem {
        Problem(
            message: "invalid page range '\(range)'; write 2,4-6, or 2--2 for page 2 to the second-last page")
    }
}
