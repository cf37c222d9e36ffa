import Fetching
import Foundation
import Synchronization

/// A clock in which waiting takes no time, but time passes by it; chance is always in the middle.
final class TestClock: FetchClock {
    private let time = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
    private let waits = Mutex<[Duration]>([])
    private let stops = Mutex(false)

    func now() -> Date { time.withLock { $0 } }

    func sleep(for duration: Duration) async throws {
        if stops.withLock({ $0 }) { throw CancellationError() }
        waits.withLock { $0.append(duration) }
        time.withLock { $0.addTimeInterval(duration / .seconds(1)) }
        // Others go on meanwhile, as they would.
        await Task.yield()
        try Task.checkCancellation()
    }

    /// Whether the next wait ends the run.
    func stop(_ isWanted: Bool) { stops.withLock { $0 = isWanted } }

    func chance() -> Double { 0.5 }

    /// The waits so far, in their order.
    var slept: [Duration] { waits.withLock { $0 } }
}
