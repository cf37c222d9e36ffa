/// Why an address or a text leads to no place.
package struct PlaceProblem: Error, Equatable, Sendable {
    /// A stable name: `usage`, `no_page`, `no_block` or `no_text`.
    package let code: String
    /// What is wrong, and where.
    package let message: String
    /// What to do next; nil if the message says it.
    package let hint: String?

    /// Whether the question makes no sense for any store.
    package var isMistake: Bool { code == "usage" }

    init(_ code: String, _ message: String, hint: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }
}
