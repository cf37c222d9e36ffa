import Foundation
import Testing

/// Runs a test on a thread of its own, so that other tests have the threads that tasks share while it waits for programs, disks and clocks.
struct ThreadOfItsOwn: TestTrait, SuiteTrait, TestScoping {
    var isRecursive: Bool { true }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(ThreadExecutor()) { try await function() }
    }
}

extension Trait where Self == ThreadOfItsOwn {
    /// For tests that wait more than they work.
    static var threadOfItsOwn: Self { Self() }
}

/// Runs each piece of a task on a new thread.
private final class ThreadExecutor: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        Thread.detachNewThread { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
