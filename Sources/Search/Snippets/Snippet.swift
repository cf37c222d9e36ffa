/// A few lines of a page that show what was found.
package struct Snippet: Hashable, Sendable, Encodable {
    /// White space and control characters collapsed to single spaces, `…` in place of omitted text.
    package let text: String
    package let highlights: Highlights

    package init(text: String, highlights: Highlights) {
        self.text = text
        self.highlights = highlights
    }
}

extension Snippet {
    /// About how many code points of the page a snippet shows.
    package static let defaultLength = 160

    /// Shows what was found in a page.
    ///
    /// It shows the best region, and up to two further ones that hold terms not yet shown, in reading order.
    ///
    /// - Parameters:
    ///   - regions: The best first.
    ///   - texts: The texts of the page's blocks, by position.
    ///   - length: About how many code points of them to show.
    package init(of regions: [PageRegion], in texts: [String], length: Int = defaultLength) {
        let maximumFragments = 3
        var shown: Set<PageRegion.Term> = []
        var chosen: [PageRegion] = []
        for region in regions where chosen.count < maximumFragments {
            let terms = Set(region.matches.map(\.term))
            guard !terms.isSubset(of: shown) else { continue }
            shown.formUnion(terms)
            chosen.append(region)
        }
        var builder = SnippetBuilder()
        for region in chosen.sorted(by: { $0.block < $1.block }) {
            let scalars = Array(texts[region.block].unicodeScalars)
            let window = SnippetWindow(around: region.matches, in: scalars, length: length / chosen.count)
            builder.add(scalars, window.range, highlights: region.highlights)
        }
        self = builder.snippet
    }
}
