internal import GRDB
internal import TextAnalysis

/// The table `store_info`: what a store says about itself.
enum StoreInfo {
    /// `PRAGMA application_id` of every store: the characters `FOLI`.
    static let applicationID = 0x464F_4C49

    /// The entries that the program reads; decoder versions are `decoder_version.<provider>`.
    enum Key {
        case schemaVersion
        case tokenizerVersion
        case createdAt
        case decoderVersion(provider: String)
        /// The format of the lists of frequent terms, and the weights in them.
        case rankingVersion
        /// The last page that lengths and lists cover.
        case rankingPagesCovered
        /// How many of the pages covered are gone.
        case rankingPagesRemoved

        var name: String {
            switch self {
            case .schemaVersion: "schema_version"
            case .tokenizerVersion: "tokenizer_version"
            case .createdAt: "created_at"
            case .rankingVersion: "ranking_version"
            case .rankingPagesCovered: "ranking_pages_covered"
            case .rankingPagesRemoved: "ranking_pages_removed"
            case .decoderVersion(let provider): "decoder_version.\(provider)"
            }
        }
    }

    static func get(_ key: Key, _ database: Database) throws -> String? {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT value FROM store_info WHERE key = ?"), arguments: [key.name]
        )
    }

    static func set(_ key: Key, _ value: String, _ database: Database) throws {
        try database.execute(
            sql:
                "INSERT INTO store_info (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            arguments: [key.name, value])
    }

    /// Refuses an index that was built by another tokenizer: entries could neither be found nor taken out.
    static func requireCurrentTokenizer(_ database: Database, path: String) throws {
        let version = try get(.tokenizerVersion, database) ?? "none"
        guard version != Tokenizer.version else { return }
        throw StoreError(
            .tokenizerMismatch,
            "the index of \(path) was built by tokenizer \(version), and this program has \(Tokenizer.version)",
            hint: "run `folio reindex`")
    }
}
