/// Which documents and pages are exported; what is nil lets everything pass.
package struct ExportSelection: Hashable, Sendable {
    /// Keys or aliases.
    package var keys: [String]?
    /// What a key must begin with.
    package var keyPrefix: String?
    /// The providers whose parse is taken: the preferred one of each, else its latest usable one.
    ///
    /// Where nil, the document's preferred parse is taken, whoever made it.
    package var providers: [String]?
    /// Page numbers, from 1.
    package var pages: ClosedRange<Int>?

    package init(
        keys: [String]? = nil, keyPrefix: String? = nil, providers: [String]? = nil,
        pages: ClosedRange<Int>? = nil
    ) {
        self.keys = keys
        self.keyPrefix = keyPrefix
        self.providers = providers
        self.pages = pages
    }

    /// Whether the page at an index, from 0, is wanted.
    func includes(pageIndex: Int) -> Bool { pages?.contains(pageIndex + 1) ?? true }
}
