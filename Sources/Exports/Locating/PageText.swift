/// The text of one exported page, and the places of its blocks in it.
package struct PageText: Hashable, Sendable {
    /// A block's place in the text.
    package struct Part: Hashable, Sendable {
        /// The block's ordinal in the store.
        package let ordinal: Int
        /// Half-open, in code points.
        package let range: Range<Int>

        package init(ordinal: Int, range: Range<Int>) {
            self.ordinal = ordinal
            self.range = range
        }
    }

    /// The page's position in the source document, from 0.
    package let pageIndex: Int
    package let scalars: [Unicode.Scalar]
    /// In order and apart from each other; empty if the text is the provider's markdown.
    package let parts: [Part]

    package init(pageIndex: Int, scalars: [Unicode.Scalar], parts: [Part]) {
        self.pageIndex = pageIndex
        self.scalars = scalars
        self.parts = parts
    }

    /// Puts texts of blocks one under the other with an empty line between, without markdown.
    package init(pageIndex: Int, plain blocks: [(ordinal: Int, text: String)]) {
        var scalars: [Unicode.Scalar] = []
        var parts: [Part] = []
        for (ordinal, text) in blocks where !text.isEmpty {
            if !scalars.isEmpty { scalars += ["\n", "\n"] }
            let start = scalars.count
            scalars += text.unicodeScalars
            parts.append(Part(ordinal: ordinal, range: start..<scalars.count))
        }
        self.init(pageIndex: pageIndex, scalars: scalars, parts: parts)
    }

    /// The code points of a range as a string.
    package func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range.clamped(to: scalars.indices)]))
    }

    /// The parts that have code points in a range, each with those that it has.
    package func parts(in range: Range<Int>) -> [Part] {
        parts.filter { $0.range.overlaps(range) }.map {
            Part(ordinal: $0.ordinal, range: $0.range.clamped(to: range))
        }
    }
}
