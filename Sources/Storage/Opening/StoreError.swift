/// Why a store could not be opened, read or written.
package struct StoreError: Error, Equatable, Sendable {
    /// The closed list of reasons; the raw values are stable names.
    package enum Code: String, Sendable, CaseIterable {
        /// No file there, and none may be made.
        case notFound = "not_found"
        /// A file, but no Folio store.
        case notAStore = "not_a_store"
        /// Written by a later version of the program.
        case newerSchema = "newer_schema"
        /// Written by an earlier version of the program and opened for reading only.
        case olderSchema = "older_schema"
        /// The index was built with another version of the tokenizer.
        case tokenizerMismatch = "tokenizer_mismatch"
        /// Another process writes to the store.
        case locked
        /// Another connection held the database for longer than the busy timeout.
        case busy
        /// The file or its folder cannot be read, or cannot be written although that was asked for.
        case unreadable
        /// The file's content is broken.
        case corrupt
        /// No room is left on the device.
        case diskFull = "disk_full"
        /// The store has no document, parse or page of that name.
        case unknownDocument = "unknown_document"
        /// The search expression is not one that FTS5 understands.
        case invalidMatch = "invalid_match"
        /// A read took longer than its time limit.
        case timeLimit = "time_limit"
        /// A backup is not what it was made from.
        case backupFailed = "backup_failed"
        /// A value that a store cannot hold: one over SQLite's limit, or one that breaks a rule of the schema.
        case refused
        /// A store was to be merged into itself.
        case sameStore = "same_store"
        /// More stores than can be read as one.
        case tooManyStores = "too_many_stores"
        /// Everything else that SQLite reports.
        case database
    }

    package let code: Code
    /// What is wrong, and where.
    package let message: String
    /// What to do next.
    package let hint: String

    package init(_ code: Code, _ message: String, hint: String) {
        self.code = code
        self.message = message
        self.hint = hint
    }
}

extension StoreError: CustomStringConvertible {
    package var description: String { "\(message). \(hint)." }
}
