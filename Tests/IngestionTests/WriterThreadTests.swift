import Foundation
import Testing

@testable import Ingestion

@Suite struct WriterThreadTests {
    private func threadName() -> String? { Thread.current.name }

    @Test func `a task goes on on the writer's thread, also after it has waited`() async throws {
        let thread = WriterThread()
        defer { thread.end() }
        let window = IngestWindow(bytes: 1, results: 2)
        let names = await Task(executorPreference: thread) {
            var names = [threadName()]
            _ = await window.beginReading()
            names.append(threadName())
            await Task.yield()
            names.append(threadName())
            return names
        }.value
        #expect(names == ["folio-writer", "folio-writer", "folio-writer"])
    }

    @Test func `what a task throws on the writer's thread reaches the caller`() async {
        struct Failure: Error {}
        let thread = WriterThread()
        defer { thread.end() }
        await #expect(throws: Failure.self) {
            try await Task(executorPreference: thread) { throw Failure() }.value
        }
    }
}
