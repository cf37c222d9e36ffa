/// The address of a stored page and of its blocks, in a spelling that its store reads as that page.
package struct PageLocator: Hashable, Sendable {
    /// The page.
    package let locator: Locator
    /// The other keys that could be mistaken for an address of the same document.
    private let otherKeys: Set<String>

    /// Makes the address of a page, beside the keys that begin with its key and `#p` or `@`.
    package init(_ locator: Locator, besides otherKeys: Set<String>) {
        self.locator = locator
        self.otherKeys = otherKeys
    }

    /// The address of the page.
    package var text: String { locator.text(besides: otherKeys) }

    /// The address of the block with an ordinal, or of code points of its text.
    package func text(block ordinal: Int, range: Range<Int>? = nil) -> String {
        (locator.block(ordinal, range: range) ?? locator).text(besides: otherKeys)
    }
}
