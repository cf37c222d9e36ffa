/// The first place where bytes are not JSON and cannot be mended into it.
package struct JSONSyntaxError: Error, Equatable, Sendable {
    /// The offset of the offending byte, counted from 0 in the bytes as received.
    package let offset: Int
    /// What is wrong there, without the place: "a string is not closed".
    package let reason: String

    package init(offset: Int, reason: String) {
        self.offset = offset
        self.reason = reason
    }
}
