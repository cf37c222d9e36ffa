import Foundation
import GRDB
import Migrations
import TestSupport
import Testing

@testable import Storage

/// Stores of every released schema come up to today's, with a copy kept of what they were.
@Suite struct UpgradeTests {
    static let versions = Array(1...Migration.currentVersion)

    /// What `folio stats --digest` of schema 5's program prints for each of the stores.
    private static let digest = "09447d4fbf34409fc88dbefdb08791745b24b7d57a0e7f5075c007f02eab3c43"

    /// A released store: the samples of Volcengine and OpenDataLoader, made by a program of that schema.
    private static func fixture(_ version: Int) -> URL {
        Fixtures.folder.appending(path: "stores/v\(version).db")
    }

    private func copy(_ version: Int) throws -> String {
        let path = try Samples.temporaryPath()
        try FileManager.default.copyItem(at: Self.fixture(version), to: URL(filePath: path))
        return path
    }

    private func open(_ path: String) throws -> DocumentStore {
        try DocumentStore(path: path, mode: .write, clock: Samples.clock)
    }

    @Test func `there is a store of every released schema`() {
        for version in Self.versions.dropLast() {
            #expect(FileManager.default.fileExists(atPath: Self.fixture(version).path), "v\(version)")
        }
    }

    @Test(arguments: versions.dropLast())
    func `an old store comes up with all it held, and what it was is kept`(version: Int) throws {
        let path = try copy(version)
        let before = try Data(contentsOf: Self.fixture(version))
        let store = try open(path)
        let backup = "\(path).before-v\(Migration.currentVersion)"
        #expect(store.upgrade == StoreUpgrade(from: version, to: Migration.currentVersion, backup: backup))
        #expect(try store.check() == [])
        #expect(try store.read { try $0.contentDigest() } == Self.digest)
        let documents = try store.read { try $0.documents() }
        #expect(documents.map(\.key) == ["field-guide"])
        #expect(Set(documents[0].parses.map(\.provider)) == ["opendataloader", "volcengine"])
        #expect(try store.read { try $0.matches(PageMatchQuery(match: "river")) }.total > 0)
        // The copy is a store of the old schema with the same rows; the next opening makes none.
        let old = try DatabaseQueue(path: backup)
        let texts = try old.read { try String.fetchAll($0, sql: "SELECT text FROM blocks ORDER BY id") }
        let known = try DatabaseQueue(path: Self.fixture(version).absoluteString + "?immutable=1").read {
            try String.fetchAll($0, sql: "SELECT text FROM blocks ORDER BY id")
        }
        #expect(texts == known && !texts.isEmpty)
        #expect(try Data(contentsOf: Self.fixture(version)) == before)
    }

    @Test(arguments: versions.dropLast())
    func `an old store is not written where it is only read`(version: Int) throws {
        let path = try copy(version)
        let before = try Data(contentsOf: URL(filePath: path))
        let error = #expect(throws: StoreError.self) {
            try DocumentStore(path: path, mode: .read, clock: Samples.clock)
        }
        #expect(error?.code == .olderSchema)
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test func `a store of today needs no copy, and neither does a new one`() throws {
        let path = try Samples.temporaryPath()
        for _ in 0..<2 {
            let store = try DocumentStore(path: path, mode: .create, clock: Samples.clock)
            #expect(store.upgrade == nil)
        }
        #expect(
            try FileManager.default.contentsOfDirectory(
                atPath: URL(filePath: path).deletingLastPathComponent().path
            ).allSatisfy { !$0.contains("before") })
    }

    @Test func `an upgrade that fails leaves the store as it was, and no copy`() throws {
        let path = try copy(1)
        // A table in the way of the second step.
        try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE frequent_terms (a)") }
        let before = try DatabaseQueue(path: path).read { try Self.schema($0) }
        #expect(throws: StoreError.self) { try open(path) }
        #expect(try DatabaseQueue(path: path).read { try Self.schema($0) } == before)
        let left = try FileManager.default.contentsOfDirectory(
            atPath: URL(filePath: path).deletingLastPathComponent().path)
        #expect(left.allSatisfy { !$0.contains("before") })
    }

    @Test func `a copy of an earlier attempt is not written over`() throws {
        let path = try copy(1)
        let first = "\(path).before-v\(Migration.currentVersion)"
        try Data("mine".utf8).write(to: URL(filePath: first))
        #expect(try open(path).upgrade?.backup == first + "-2")
        #expect(try Data(contentsOf: URL(filePath: first)) == Data("mine".utf8))
    }

    private static func schema(_ database: Database) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL
                UNION ALL SELECT key || value FROM store_info ORDER BY 1
                """)
    }
}
