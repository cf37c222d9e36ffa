package import Foundation

/// Time and chance as a run sees them; tests pass their own, in which nobody waits.
package protocol FetchClock: Sendable {
    func now() -> Date
    /// Returns after the duration, or throws if the task was cancelled.
    func sleep(for duration: Duration) async throws
    /// A number from 0 up to 1.
    func chance() -> Double
}

/// The real ones.
package struct SystemFetchClock: FetchClock {
    /// How long a second takes, in seconds; 1 but for trials against an emulator.
    private let pace: Double
    private let start = Date()

    package init(pace: Double = 1) {
        self.pace = pace
    }

    package func now() -> Date {
        // Without the detour a clock that is set is followed.
        pace == 1 ? Date() : start.addingTimeInterval(Date().timeIntervalSince(start) / pace)
    }

    package func sleep(for duration: Duration) async throws { try await Task.sleep(for: duration * pace) }

    package func chance() -> Double { Double.random(in: 0..<1) }
}
