internal import GRDB
internal import TextAnalysis

extension DocumentStore {
    /// Runs `body` on the writer's connection, in whatever transaction is open there.
    func writing<T>(_ body: (Database) throws -> T) throws -> T {
        try StoreError.naming(path: path) { try database.writeWithoutTransaction(body) }
    }

    /// Refuses an index that was built by another tokenizer: entries could neither be found nor taken out.
    func requireCurrentTokenizer(_ database: Database) throws {
        let version = try StoreInfo.get(.tokenizerVersion, database) ?? "none"
        guard version != Tokenizer.version else { return }
        throw StoreError(
            .tokenizerMismatch,
            "the index of \(path) was built by tokenizer version \(version), this program has \(Tokenizer.version)",
            hint: "run `folio reindex`")
    }
}
