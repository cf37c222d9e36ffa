internal import CSearchRanking
internal import GRDB

extension DocumentReader {
    /// Counts what the store holds; a walk over every block.
    package func statistics() throws -> StoreStatistics {
        let blocksByType = try blocksByType()
        let parsesByStatus = try counts("SELECT status, count(*) FROM parses GROUP BY status")
        return StoreStatistics(
            documents: try number("SELECT count(*) FROM documents"),
            parses: parsesByStatus.values.reduce(0, +),
            pages: try number("SELECT count(*) FROM pages"),
            blocks: blocksByType.values.reduce(0, +),
            assets: try number("SELECT count(*) FROM assets"),
            payloads: try number("SELECT count(*) FROM payloads"),
            failures: try number("SELECT count(*) FROM ingest_failures"),
            parsesByProvider: try parsesByProvider(),
            parsesByStatus: parsesByStatus,
            blocksByType: blocksByType,
            documentsByLanguage: try counts(
                "SELECT ifnull(language, ''), count(*) FROM documents GROUP BY 1"),
            failuresByCode: try counts("SELECT code, count(*) FROM ingest_failures GROUP BY code"),
            payloadBytes: try number("SELECT ifnull(sum(byte_count), 0) FROM payloads"),
            storedPayloadBytes: try number("SELECT ifnull(sum(length(data)), 0) FROM payloads"),
            assetBytes: try number("SELECT ifnull(sum(byte_count), 0) FROM assets"),
            fileBytes: try number("PRAGMA page_count") * number("PRAGMA page_size"))
    }

    /// The bytes of each table and index, by `dbstat`; reads the whole file.
    package func tableSizes() throws -> [String: Int] {
        try counts("SELECT name, sum(pgsize) FROM dbstat GROUP BY name")
    }

    private func parsesByProvider() throws -> [String: StoreStatistics.Provider] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT provider, count(*), sum(page_count) FROM parses GROUP BY provider")
        return Dictionary(
            try rows.map {
                try ($0.value(0), StoreStatistics.Provider(parses: $0.value(1), pages: $0.value(2)))
            }
        ) { StoreStatistics.Provider(parses: $0.parses + $1.parses, pages: $0.pages &+ $1.pages) }
    }

    /// The function is registered here and not with every connection: searches start without it.
    private func blocksByType() throws -> [String: Int] {
        let status = folio_counts_register(database.sqliteConnection)
        guard status == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: status)) }
        return try counts(
            """
            SELECT ifnull(block_styles.type, ''), sum(value)
            FROM json_each((SELECT folio_counts(style) FROM block_rows))
                LEFT JOIN block_styles ON block_styles.id = CAST(key AS INTEGER)
            GROUP BY 1
            """)
    }

    private func number(_ sql: String) throws -> Int {
        try Int.fetchOne(database, sql: sql) ?? 0
    }

    /// Numbers by name; in a damaged store several names may read alike, which differ for SQLite.
    private func counts(_ sql: String) throws -> [String: Int] {
        Dictionary(
            try Row.fetchAll(database, sql: sql).map { try ($0.value(0), $0.value(1)) }, uniquingKeysWith: +)
    }
}
