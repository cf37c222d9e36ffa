internal import ArgumentParser
internal import Foundation
internal import Storage

/// The options that say which store a command works on.
struct StoreOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help:
            "Path of the store. Default: $FOLIO_STORE, or folio.db. search, similar, documents, stats, export, serve and mcp also take a set of stores: a folder, a pattern such as 'parts/*.db', or paths separated by commas."
    )
    var store: String?

    /// The store's path, or what names a set of them.
    var path: String { store ?? ProcessInfo.processInfo.environment["FOLIO_STORE"] ?? "folio.db" }

    /// The paths of the stores, for commands that take a set of them.
    func paths() throws -> [String] { try StorePaths.find(path) }

    /// Opens one store or a set of them for reading.
    func openSet(mapsFile: Bool = true) throws -> StoreSet {
        try StoreSet(paths: try paths()) { try open(.read, at: $0, mapsFile: mapsFile) }
    }

    /// Whether there is a file.
    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// Removes the store with the files next to it.
    func remove() { StoreFiles.remove(path) }

    /// Opens the store; `mapsFile` says whether what is read may count as this process's memory.
    func open(_ mode: DocumentStore.Mode, mapsFile: Bool = true) throws -> DocumentStore {
        let paths = try StorePaths.find(path)
        guard paths.count == 1 else {
            throw CommandFailure(
                "usage", "\(path) names \(Counted(paths.count, "store")), and this command works on one",
                hint:
                    "name one; search, similar, documents, stats, export, serve and mcp take a set of stores")
        }
        return try open(mode, at: paths[0], mapsFile: mapsFile)
    }

    func open(_ mode: DocumentStore.Mode, at path: String, mapsFile: Bool = true) throws -> DocumentStore {
        let store = try DocumentStore(path: path, mode: mode, mapsFile: mapsFile, clock: { Date() })
        if let upgrade = store.upgrade {
            StandardError.write(
                "note: upgraded \(path) from schema version \(upgrade.from) to \(upgrade.to)"
                    + (upgrade.backup.map { "; the old store is kept as \($0)" } ?? ""))
        }
        return store
    }
}
