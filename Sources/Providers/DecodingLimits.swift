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
