internal import Foundation
internal import GRDB
internal import Migrations

/// What opening a store of an older schema did to it, to be shown to the user.
package struct StoreUpgrade: Equatable, Sendable {
    /// The schema version that the store had.
    package let from: Int
    /// The schema version that it has now.
    package let to: Int
    /// The copy of the store as it was.
    package let backup: String?

    /// Brings a store up to date: a copy first, then all steps in one transaction.
    ///
    /// - Returns: What was done; nil for a new store and one of today's schema.
    /// - Throws: `StoreError`; the store is then as it was, and the copy is gone.
    static func run(
        _ database: any DatabaseWriter, path: String, keepsBackup: Bool, timestamp: String
    ) throws -> StoreUpgrade? {
        let migrator = SchemaMigrator(path: path)
        let version = try database.writeWithoutTransaction { try migrator.currentVersion($0) }
        guard version < Migration.currentVersion else { return nil }
        let backup = version > 0 && keepsBackup ? freeName(path) : nil
        if let backup {
            // The copy, and the log of as much again that the steps may write.
            try DiskSpace.require(
                2 * DiskSpace.byteCount(path), for: path,
                purpose: "upgrading \(path) from schema version \(version) to \(Migration.currentVersion)")
            try StoreCopy(database: database, path: path).write(to: backup, verifying: .file)
        }
        do {
            try database.writeWithoutTransaction { try migrator.migrate($0, timestamp: timestamp) }
        } catch {
            if let backup { try? FileManager.default.removeItem(atPath: backup) }
            throw error
        }
        guard version > 0 else { return nil }
        return StoreUpgrade(from: version, to: Migration.currentVersion, backup: backup)
    }

    /// `folio.db.before-v3`; with a number if an earlier attempt or a restored store has left one.
    private static func freeName(_ path: String) -> String {
        let name = "\(path).before-v\(Migration.currentVersion)"
        let names = [name] + (2...1000).map { "\(name)-\($0)" }
        return names.first { !FileManager.default.fileExists(atPath: $0) } ?? name
    }
}
