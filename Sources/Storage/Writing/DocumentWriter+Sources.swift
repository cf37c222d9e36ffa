internal import GRDB

extension DocumentWriter {
    /// Notes that a stored document was found under another key as well; the key then leads to it.
    package func addAlias(_ key: String, to parse: ExistingParse) throws {
        guard key != parse.key else { return }
        try transaction { database in
            _ = try DocumentRows(database: database, timestamp: timestamp).addAliases(
                [key], to: parse.documentID)
        }
    }

    /// Forgets the failures of a source that has come in since.
    package func clearFailures(source: String) throws {
        try transaction { database in
            try FailureRows(database: database, timestamp: timestamp).clear(source: source)
        }
    }
}

extension DocumentStore {
    /// The parses that the store holds of a payload, as of the last commit; callable from any thread.
    package func existingParses(payloadSHA256: String) throws -> [ExistingParse] {
        try read { reader in
            try ParseRows(database: reader.database, timestamp: "").existing(
                payloadSHA256: payloadSHA256, provider: nil)
        }
    }
}
