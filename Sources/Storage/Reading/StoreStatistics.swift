/// What a store holds, in numbers.
package struct StoreStatistics: Equatable, Sendable {
    /// What there is of one provider.
    package struct Provider: Equatable, Sendable {
        package var parses: Int
        package var pages: Int
    }

    package var documents: Int
    package var parses: Int
    package var pages: Int
    package var blocks: Int
    package var assets: Int
    package var payloads: Int
    package var failures: Int
    package var parsesByProvider: [String: Provider]
    /// Parses by `succeeded`, `partial` and `failed`.
    package var parsesByStatus: [String: Int]
    /// By `BlockType`'s raw value.
    package var blocksByType: [String: Int]
    /// Documents by language; those whose language is unknown under an empty name.
    package var documentsByLanguage: [String: Int]
    /// Failures by code.
    package var failuresByCode: [String: Int]
    /// Of the payloads as received.
    package var payloadBytes: Int
    /// Of the payloads as stored.
    package var storedPayloadBytes: Int
    package var assetBytes: Int
    /// Of the database file, without its log.
    package var fileBytes: Int
}
