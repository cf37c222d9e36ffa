package import Foundation

/// Where a store takes the time from; tests pass a fixed one.
package typealias Clock = @Sendable () -> Date

/// Points in time as the store writes them: `2026-11-21T07:15:23Z`.
enum Timestamp {
    static func text(_ date: Date) -> String { date.formatted(.iso8601) }

    /// With milliseconds, `2026-11-21T07:15:23.250Z`: which of two parses came later decides which one is preferred.
    static func precise(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
