internal import Foundation
internal import GRDB

/// Writes a whole copy of a store to a new file: of one state, also if others write meanwhile.
///
/// The copy appears under its name only when it is complete, checked and on the disk.
struct StoreCopy {
    /// How much is looked at before the copy gets its name.
    enum Verification {
        /// Everything that `folio check` looks at; the store must have today's schema.
        case whole
        /// SQLite's own check of the file, and the numbers of rows; any schema.
        case file
    }

    let database: any DatabaseWriter
    let path: String

    /// - Throws: `StoreError` `backup_failed` if the file exists or the copy is not like the store, `disk_full`.
    func write(to destination: String, verifying verification: Verification) throws {
        guard !FileManager.default.fileExists(atPath: destination) else {
            throw StoreError(
                .backupFailed, "\(destination) already exists", hint: "give the path of a new file")
        }
        let partial = destination + ".partial"
        Self.remove(partial)
        do {
            let counts = try StoreError.naming(path: path) { try database.read(Self.rowCounts) }
            try DiskSpace.require(try byteCount(), for: destination, purpose: "a copy of \(path)")
            do {
                try database.writeWithoutTransaction {
                    try $0.execute(sql: "VACUUM INTO ?", arguments: [StorePath.plain(partial)])
                }
            } catch let error as DatabaseError {
                let isSource = [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
                throw StoreError.naming(error, path: isSource ? path : destination)
            }
            try StoreError.naming(path: destination) { try verify(partial, counts, verification) }
            DiskSpace.synchronize(partial)
            try FileManager.default.moveItem(atPath: partial, toPath: destination)
            DiskSpace.synchronize(destination)
        } catch {
            Self.remove(partial)
            throw error
        }
    }

    private func byteCount() throws -> Int {
        try database.read {
            try (Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0)
                * (Int.fetchOne($0, sql: "PRAGMA page_size") ?? 0)
        }
    }

    private func verify(_ copy: String, _ expected: [Int], _ verification: Verification) throws {
        // A writer's connection, since the index is compared by a statement that writes as far as SQLite knows.
        var configuration = StoreConfiguration.make(readOnly: false)
        configuration.journalMode = .default
        let queue = try DatabaseQueue(path: StorePath.plain(copy), configuration: configuration)
        defer { try? queue.close() }
        var complaints = try queue.write { database in
            guard verification == .whole else {
                return try String.fetchAll(database, sql: "PRAGMA quick_check").filter { $0 != "ok" }
            }
            var check = StoreCheck(database: database, path: copy)
            try check.run()
            return check.findings.map { "\($0.code.rawValue): \($0.message)" }
        }
        let counts = try queue.read(Self.rowCounts)
        // If the store was written meanwhile, the copy may be of before or after.
        let now = try database.read(Self.rowCounts)
        if counts != expected && now == expected {
            complaints.append("it has \(counts) rows instead of \(expected)")
        }
        guard complaints.isEmpty else {
            throw StoreError(
                .backupFailed,
                "the copy of \(path) is damaged: \(complaints.prefix(3).joined(separator: "; "))",
                hint: "run `folio check` on the store, and check the free disk space")
        }
    }

    private static func rowCounts(_ database: Database) throws -> [Int] {
        try ["documents", "parses", "pages", "payloads", "assets"].map {
            try Int.fetchOne(database, sql: "SELECT count(*) FROM \($0)") ?? 0
        }
    }

    private static func remove(_ path: String) {
        for ending in ["", "-wal", "-shm", "-journal"] {
            try? FileManager.default.removeItem(atPath: path + ending)
        }
    }
}
