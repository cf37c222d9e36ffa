internal import Foundation
internal import GRDB

/// Another store that is going to be taken into one: looked at before anything is written.
///
/// One of an older schema is copied beside the store that takes it in, and the copy is migrated; it goes with this value.
package final class MergeSource: Sendable {
    /// The path that the user named.
    package let path: String
    /// What is read: the store itself, or its migrated copy.
    private let readPath: String

    /// - Parameters:
    ///   - path: The store to take in.
    ///   - destination: The path of the store that is to take it in.
    ///   - clock: Where the copy's migration takes the time from.
    /// - Throws: `StoreError`: as `DocumentStore.init`, `same_store`, or `tokenizer_mismatch`.
    package init(path: String, destination: String, clock: @escaping Clock) throws {
        guard !Self.isSameFile(path, destination) else {
            throw StoreError(
                .sameStore, "\(path) is the store to merge into",
                hint: "give only the other stores")
        }
        self.path = path
        do {
            try Self.requireTokenizer(path, clock: clock)
            readPath = path
        } catch let error as StoreError where error.code == .olderSchema {
            let copy = "\(destination).merging-\(UUID().uuidString)"
            do {
                try Self.migrate(path, copy: copy, clock: clock)
                try Self.requireTokenizer(copy, naming: path, clock: clock)
            } catch {
                StoreFiles.remove(copy)
                throw error
            }
            readPath = copy
        }
    }

    deinit { if readPath != path { StoreFiles.remove(readPath) } }

    /// Runs `body` with the source attached to a connection as the schema `source`.
    func attached<T>(to database: Database, _ body: () throws -> T) throws -> T {
        let uri =
            try ImmutableStore.isNeeded(readPath)
            ? ImmutableStore.uri(readPath) : StorePath.uri(readPath, "mode=ro")
        try StoreError.naming(path: path) {
            try database.execute(sql: "ATTACH ? AS source", arguments: [uri])
            try database.execute(sql: "PRAGMA source.cache_size = -65536")
        }
        defer {
            if database.isInsideTransaction { try? database.rollback() }
            try? database.execute(sql: "DETACH source")
        }
        return try body()
    }

    private static func isSameFile(_ one: String, _ other: String) -> Bool {
        guard let first = FileIdentity(path: one) else { return false }
        return first == FileIdentity(path: other)
    }

    private static func requireTokenizer(
        _ path: String, naming name: String? = nil, clock: @escaping Clock
    ) throws {
        let store = try DocumentStore(path: path, mode: .read, clock: clock)
        let name = name ?? path
        try store.read { reader in
            do {
                try StoreInfo.requireCurrentTokenizer(reader.database, path: name)
            } catch let error as StoreError {
                throw StoreError(error.code, error.message, hint: "run `folio reindex --store \(name)`")
            }
        }
    }

    /// Copies a store of an older schema and brings the copy up to date; it is not kept, so it needs no backup.
    private static func migrate(_ path: String, copy: String, clock: @escaping Clock) throws {
        try StoreError.naming(path: path) {
            var configuration = Configuration()
            configuration.readonly = true
            let name = try ImmutableStore.isNeeded(path) ? ImmutableStore.uri(path) : StorePath.plain(path)
            let original = try DatabaseQueue(path: name, configuration: configuration)
            let target = try DatabaseQueue(path: StorePath.plain(copy))
            try original.backup(to: target)
            try target.close()
        }
        _ = try DocumentStore(path: copy, mode: .write, keepsBackup: false, clock: clock)
    }
}
