internal import Checksums
internal import GRDB

/// Copies parses with everything below them from the attached store `source`, row by row as they are.
///
/// Rows are copied by SQLite, without a way through the program's values: what is stored is what was stored. The page texts are
/// tokenized again, since row ids, and with them the index, are other ones here.
final class ParseCopy {
    private let database: Database
    private let source: String
    private let payloads: PayloadRows
    private let blocks: BlockCopy
    /// The columns of each table that are copied as they are.
    private let columns: [String: String]
    private(set) var copiedBytes = 0
    /// The first page that is stored and not in the index yet; all later ones are not either.
    private var firstUnindexedPage: Int64?

    init(_ database: Database, source: String) throws {
        self.database = database
        self.source = source
        payloads = try PayloadRows(database)
        blocks = try BlockCopy(database)
        columns = try [
            "parses": Self.columns(
                "parses", database, but: ["id", "document_id", "payload_id", "is_preferred"]),
            "pages": Self.columns("pages", database, but: ["id", "parse_id"]),
            "asset_links": Self.columns(
                "asset_links", database, but: ["id", "parse_id", "page_id", "block_id", "asset_id"]),
        ]
    }

    /// Copies a parse of the source into a document of this store.
    func insert(_ parse: Int64, document: Int64, _ summary: inout MergeSummary) throws {
        let payload = try payload(payloadID(of: parse))
        let columns = columns["parses", default: ""]
        try execute(
            """
            INSERT INTO main.parses (document_id, payload_id, is_preferred\(columns))
            SELECT ?, ?, 0\(columns) FROM source.parses WHERE id = ?
            """, [document, payload, parse])
        try copyContent(of: parse, to: database.lastInsertedRowID, &summary)
    }

    /// Puts the source's later decoding of the same bytes into the place of an earlier one.
    func replace(_ known: Int64, with parse: Int64, _ summary: inout MergeSummary) throws {
        // What is removed is taken out of the index, where it must be then.
        try indexPages()
        try ParseRemoval(database: database).removeContent(of: known)
        let names = columns["parses", default: ""].split(separator: ", ").filter { $0 != "ingested_at" }
        let assigned = names.joined(separator: ", ")
        try execute(
            "UPDATE main.parses SET (\(assigned)) = (SELECT \(assigned) FROM source.parses WHERE id = ?) WHERE id = ?",
            [parse, known])
        try copyContent(of: parse, to: known, &summary)
    }

