internal import Foundation
internal import Synchronization

/// A thread of its own for a task that must not wait for the threads that decoding keeps busy.
///
/// Tasks share as many threads as there are cores, and a worker leaves its thread only between two results. The operating system
/// shares the cores out more finely.
final class WriterThread: TaskExecutor {
    private let jobs = Mutex<[UnownedJob]>([])
    private let waiting = DispatchSemaphore(value: 0)
    private let isEnding = Atomic(false)

    /// Starts the thread.
    init() {
        let hasStarted = DispatchSemaphore(value: 0)
        let thread = Thread { [self] in
            // On Linux a name is lost that is set before the thread runs, or before `start` has noted which thread it is.
            hasStarted.wait()
            Thread.current.name = "folio-writer"
            run()
        }
        // Swift code that a task runs may be as deep as on a thread of the pool.
        thread.stackSize = 8 << 20
        thread.start()
        hasStarted.signal()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
        waiting.signal()
    }

    /// Lets the thread end; nothing may be enqueued afterwards.
    func end() {
        isEnding.store(true, ordering: .releasing)
        waiting.signal()
    }

    private func run() {
        while true {
            waiting.wait()
            let job = jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            if let job {
                job.runSynchronously(on: asUnownedTaskExecutor())
            } else if isEnding.load(ordering: .acquiring) {
                return
            }
        }
    }
}
