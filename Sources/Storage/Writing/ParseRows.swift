internal import DocumentModel
internal import GRDB
internal import Languages

/// The rows of `parses`.
struct ParseRows {
    let database: Database
    let timestamp: String

    /// The parses that the store holds of a payload, the latest decoder's first.
    func existing(payloadSHA256: String, provider: String?) throws -> [ExistingParse] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT parses.id, parses.document_id, documents.key, parses.provider, parses.decoder_version,
                    json_extract(parses.options, '$.page_offset'), json_extract(parses.options, '$.adapter'), parses.options,
                    json_extract(documents.metadata, '$.aliases'), payloads.byte_count
                FROM payloads
                    JOIN parses ON parses.payload_id = payloads.id
                    JOIN documents ON documents.id = parses.document_id
                WHERE payloads.sha256 = ?1 AND (?2 IS NULL OR parses.provider = ?2)
                ORDER BY parses.decoder_version DESC, parses.id
                """)
        return try Row.fetchAll(statement, arguments: [payloadSHA256, provider]).map { row in
            try ExistingParse(
                parseID: row.value(0), documentID: row.value(1), key: row.value(2), provider: row.value(3),
                decoderVersion: row.value(4),
                pageOffset: row.value(5), adapter: row.value(6), options: JSONText.options(row.value(7)),
                aliases: (row.value(8) as String?).map { try JSONText.decode([String].self, $0) } ?? [],
                byteCount: row.value(9))
        }
    }

    /// Inserts a parse without its pages.
    ///
    /// It is never earlier than the document's other parses, even if the clock was set back, so that the latest one is
    /// also the one that came last.
    func insert(_ parse: PreparedParse, document: Int64, payload: Int64) throws -> Int64 {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO parses (
                    document_id, provider, payload_id, ingested_at, provider_version, request_id, status, error_message,
                    page_count, options, document_info, warnings, decoder_version, language_version,
                    parsed_at)
                VALUES (?1, ?2, ?3,
                    max(?4, ifnull((SELECT max(ingested_at) FROM parses WHERE document_id = ?1), '')),
                    ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
                """)
        try statement.execute(
            arguments: [document, parse.header.provider, payload, timestamp] + values(of: parse))
        return database.lastInsertedRowID
    }

    /// Overwrites what decoding says of a parse; document, payload and place in time stay.
    func update(_ id: Int64, _ parse: PreparedParse) throws {
        let statement = try database.cachedStatement(
            sql: """
                UPDATE parses SET provider_version = ?, request_id = ?, status = ?, error_message = ?, page_count = ?,
                    options = ?, document_info = ?, warnings = ?, decoder_version = ?,
                    language_version = ?, parsed_at = ifnull(?, parsed_at)
                WHERE id = ?
                """)
        try statement.execute(arguments: values(of: parse) + [id])
    }

    private func values(of parse: PreparedParse) throws -> StatementArguments {
        let (document, content) = (parse.header.document, try parse.content.get())
        return [
            document.providerVersion, document.requestID, document.status.rawValue, document.errorMessage,
            document.pages.count, content.options, content.info, content.warnings,
            parse.header.decoderVersion, LanguageEvidence.version, parse.header.parsedAt.map(Timestamp.text),
        ]
    }
}
