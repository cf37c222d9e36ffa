internal import Synchronization
internal import Storage

/// Keeps the sums of a run, and passes on what happens.
final class FetchTally: Sendable {
    private let sums = Mutex(FetchSummary())
    private let events: @Sendable (FetchEvent) -> Void

    init(events: @escaping @Sendable (FetchEvent) -> Void) {
        self.events = events
    }

    var summary: FetchSummary { sums.withLock { $0 } }

    /// Counts outcomes and reports progress.
    func count(_ event: FetchEvent) {
        sums.withLock { $0.count(event) }
        events(event)
    }
}
