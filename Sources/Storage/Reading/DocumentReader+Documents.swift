internal import DocumentModel
internal import GRDB

extension DocumentReader {
    /// The document of a key or an alias with all its parses; nil if the store does not have it.
    ///
    /// Without details, its metadata and the parses' options and warnings are empty: decoding their JSON takes longer than the rest.
    package func document(key: String, withDetails: Bool = true) throws -> StoredDocument? {
        guard let id = try documentID(key: key) else { return nil }
        return try document(id: id, withDetails: withDetails)
    }

    /// The documents that a filter lets pass with all their parses, in the order of their keys.
    ///
    /// A document passes if one of its parses does; `filter.parses` says whether only preferred ones are asked.
    package func documents(
        _ filter: DocumentFilter = DocumentFilter(parses: .all), limit: Int? = nil, offset: Int = 0
    ) throws -> [StoredDocument] {
        try select("id", filter, limit: limit, offset: offset).compactMap { try document(id: $0) }
    }

    /// The keys of these documents, in their order.
    package func documentKeys(_ filter: DocumentFilter, limit: Int) throws -> [String] {
        try select("key", filter, limit: limit)
    }

    private func select<Value: DatabaseValueConvertible>(
        _ column: String, _ filter: DocumentFilter, limit: Int?, offset: Int = 0
    ) throws -> [Value] {
        let condition = try FilterCondition(filter, self)
        return try Value.fetchAll(
            database,
            sql: """
                SELECT \(column) FROM documents
                WHERE EXISTS (SELECT 1 FROM parses WHERE parses.document_id = documents.id AND \(condition.sql))
                ORDER BY key LIMIT ? OFFSET ?
                """, arguments: condition.arguments + [limit ?? -1, offset])
    }

    /// The number of documents that a filter lets pass.
    package func documentCount(_ filter: DocumentFilter = DocumentFilter(parses: .all)) throws -> Int {
        let condition = try FilterCondition(filter, self)
        return try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM documents
                WHERE EXISTS (SELECT 1 FROM parses WHERE parses.document_id = documents.id AND \(condition.sql))
                """, arguments: condition.arguments) ?? 0
    }

    /// The keys of all documents, in their order.
    package func documentKeys() throws -> [String] {
        try String.fetchAll(database, sql: "SELECT key FROM documents ORDER BY key")
    }

    /// The keys of all documents, in their order, one at a time.
    func documentKeyCursor() throws -> FastDatabaseValueCursor<String> {
        try String.fetchCursor(database, sql: "SELECT key FROM documents ORDER BY key")
    }

    /// The indexes of the pages that a document's parses have, each once, from the first on.
    package func pageIndexes(document: Int64) throws -> [Int] {
        try Int.fetchAll(
            database,
            sql: """
                SELECT DISTINCT pages.page_index FROM parses JOIN pages ON pages.parse_id = parses.id
                WHERE parses.document_id = ? ORDER BY pages.page_index
                """, arguments: [document]
        ).map(PageIndex.countable)
    }

    /// The indexes of the pages of the document with a key, each once, from the first on; reads nothing else of the document.
    package func pageIndexes(key: String) throws -> [Int] {
        try documentID(key: key).map { try pageIndexes(document: $0) } ?? []
    }

    /// Who made the parses of the store, each once, in the order of the names.
    package func providers() throws -> [String] {
        try String.fetchAll(database, sql: "SELECT DISTINCT provider FROM parses ORDER BY provider")
    }

    func document(id: Int64, withDetails: Bool = true) throws -> StoredDocument? {
        let statement = try database.cachedStatement(sql: "SELECT * FROM documents WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
        return try StoredDocument(
            id: id, key: row.value("key"), title: row.value("title"), sourceName: row.value("source_name"),
            sourceURI: row.value("source_uri"),
            sourceSHA256: row.value("source_sha256"), mediaType: row.value("media_type"),
            language: row.value("language"),
            pageCount: row.value("page_count"),
            metadata: withDetails ? JSONText.decodeObject(row.value("metadata")) : [:],
            createdAt: row.value("created_at"), updatedAt: row.value("updated_at"),
            parses: parses(document: id, withDetails: withDetails))
    }

    private func parses(document: Int64, withDetails: Bool) throws -> [StoredDocument.Parse] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT parses.*, payloads.sha256 AS payload_sha256, payloads.name AS payload_name
                FROM parses JOIN payloads ON payloads.id = parses.payload_id
                WHERE parses.document_id = ? ORDER BY parses.id
                """)
        return try Row.fetchAll(statement, arguments: [document]).map { row in
            try StoredDocument.Parse(
                id: row.value("id"), provider: row.value("provider"),
                providerVersion: row.value("provider_version"),
                requestID: row.value("request_id"), status: row.value("status"),
                errorCode: row.value("error_code"),
                errorMessage: row.value("error_message"), pageCount: row.value("page_count"),
                isPreferred: row.value("is_preferred"),
                options: withDetails ? JSONText.decodeObject(row.value("options")) : [:],
                warnings: withDetails
                    ? JSONText.decodeList(of: ParseWarning.self, row.value("warnings")) : [],
                decoderVersion: row.value("decoder_version"), parsedAt: row.value("parsed_at"),
                ingestedAt: row.value("ingested_at"),
                payloadSHA256: row.value("payload_sha256"), payloadName: row.value("payload_name"))
        }
    }
}
