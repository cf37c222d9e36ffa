internal import GRDB

extension DocumentReader {
    /// A hash that changes whenever what an export reads may have: documents, their preferred parses, or the adapters'
    /// versions by which these were decoded.
    ///
    /// Lower-case hex of 16 digits. It reads a row a parse and no texts, so that it takes a second for a million
    /// parses; payloads represent what was decoded from them. Equal content has an equal generation in any store.
    package func generation() throws -> String {
        var digest = ContentDigest()
        digest.add("generation")
        try digest.add(
            database.makeStatement(
                sql: """
                    SELECT key, title, source_name, source_uri, source_sha256, documents.media_type, language,
                        documents.page_count, metadata, provider, provider_version, status, parses.page_count,
                        is_preferred, decoder_version, parsed_at, payloads.sha256
                    FROM documents
                        LEFT JOIN parses ON parses.document_id = documents.id
                        LEFT JOIN payloads ON payloads.id = parses.payload_id
                    ORDER BY key, provider, payloads.sha256, json_extract(options, '$.page_offset')
                    """))
        return String(digest.text().prefix(16))
    }

    /// The version of the store's schema.
    package func schemaVersion() throws -> Int {
        Int(try StoreInfo.get(.schemaVersion, database) ?? "") ?? 0
    }
}
