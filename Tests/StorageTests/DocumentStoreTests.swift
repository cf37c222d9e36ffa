import Foundation
import GRDB
import Testing

@testable import Storage

@Suite struct DocumentStoreTests {
    private func open(_ path: String, _ mode: DocumentStore.Mode) throws -> DocumentStore {
        try DocumentStore(path: path, mode: mode, clock: Samples.clock)
    }

    private func code(_ body: () throws -> Void) -> StoreError.Code? {
        #expect(throws: StoreError.self) { try body() }?.code
    }

    @Test func `a missing store is made only where that is asked for`() throws {
        let path = try Samples.temporaryPath()
        #expect(code { _ = try open(path, .read) } == .notFound)
        #expect(code { _ = try open(path, .write) } == .notFound)
        #expect(!FileManager.default.fileExists(atPath: path))
        try open(path, .create).write(Samples.parse("a", Samples.document("one"), payload: "p"))
        #expect(try open(path, .read).read { try $0.documentCount() } == 1)
        #expect(try open(path, .create).read { try $0.documentCount() } == 1)
    }

    @Test func `a file that is no database, and another program's database, are no stores`() throws {
        let text = try Samples.temporaryPath()
        try Data(repeating: 0x41, count: 5000).write(to: URL(filePath: text))
        let other = try Samples.temporaryPath()
        try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE x (y)") }
        for path in [text, other] {
            #expect(code { _ = try open(path, .read) } == .notAStore)
            #expect(code { _ = try open(path, .create) } == .notAStore)
        }
        #expect(try Data(contentsOf: URL(filePath: text)).count == 5000)
    }

    @Test func `an empty file becomes a store only when a store may be made`() throws {
        let path = try Samples.temporaryPath()
        try Data().write(to: URL(filePath: path))
        #expect(code { _ = try open(path, .read) } == .notAStore)
        #expect(code { _ = try open(path, .write) } == .notAStore)
        #expect(try Data(contentsOf: URL(filePath: path)).isEmpty)
        #expect(!FileManager.default.fileExists(atPath: path + ".lock"))
        #expect(try open(path, .create).check() == [])
    }

    @Test func `a store of a later version is refused`() throws {
        let path = try Samples.temporaryPath()
        try open(path, .create).database.write {
            try $0.execute(sql: "UPDATE store_info SET value = '99' WHERE key = 'schema_version'")
        }
        for mode in [DocumentStore.Mode.read, .write] {
            #expect(code { _ = try open(path, mode) } == .newerSchema)
        }
        // Nothing was touched, nor made beside it.
        let bytes = try Data(contentsOf: URL(filePath: path))
        for extra in ["-wal", "-shm", ".lock"] { try? FileManager.default.removeItem(atPath: path + extra) }
        #expect(code { _ = try open(path, .write) } == .newerSchema)
        #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
        #expect(!FileManager.default.fileExists(atPath: path + ".lock"))
    }

    @Test func `a truncated store is a named error`() throws {
        let path = try Samples.temporaryPath()
        try open(path, .create).write(Samples.parse("a", Samples.document("one"), payload: "p"))
        let whole = try Data(contentsOf: URL(filePath: path))
        for length in [50, 100, 4096, whole.count / 2] {
            try whole.prefix(length).write(to: URL(filePath: path))
            let found = code { _ = try open(path, .read).read { try $0.page(key: "a", index: 0) } }
            #expect(found == .corrupt || found == .notAStore, "cut to \(length) bytes")
        }
    }

    @Test func `a second writer is told who writes, and readers are not disturbed`() throws {
        let path = try Samples.temporaryPath()
        do {
            let writing = try open(path, .create)
            let error = #expect(throws: StoreError.self) { _ = try open(path, .write) }
            #expect(error?.code == .locked)
            #expect(error?.message.contains("pid \(ProcessInfo.processInfo.processIdentifier) on ") == true)
            #expect(error?.message.contains("since 2026-01-02T03:04:05Z") == true)
            let reading = try open(path, .read)
            let writer = try DocumentWriter(writing)
            _ = try writer.write(Samples.parse("a", Samples.document("one"), payload: "p"))
            #expect(try reading.read { try $0.documentCount() } == 0)
            try writer.commit()
            #expect(try reading.read { try $0.documentCount() } == 1)
        }
        #expect(try open(path, .write).read { try $0.documentCount() } == 1)
    }

    @Test func `what is not committed is not seen by readers of the same process`() throws {
        let store = try open(try Samples.temporaryPath(), .create)
        let writer = try DocumentWriter(store)
        _ = try writer.write(Samples.parse("a", Samples.document("one"), payload: "p"))
        #expect(try store.read { try $0.documentCount() } == 0)
        let hash = Samples.payload("p").sha256
        #expect(try writer.existingParses(payloadSHA256: hash, provider: "alpha").map(\.key) == ["a"])
        #expect(try writer.existingParses(payloadSHA256: hash, provider: "beta") == [])
        #expect(try writer.existingParses(payloadSHA256: hash).map(\.provider) == ["alpha"])
    }

    @Test func `a store opened for reading cannot be written`() throws {
        let path = try Samples.temporaryPath()
        _ = try open(path, .create)
        let store = try open(path, .read)
        #expect(
            code { try store.write(Samples.parse("a", Samples.document("one"), payload: "p")) } == .unreadable
        )
        #expect(code { try store.delete(key: "a") } != nil)
    }

    @Test func `a file is read as immutable under any name`() throws {
        let folder = URL(filePath: try Samples.temporaryPath()).deletingLastPathComponent()
        let path = folder.appending(path: "a b%20?c#中.db").path
        try open(path, .create).write(Samples.parse("a", Samples.document("one"), payload: "p"))
        let queue = try DatabaseQueue(
            path: ImmutableStore.uri(path), configuration: StoreConfiguration.make(readOnly: true))
        #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM documents") } == 1)
        #expect(!FileManager.default.fileExists(atPath: path + "-shm"))
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
    func `a store in a folder that cannot be written is read`() throws {
        let path = try Samples.temporaryPath()
        try open(path, .create).write(Samples.parse("a", Samples.document("one"), payload: "p"))
        let folder = URL(filePath: path).deletingLastPathComponent().path
        chmod(folder, 0o555)
        defer { chmod(folder, 0o755) }
        #expect(try open(path, .read).read { try $0.documentCount() } == 1)
        #expect(code { _ = try open(path, .write) } == .unreadable)
    }

    @Test func `on a full disk what was committed stays, and the rest can be written when there is room`()
        throws
    {
        let store = try open(try Samples.temporaryPath(), .create)
        func parse(_ number: Int) -> ParseToStore {
            Samples.parse(
                "k\(number)", Samples.document(String(repeating: "word ", count: 2000)), payload: "\(number)")
        }
        let pages = try store.database.writeWithoutTransaction { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(pages + 40)")
            return pages
        }
        var limits = BatchLimits()
        limits.parses = 2
        var count = 0
        let error = #expect(throws: StoreError.self) {
            let writer = try DocumentWriter(store, limits: limits)
            while count < 100 {
                _ = try writer.write(parse(count))
                count += 1
            }
        }
        #expect(error?.code == .diskFull)
        #expect(try store.check() == [])
        let kept = try store.read { try $0.documentCount() }
        #expect(kept > 0 && kept <= count && kept >= count - 1)
        try store.database.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA max_page_count = \(pages + 4000)")
        }
        for number in 0...count { try store.write(parse(number)) }
        #expect(try store.read { try $0.documentCount() } == count + 1)
        #expect(try store.check() == [])
    }
}
