internal import DocumentModel
internal import GRDB
internal import Languages

extension DocumentReader {
    private static let payloadColumns = """
        payloads.id, payloads.sha256, payloads.name, payloads.media_type, payloads.byte_count, payloads.encoding, payloads.data
        """

    /// The parse after a row id with its payload; nil after the last.
    ///
    /// `folio renormalize` walks the parses so, one read a parse: a read that lasts while the store is written
    /// keeps the log from being taken in.
    ///
    /// - Parameters:
    ///   - id: 0 for the first parse.
    ///   - provider: Only parses of that provider.
    ///   - version: Only parses that were decoded by an earlier version of the adapter.
    ///   - includesOlderLanguages: Also parses whose languages were not found by today's identifier.
    ///   - includesAssumedHeights: Also parses whose page heights are assumed while another parse of the document may have them.
    /// - Returns: The next parse.
    /// - Throws: `StoreError`.
    package func parse(
        after id: Int64, provider: String? = nil, decodedBefore version: Int? = nil,
        includesOlderLanguages: Bool = false, includesAssumedHeights: Bool = false
    ) throws -> ParseSource? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT parses.id, documents.key, parses.provider, json_extract(parses.options, '$.adapter'),
                    parses.decoder_version, parses.language_version, json_extract(parses.options, '$.page_offset'),
                    json_extract(parses.options, '$.request'), parses.options, \(Self.payloadColumns)
                FROM parses JOIN documents ON documents.id = parses.document_id
                    JOIN payloads ON payloads.id = parses.payload_id
                WHERE parses.id > ?1 AND (?2 IS NULL OR ifnull(json_extract(parses.options, '$.adapter'), parses.provider) = ?2)
                    AND (?3 IS NULL OR parses.decoder_version < ?3 OR ?5 AND parses.language_version IS NOT ?6
                        OR ?4 AND json_extract(parses.options, '$.assumed_page_height') IS NOT NULL
                            AND EXISTS (SELECT 1 FROM parses AS other WHERE other.document_id = parses.document_id
                                AND other.id <> parses.id AND other.page_count = parses.page_count))
                ORDER BY parses.id LIMIT 1
                """)
        try statement.setArguments([
            id, provider, version, includesAssumedHeights, includesOlderLanguages, LanguageEvidence.version,
        ])
        var row = RowDecoder(statement)
        guard try row.next() else { return nil }
        defer { row.end() }
        let parse = row.int64()
        try RowIDs.require(parse, after: id)
        return ParseSource(
            parseID: parse, documentKey: row.string(), provider: row.string(),
            adapter: row.optionalString(), decoderVersion: row.int(),
            hasCurrentLanguages: row.optionalInt() == LanguageEvidence.version,
            pageOffset: row.optionalInt(),
            request: row.optionalString().flatMap { try? JSONText.decode(ParseRequest.self, $0) },
            options: JSONText.options(row.optionalString()),
            payload: StoredPayload(&row))
    }

    /// What is known of the payload of a parse without reading its bytes; nil if the parse is missing.
    package func payloadHead(parse: Int64) throws -> PayloadHead? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT sha256, media_type, byte_count, json_extract(options, '$.page_offset')
                FROM parses JOIN payloads ON payloads.id = payload_id WHERE parses.id = ?
                """)
        try statement.setArguments([parse])
        var row = RowDecoder(statement)
        guard try row.next() else { return nil }
        defer { row.end() }
        return PayloadHead(
            sha256: row.string(), mediaType: row.optionalString(), byteCount: row.int(),
            pageOffset: row.optionalInt())
    }

    /// The payload of that content; nil if the store does not have it.
    package func payload(sha256: String) throws -> StoredPayload? {
        let statement = try database.cachedStatement(
            sql: "SELECT \(Self.payloadColumns) FROM payloads WHERE sha256 = ?")
        try statement.setArguments([sha256])
        return try payload(statement)
    }

    /// The payload after a row id; nil after the last.
    package func payload(after id: Int64) throws -> StoredPayload? {
        let statement = try database.cachedStatement(
            sql: "SELECT \(Self.payloadColumns) FROM payloads WHERE id > ? ORDER BY id LIMIT 1")
        try statement.setArguments([id])
        let payload = try payload(statement)
        if let payload { try RowIDs.require(payload.id, after: id) }
        return payload
    }

    private func payload(_ statement: Statement) throws -> StoredPayload? {
        var row = RowDecoder(statement)
        guard try row.next() else { return nil }
        defer { row.end() }
        return StoredPayload(&row)
    }
}

extension StoredPayload {
    /// Reads `DocumentReader.payloadColumns`.
    init(_ row: inout RowDecoder) {
        id = row.int64()
        sha256 = row.string()
        name = row.string()
        mediaType = row.optionalString()
        byteCount = row.int()
        encoding = PayloadToStore.Encoding(rawValue: row.string()) ?? .identity
        data = row.bytes()
    }
}
