internal import Foundation

/// A token that tells a page from others.
package struct RareTerm: Hashable, Sendable, Encodable {
    /// As the index holds it.
    package var text: String
    /// How many pages of all parses hold it.
    package var pages: Int
    /// How much it tells: `(1 + ln tf) · ln(N / df)`, as Salton and Buckley weigh terms (1988).
    package var weight: Double
}

extension RareTerm {
    /// As many terms as Lucene's "more like this" takes by default.
    static let greatestCount = 25

    /// The terms of a page that tell most, of those that stand on other pages too.
    ///
    /// - Parameters:
    ///   - counts: The page's tokens and how often each stands there.
    ///   - pageCount: How many pages there are.
    ///   - pages: How many pages hold a token.
    /// - Returns: The weightiest first.
    static func select(
        from counts: [String: Int], pageCount: Int, pages: (String) throws -> Int
    ) rethrows -> [RareTerm] {
        var terms: [RareTerm] = []
        for (text, count) in counts {
            let found = try pages(text)
            guard found > 1, found < pageCount else { continue }
            let weight = (1 + log(Double(count))) * log(Double(pageCount) / Double(found))
            terms.append(RareTerm(text: text, pages: found, weight: weight))
        }
        terms.sort { ($1.weight, $0.text) < ($0.weight, $1.text) }
        return Array(terms.prefix(greatestCount))
    }
}
