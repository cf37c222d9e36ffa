internal import Foundation

/// A token that distinguishes a page from others.
package struct RareTerm: Hashable, Sendable, Encodable {
    /// As the index holds it.
    package var text: String
    /// How many pages of all parses hold it.
    package var pages: Int
    /// Its weight: `(1 + ln tf) · ln(N / df)`, as Salton and Buckley weigh terms (1988), `N` and `df` counting documents.
    ///
    /// In a store of fewer than 10 documents they count pages.
    package var weight: Double
}

extension RareTerm {
    /// As many terms as Lucene's "more like this" takes by default.
    static let greatestCount = 25

    /// The number of terms on few pages whose documents are counted.
    static let countedCount = 100
    /// A store of fewer documents says nothing about how many use a word; pages count then.
    static let leastDocumentCount = 10

    /// On how many pages a term of that many may be: of a large store on a tenth.
    ///
    /// A term on more pages says little, and most of the time went to counting and ranking its pages.
    static func greatestPageCount(of pageCount: Int) -> Int {
        pageCount < 10_000 ? pageCount : pageCount / 10
    }

    /// The terms of a page that say most, of those that are on other pages too; numbers say nothing.
    ///
    /// - Parameters:
    ///   - counts: The page's tokens and how often each occurs there.
    ///   - pageCount: How many pages there are.
    ///   - documentCount: How many documents there are.
    ///   - pages: How many pages hold a token.
    ///   - documents: How many documents hold a token that is on this number of pages.
    /// - Returns: The weightiest first.
    static func select(
        from counts: [String: Int], pageCount: Int, documentCount: Int, pages: (String) throws -> Int,
        documents: (String, Int) throws -> Double
    ) rethrows -> [RareTerm] {
        var terms: [RareTerm] = []
        for (text, count) in counts where !text.isNumber {
            let found = try pages(text)
            guard found > 1, found < pageCount else { continue }
            let weight = weight(count: count, of: Double(pageCount), having: Double(found))
            terms.append(RareTerm(text: text, pages: found, weight: weight))
        }
        terms.sort(by: isBefore)
        guard documentCount >= leastDocumentCount else { return Array(terms.prefix(greatestCount)) }
        var counted = try terms.prefix(countedCount).map { term in
            let found = try max(1, documents(term.text, term.pages))
            let weight = weight(count: counts[term.text] ?? 1, of: Double(documentCount), having: found)
            return RareTerm(text: term.text, pages: term.pages, weight: weight)
        }
        counted.removeAll { $0.weight <= 0 }
        counted.sort(by: isBefore)
        return Array(counted.prefix(greatestCount))
    }

    private static func weight(count: Int, of all: Double, having: Double) -> Double {
        (1 + log(Double(count))) * log(all / having)
    }

    private static func isBefore(_ first: RareTerm, _ second: RareTerm) -> Bool {
        (second.weight, first.text) < (first.weight, second.text)
    }
}
