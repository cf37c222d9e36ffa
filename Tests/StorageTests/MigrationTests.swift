import Foundation
import Migrations
import TestSupport
import Testing

@Suite struct MigrationTests {
    @Test func `every file of the folder is registered, in order and without gaps`() throws {
        let folder = Fixtures.repository.appending(path: "migrations/sql")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(Migration.all.map { $0.name + ".sql" } == files)
        #expect(Migration.all.map(\.version) == Array(1...files.count))
        for step in Migration.all {
            #expect(step.name.hasPrefix("v" + String(format: "%04d", step.version) + "_"))
            #expect(
                step.sql
                    == (try String(contentsOf: folder.appending(path: step.name + ".sql"), encoding: .utf8)))
        }
    }
}
