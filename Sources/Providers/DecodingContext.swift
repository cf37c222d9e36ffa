/// What a decoder gets beside the payload.
package struct DecodingContext: Sendable {
    /// Added to every page index: the position of the payload's first page in the source document.
    package var pageOffset: Int
    package var limits: DecodingLimits
    /// The sizes of the payload's pages, for an adapter that has `needsPageSizes`; nil if they are unknown.
    package var pageSizes: PageSizes?

    /// Where the payload's first page can be.
    package static let pageOffsets = 0...10_000_000

    package init(
        pageOffset: Int = 0, limits: DecodingLimits = DecodingLimits(), pageSizes: PageSizes? = nil
    ) {
        self.pageOffset = pageOffset
        self.limits = limits
        self.pageSizes = pageSizes
    }
}

/// The bounds on what one payload may hold; each excess is a failure `limit_exceeded` that names the limit.
package struct DecodingLimits: Sendable {
    /// The deepest nesting of JSON.
    package var jsonDepth = 512
    /// The most pages of one parse, and the highest page number.
    package var pages = 100_000
    /// The most blocks of one parse.
    package var blocks = 5_000_000

    package init() {}
}
