internal import Synchronization

/// A value that several threads change, one at a time.
final class Synchronized<Value: Sendable>: Sendable {
    private let content: Mutex<Value>

    init(_ value: Value) {
        content = Mutex(value)
    }

    var value: Value { content.withLock { $0 } }

    func change(_ body: @Sendable (inout Value) -> Void) {
        content.withLock { body(&$0) }
    }
}
