internal import Dispatch
internal import Foundation
internal import Synchronization

/// Turns the first Ctrl-C, or the first request to terminate, into a cancelled task; the second ends the process at once.
final class Interruption: Sendable {
    private static let signals = [SIGINT, SIGTERM]

    private let received = Mutex<Int32?>(nil)

    /// The signal that stopped the work; nil if none came.
    var signal: Int32? { received.withLock { $0 } }

    /// Runs the work in a task that a signal cancels.
    func run<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let task = Task { try await work() }
        let sources = Self.signals.map { number in
            Foundation.signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler {
                self.received.withLock { $0 = $0 ?? number }
                for number in Self.signals { Foundation.signal(number, SIG_DFL) }
                StandardError.write(
                    "stopping: storing the results read so far. Press Ctrl-C again to quit immediately")
                task.cancel()
            }
            source.resume()
            return source
        }
        defer {
            for source in sources { source.cancel() }
            for number in Self.signals { Foundation.signal(number, SIG_DFL) }
        }
        return try await task.value
    }
}
