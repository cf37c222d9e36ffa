internal import CLoadedLibraries
internal import Foundation
internal import Providers
internal import Synchronization

/// The one thread on which libcurl works on all transfers at once.
///
/// It begins with the first order and ends with `end()`. libcurl's handles never leave it, so that they need no locks;
/// orders come in through a list, and results go out through the continuations of those who wait for them.
final class CurlThread: Sendable {
    private typealias Waiting = (
        order: CurlOrder, continuation: CheckedContinuation<Result<HTTPAnswer, TransportError>, Never>
    )

    private struct State {
        var waiting: [Waiting] = []
        var isRunning = false
        var isEnding = false
        /// The address of libcurl's handle while there is one: any thread may wake it, and do nothing else.
        var handle: Int?

        func wake() {
            guard let curl = CurlLoad()?.pointee,
                let handle = handle.flatMap(UnsafeMutableRawPointer.init(bitPattern:))
            else { return }
            _ = curl.multi_wakeup(handle)
        }
    }

    /// As many as a run has jobs at most.
    private static let maximumConnectionsPerHost: Int64 = 64

    private let state = Mutex(State())

    /// Sends a request and waits for the whole answer.
    func run(_ order: CurlOrder) async -> Result<HTTPAnswer, TransportError> {
        await withCheckedContinuation { continuation in
            let isEnding = state.withLock { state in
                guard !state.isEnding else { return true }
                state.waiting.append((order, continuation))
                if !state.isRunning {
                    state.isRunning = true
                    Thread.detachNewThread { self.work() }
                }
                state.wake()
                return false
            }
            if isEnding { continuation.resume(returning: .failure(Self.ended)) }
        }
    }

    /// Breaks off what is on its way and ends the thread.
    func end() {
        state.withLock { state in
            state.isEnding = true
            state.wake()
        }
    }

    private static let ended = TransportError(
        .notConnected, "the run has ended; continue later with --resume")

    private func work() {
        Self.blockBrokenPipes()
        guard let curl = CurlLoad()?.pointee, let handle = curl.multi_init() else {
            return fail(
                state.withLock { state in
                    state.isEnding = true
                    return take(&state)
                })
        }
        CurlSetMultiNumber(curl, handle, CURLMOPT_MAX_HOST_CONNECTIONS, Self.maximumConnectionsPerHost)
        state.withLock { $0.handle = Int(bitPattern: handle) }
        var transfers: [UnsafeMutableRawPointer: CurlTransfer] = [:]
        while true {
            let (orders, isEnding) = state.withLock { (take(&$0), $0.isEnding) }
            guard !isEnding else {
                fail(orders)
                break
            }
            for (order, continuation) in orders {
                let done = { continuation.resume(returning: $0) }
                guard let transfer = CurlTransfer(curl, order, done) else { continue }
                transfers[transfer.handle] = transfer
                _ = curl.multi_add_handle(handle, transfer.handle)
            }
            var running: CInt = 0
            _ = curl.multi_perform(handle, &running)
            finish(curl, handle, &transfers)
            // Until something comes from the network, a time is over, or somebody wakes it.
            _ = curl.multi_poll(handle, nil, 0, 60_000, nil)
        }
        state.withLock { $0.handle = nil }
        for transfer in transfers.values {
            _ = curl.multi_remove_handle(handle, transfer.handle)
            transfer.finish(CURLE_ABORTED_BY_CALLBACK)
        }
        _ = curl.multi_cleanup(handle)
    }

    private func take(_ state: inout State) -> [Waiting] {
        defer { state.waiting = [] }
        return state.waiting
    }

    private func fail(_ orders: [Waiting]) {
        for (_, continuation) in orders { continuation.resume(returning: .failure(Self.ended)) }
    }

    private func finish(
        _ curl: CurlFunctions, _ handle: UnsafeMutableRawPointer,
        _ transfers: inout [UnsafeMutableRawPointer: CurlTransfer]
    ) {
        var left: CInt = 0
        while let message = curl.multi_info_read(handle, &left)?.pointee {
            guard message.msg == CURLMSG_DONE, let easy = message.easy_handle,
                let transfer = transfers.removeValue(forKey: easy)
            else { continue }
            _ = curl.multi_remove_handle(handle, easy)
            transfer.finish(message.data.result)
        }
    }

    /// A server that hangs up while OpenSSL writes would otherwise end the program by a signal.
    private static func blockBrokenPipes() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
