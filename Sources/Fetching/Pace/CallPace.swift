internal import Foundation
internal import Providers

/// Keeps the calls of a run within a provider's rate, and holds them all back when it says that they are too many.
actor CallPace {
    private let clock: any FetchClock
    /// When the latest calls of a kind of file were made, the oldest first.
    private var calls: [SourceKind: [Date]] = [:]
    private var pausedUntil = Date.distantPast

    init(clock: any FetchClock) {
        self.clock = clock
    }

    /// Returns when a submission may be made.
    func admit(_ kind: SourceKind, _ rate: ClientLimits.Rate?) async throws {
        while true {
            let now = clock.now()
            let wait = max(pausedUntil.timeIntervalSince(now), delay(kind, rate, now))
            guard wait > 0 else { break }
            try await clock.sleep(for: .seconds(wait))
        }
        if rate != nil { calls[kind, default: []].append(clock.now()) }
    }

    /// Lets no submission pass for a while.
    func pause(for duration: Duration) {
        pausedUntil = max(pausedUntil, clock.now().addingTimeInterval(duration / .seconds(1)))
    }

    private func delay(_ kind: SourceKind, _ rate: ClientLimits.Rate?, _ now: Date) -> TimeInterval {
        guard let rate else { return 0 }
        let window = rate.duration / .seconds(1)
        calls[kind, default: []].removeAll { now.timeIntervalSince($0) >= window }
        let recent = calls[kind] ?? []
        guard recent.count >= rate.calls else { return 0 }
        return window - now.timeIntervalSince(recent[recent.count - rate.calls])
    }
}
