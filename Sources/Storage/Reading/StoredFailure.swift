/// Why an input did not become a parse.
package struct StoredFailure: Equatable, Sendable {
    package var id: Int64
    package var source: String
    package var provider: String?
    package var code: String
    package var message: String
    package var location: String?
    /// Nil where no bytes were kept.
    package var payloadSHA256: String?
    package var occurredAt: String
}
