internal import GRDB

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

        var name: String {
            switch self {
            case .schemaVersion: "schema_version"
            case .tokenizerVersion: "tokenizer_version"
            case .createdAt: "created_at"
            case .decoderVersion(let provider): "decoder_version.\(provider)"
            }
        }
    }

    static func get(_ key: Key, _ database: Database) throws -> String? {
        try String.fetchOne(
            database, sql: "SELECT value FROM store_info WHERE key = ?", arguments: [key.name])
    }

    static func set(_ key: Key, _ value: String, _ database: Database) throws {
        try database.execute(
            sql:
                "INSERT INTO store_info (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            arguments: [key.name, value])
    }
}
