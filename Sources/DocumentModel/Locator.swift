/// The address of a document, a page, a block or a piece of a block's text.
///
/// `KEY#p12` is a page by its number, from 1; `KEY#p12/b7` the block of that page with the ordinal 7, from 0; `KEY#p12/b7:10-42` the code
/// points 10 to 41 of that block's text, counted from 0. `KEY@mineru#p12` is a page of the parse by that provider; without a provider
/// the preferred parse is meant.
package struct Locator: Hashable, Sendable {
    /// What of a document is meant.
    package enum Place: Hashable, Sendable {
        case document
        /// A page by its number, from 1.
        case page(Int)
        /// A block by its page's number and its ordinal, from 0.
        case block(page: Int, ordinal: Int)
        /// Code points of a block's text, half-open and at least one.
        case text(page: Int, ordinal: Int, range: Range<Int>)
    }

    package var key: String
    /// Whose parse is meant; nil for the preferred one.
    package var provider: String?
    package var place: Place

    package init(_ key: String, provider: String? = nil, _ place: Place = .document) {
        self.key = key
        self.provider = provider
        self.place = place
    }
}

extension Locator {
    /// The page's number, from 1; nil for a whole document.
    package var pageNumber: Int? {
        switch place {
        case .document: nil
        case .page(let number), .block(let number, _), .text(let number, _, _): number
        }
    }

    /// The page's position in the source document, from 0; nil for a whole document.
    package var pageIndex: Int? { pageNumber.map { $0 - 1 } }

    /// The block's ordinal, from 0; nil for a page or a document.
    package var ordinal: Int? {
        switch place {
        case .document, .page: nil
        case .block(_, let ordinal), .text(_, let ordinal, _): ordinal
        }
    }

    /// The code points of the block's text; nil if the whole is meant.
    package var range: Range<Int>? { if case .text(_, _, let range) = place { range } else { nil } }

    /// The block of the same page with that ordinal, or a piece of its text; nil for the address of a document.
    package func block(_ ordinal: Int, range: Range<Int>? = nil) -> Locator? {
        pageNumber.map { page in
            let place: Place =
                range.map { .text(page: page, ordinal: ordinal, range: $0) }
                ?? .block(page: page, ordinal: ordinal)
            return Locator(key, provider: provider, place)
        }
    }
}

extension Locator {
    /// The address as it is usually written.
    ///
    /// A store with hostile keys may read it otherwise; `text(besides:)` never is.
    package var text: String { spelling(zeros: 0, providerFirst: true) }

    /// The address in a spelling that means this even if the store has other keys that look like addresses.
    ///
    /// `keys` are those that begin with this key and `#p` or `@`; there are nearly never any.
    package func text(besides keys: Set<String>) -> String {
        guard !keys.isEmpty, place != .document else { return text }
        // Each key is in the way of one number of zeros at most, in one of the two orders.
        for zeros in 0...keys.count + 1 {
            for providerFirst in provider == nil ? [true] : [true, false] {
                let text = spelling(zeros: zeros, providerFirst: providerFirst)
                let known = Locator.readings(of: text).first { $0.key == key || keys.contains($0.key) }
                if known == self { return text }
            }
        }
        return text
    }

    /// The address with zeros before the page's number, and the provider before `#` or after the number.
    private func spelling(zeros: Int, providerFirst: Bool) -> String {
        let provider = provider.map { "@" + $0 } ?? ""
        guard let pageNumber else { return key + provider }
        var text = key + (providerFirst ? provider : "")
        text +=
            "#p" + String(repeating: "0", count: zeros) + "\(pageNumber)" + (providerFirst ? "" : provider)
        if let ordinal { text += "/b\(ordinal)" }
        if let range { text += ":\(range.lowerBound)-\(range.upperBound)" }
        return text
    }
}
