import Foundation
import GRDB
import Testing

@testable import Storage

/// What is not a store is left alone, and a path is a path.
@Suite struct StoreFileTests {
    private func code(_ path: String, _ mode: DocumentStore.Mode) -> StoreError.Code? {
        #expect(throws: StoreError.self) {
            _ = try DocumentStore(path: path, mode: mode, clock: Samples.clock)
        }?.code
    }

    @Test(arguments: [DocumentStore.Mode.read, .write, .create])
    func `another program's database is not changed, and nothing is made beside it`(
        _ mode: DocumentStore.Mode
    ) throws {
        let folder = URL(filePath: try Samples.temporaryPath())
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: "other.db").path
        try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE x (y)") }
        let before = try Data(contentsOf: URL(filePath: path))
        #expect(code(path, mode) == .notAStore)
        #expect(code(folder.path, mode) == .notAStore)
        #expect(code("", mode) == .notAStore)
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["other.db"])
    }

    @Test(arguments: [DocumentStore.Mode.read, .write, .create])
    func `a pipe is refused at once, since opening it would wait for ever`(_ mode: DocumentStore.Mode) throws
    {
        let path = try Samples.temporaryPath()
        try #require(mkfifo(path, 0o600) == 0)
        #expect(code(path, mode) == .notAStore)
        #expect(!FileManager.default.fileExists(atPath: path + ".lock"))
    }

    @Test(arguments: ["file:x.db", ":memory:", "a?b#c%41.db", "~"])
    func `a name that SQLite reads in its own way is a path`(_ name: String) throws {
        let folder = try Samples.temporaryPath() + "/"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + name
        try DocumentStore(path: path, mode: .create, clock: Samples.clock)
            .write(Samples.parse("a", Samples.document("one"), payload: "p"))
        #expect(FileManager.default.fileExists(atPath: path))
        let reading = try DocumentStore(path: path, mode: .read, clock: Samples.clock)
        #expect(try reading.read { try $0.documentCount() } == 1)
        #expect(StorePath.plain(name) == "./" + name)
    }

    @Test func `a link or a file of somebody's in the lock's place is not followed or changed`() throws {
        let path = try Samples.temporaryPath()
        let notes = path + ".notes"
        try Data("keep".utf8).write(to: URL(filePath: notes))
        try FileManager.default.createSymbolicLink(atPath: path + ".lock", withDestinationPath: notes)
        #expect(code(path, .create) == .unreadable)
        try FileManager.default.removeItem(atPath: path + ".lock")
        try FileManager.default.moveItem(atPath: notes, toPath: path + ".lock")
        #expect(code(path, .create) == .unreadable)
        #expect(try String(contentsOfFile: path + ".lock", encoding: .utf8) == "keep")
    }
}
