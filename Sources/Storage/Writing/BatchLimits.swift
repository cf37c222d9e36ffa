/// How much the writer gathers in one transaction before it commits.
///
/// Longer transactions are fewer synchronizations of the log; what is not committed is lost in a crash and ingested again. The
/// bytes leave room: a store grows by about thrice as much, and pages that leave the writer's cache (48 MiB) before the
/// end make SQLite read the whole transaction back and sum it up again. What comes last of a transaction, the
/// index and the log, is also what no other core helps with at the end of an ingest.
package struct BatchLimits: Sendable {
    /// The most parses of a transaction.
    package var parses = 1000
    /// The most bytes of text, payloads and assets of a transaction.
    package var bytes = 12 << 20

    package init() {}
}