    /// The row id here of a payload of the source, copied now unless it is known.
    ///
    /// - Throws: `StoreError` `corrupt` if its bytes are not what its hash names.
    func payload(_ id: Int64) throws -> Int64 {
        let known = try Int64.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT known.id FROM source.payloads JOIN main.payloads AS known ON known.sha256 = payloads.sha256
                    WHERE payloads.id = ?
                    """), arguments: [id])
        if let known { return known }
        let statement = try database.cachedStatement(
            sql: """
                SELECT id, sha256, name, media_type, byte_count, encoding, data FROM source.payloads WHERE id = ?
                """)
        try statement.setArguments([id])
        var row = RowDecoder(statement)
        guard try row.next() else { throw corrupt("refers to payload \(id), which does not exist") }
        let payload = StoredPayload(&row)
        row.end()
        guard SHA256.text(try payload.bytes()) == payload.sha256 else {
            throw corrupt("has a payload \(payload.name) that does not match its hash")
        }
        copiedBytes += payload.data.count
        return try payloads.store(PayloadToStore(payload), database)
    }

    private func payloadID(of parse: Int64) throws -> Int64 {
        let statement = try database.cachedStatement(sql: "SELECT payload_id FROM source.parses WHERE id = ?")
        guard let id = try Int64.fetchOne(statement, arguments: [parse]) else {
            throw corrupt("lost a parse while it was being read")
        }
        return id
    }

    // MARK: Pages and blocks

    private func copyContent(of parse: Int64, to target: Int64, _ summary: inout MergeSummary) throws {
        try copyAssets(of: parse, &summary)
        let pages = try pages(of: parse)
        try copyPages(of: parse, to: target, pages)
        summary.pages += database.changesCount
        guard try !blocks.areDangling(pages) else {
            throw corrupt("has blocks that refer to missing blocks or to blocks of another parse")
        }
        summary.blocks += try blocks.copy(pages)
        try copyLinks(of: parse, to: target, pages)
        try count(pages)
    }

    /// Brings the pages copied so far into the index, in one run: FTS5 writes what it gathered whenever a savepoint begins.
    func indexPages() throws {
        guard let first = firstUnindexedPage else { return }
        try PageIndexTable(database: database).insertPages(from: first)
        firstUnindexedPage = nil
    }

    /// The pages of a parse: contiguous ids are what makes a shift enough; the writer keeps to it and `check` looks for it.
    private func pages(of parse: Int64) throws -> PageShift {
        let statement = try database.cachedStatement(
            sql: "SELECT min(id), max(id), count(*) FROM source.pages WHERE parse_id = ?")
        let row = try Row.fetchOne(statement, arguments: [parse])
        guard let row, let first = try row.value(0) as Int64?, let last = try row.value(1) as Int64? else {
            return PageShift(first: 0, last: -1, offset: 0)
        }
        guard RowIDs.pages.contains(first), RowIDs.pages.contains(last) else {
            throw corrupt("has a parse with the invalid row ids \(first) to \(last)")
        }
        guard try last - first + 1 == row.value(2) as Int64? else {
            throw corrupt("has a parse whose pages are not contiguous")
        }
        let covered = try RankingState(database).pagesCovered
        let next = max(try RowIDs.lastPage(database), covered) + 1
        return PageShift(first: first, last: last, offset: next - first)
    }

    private func copyPages(of parse: Int64, to target: Int64, _ pages: PageShift) throws {
        let columns = columns["pages", default: ""]
        try execute(
            """
            INSERT INTO main.pages (id, parse_id\(columns))
            SELECT id + ?, ?\(columns) FROM source.pages WHERE parse_id = ? ORDER BY id
            """, [pages.offset, target, parse])
    }

    private func copyLinks(of parse: Int64, to target: Int64, _ pages: PageShift) throws {
        let columns = columns["asset_links", default: ""]
        try execute(
            """
            INSERT INTO main.asset_links (parse_id, page_id, block_id, asset_id\(columns))
            SELECT ?, page_id + ?, block_id + ?,
                CASE WHEN asset_id IS NOT NULL THEN (
                    SELECT known.id FROM source.assets JOIN main.assets AS known ON known.sha256 = assets.sha256
                    WHERE assets.id = asset_id) END\(columns)
            FROM source.asset_links WHERE parse_id = ? ORDER BY id
            """, [target, pages.offset, pages.offset << BlockID.ordinalBits, parse])
    }

    /// Notes pages for the index, and the bytes that a transaction holds of them.
    private func count(_ pages: PageShift) throws {
        guard pages.first <= pages.last else { return }
        firstUnindexedPage = firstUnindexedPage ?? pages.first + pages.offset
        copiedBytes += try blocks.textBytes(pages)
    }

    // MARK: Assets

    private func copyAssets(of parse: Int64, _ summary: inout MergeSummary) throws {
        let missing = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT assets.id FROM source.asset_links JOIN source.assets ON assets.id = asset_links.asset_id
                    WHERE asset_links.parse_id = ?
                        AND NOT EXISTS (SELECT 1 FROM main.assets AS known WHERE known.sha256 = assets.sha256)
                    ORDER BY assets.id
                    """), arguments: [parse])
        for id in missing {
            let statement = try database.cachedStatement(
                sql: "SELECT sha256, data FROM source.assets WHERE id = ?")
            try statement.setArguments([id])
            var row = RowDecoder(statement)
            guard try row.next() else { throw corrupt("lost an asset while it was being read") }
            let (sha256, bytes) = (row.string(), row.bytes())
            row.end()
            guard SHA256.text(bytes) == sha256 else {
                throw corrupt("has an asset \(sha256) that does not match its hash")
            }
            try execute(
                """
                INSERT INTO main.assets (sha256, media_type, byte_count, width, height, data)
                SELECT sha256, media_type, byte_count, width, height, data FROM source.assets WHERE id = ?
                """, [id])
            copiedBytes += bytes.count
            summary.assets += 1
        }
    }

    // MARK: Helpers

    private func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// The error for a source that cannot be taken in.
    func corrupt(_ reason: String) -> StoreError {
        StoreError(
            .corrupt, "\(source) \(reason)",
            hint: "run `folio check --store \(source)`, and restore a backup of it")
    }

    /// `, name, name…` of the columns of a table but some.
    private static func columns(_ table: String, _ database: Database, but: Set<String>) throws -> String {
        try String.fetchAll(
            database, sql: "SELECT name FROM pragma_table_info(?) ORDER BY cid", arguments: [table]
        ).filter { !but.contains($0) }.map { ", \($0)" }.joined()
    }
}
