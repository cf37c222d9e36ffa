/// How much the writer gathers in one transaction before it commits.
///
/// Longer transactions are faster, since the index merges and the log is synchronized once for all; what is not
/// committed is lost in a crash and ingested again.
package struct BatchLimits: Sendable {
    /// The most parses of a transaction.
    package var parses = 1000
    /// The most bytes of text, payloads and assets of a transaction.
    package var bytes = 64 << 20

    package init() {}
}
