internal import GRDB

extension StoreError {
    /// The named form of an error that SQLite or GRDB raised on the store at `path`; other errors stay as they are.
    static func naming(_ error: any Error, path: String) -> any Error {
        if error is RowDecodingError || error is JSONText.Damage {
            return damaged("a row has a value of the wrong type", store: path)
        }
        guard let error = error as? DatabaseError else { return error }
        let said = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_INTERRUPT:
            return ReadDeadline.passed(path)
        case .SQLITE_NOTADB:
            return notAStore(path)
        case .SQLITE_CORRUPT:
            return damaged(said, store: path)
        case .SQLITE_FULL:
            return StoreError(
                .diskFull, "the disk of \(path) is full",
                hint: "free some disk space and run the same command again; what was finished is stored")
        case .SQLITE_CONSTRAINT, .SQLITE_TOOBIG:
            return StoreError(
                .refused, "\(path) rejected this input: \(said)",
                hint: "report this with the input; all other inputs are stored")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return StoreError(
                .busy, "\(path) is in use by another program", hint: "close that program and try again")
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            return StoreError(
                .unreadable, "cannot open or write \(path): \(said)",
                hint: "check the permissions of the file and its folder")
        case .SQLITE_IOERR:
            return StoreError(
                .unreadable, "cannot read or write \(path): \(said)",
                hint:
                    "check the disk, its free space and your limits (ulimit -f), and run the same command again; "
                    + "what was finished is stored")
        default:
            return StoreError(.database, "\(path): \(said)", hint: "run `folio check` on the store")
        }
    }

    /// The error for a file that is not a store of Folio's.
    static func notAStore(_ path: String) -> StoreError {
        StoreError(
            .notAStore, "\(path) is not a Folio store",
            hint: "give the path of a store with --store, or a new file to create one")
    }

    /// The error for content that nothing could have written.
    static func damaged(_ reason: String, store: String = "the store") -> StoreError {
        StoreError(
            .corrupt, "\(store) is damaged: \(reason)",
            hint: "run `folio check`; restore a backup, or create a new store and ingest again")
    }

    /// What is broken in the content of a store, if that is why an error was thrown; nil for every other error.
    package static func damage(in error: any Error) -> String? {
        guard let named = naming(error, path: "the store") as? StoreError, named.code == .corrupt else {
            return nil
        }
        return named.message
    }

    /// Runs `body` and names the SQLite errors that it throws.
    static func naming<T>(path: String, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch {
            throw naming(error, path: path)
        }
    }
}
