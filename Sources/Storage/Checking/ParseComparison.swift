internal import Foundation
internal import GRDB

/// Compares stored parses with what their payloads decode to now: written to a store in memory, then row by row.
package final class ParseComparison {
    /// A part of what is stored below a parse, as a query for its rows by `parses.id`.
    private struct Part {
        let name: String
        let sql: String
    }

    private static let values = "the parse"
    private static let parts = [
        Part(name: "pages", sql: DocumentReader.pagesSQL),
        Part(name: "blocks", sql: DocumentReader.blocksSQL(asset: ParseComparison.ownAsset)),
        Part(name: "asset links", sql: ParseComparison.ownLinks),
        Part(name: "text boxes", sql: DocumentReader.textBoxesSQL),
    ]

    /// Locations of warnings begin with a file's name, which says nothing if the payload belongs to equal files of several names.
    private static let warningsWithoutPlaces =
        "(SELECT json_group_array(json_remove(value, '$.location')) FROM json_each(warnings)) AS warnings"

    /// What is compared; languages only if today's identifier found them.
    private static func parts(isPayloadShared: Bool, withLanguages: Bool) -> [Part] {
        let values = ownValues(
            warnings: isPayloadShared ? warningsWithoutPlaces : "warnings",
            info: withLanguages
                ? "document_info" : "json_remove(document_info, '$.detected_language') AS document_info")
        let languages = Part(name: "languages", sql: DocumentReader.languagesSQL)
        return [Part(name: ParseComparison.values, sql: values)] + parts + (withLanguages ? [languages] : [])
    }

    private static func ownValues(warnings: String, info: String) -> String {
        """
        SELECT provider, provider_version, request_id, status, error_code, error_message, page_count, options, \(warnings),
            \(info), decoder_version
        FROM parses WHERE id = ?
        """
    }

    /// What was downloaded since is not in the payload: such an asset counts as the address that it lay at.
    private static let ownAsset = """
        CASE WHEN EXISTS (SELECT 1 FROM asset_links WHERE block_id = blocks.id AND remote_url IS NOT NULL)
            THEN NULL ELSE assets.sha256 END
        """
    private static let ownLinks = """
        SELECT pages.page_index, blocks.ordinal, name, remote_url, iif(remote_url IS NULL, asset_links.status, 'remote'),
            iif(remote_url IS NULL, assets.sha256, NULL), iif(remote_url IS NULL, assets.media_type, NULL)
        FROM asset_links
            LEFT JOIN pages ON pages.id = asset_links.page_id
            LEFT JOIN block_rows AS blocks ON \(BlockTables.condition("blocks", isBlock: "asset_links.block_id"))
            LEFT JOIN assets ON assets.id = asset_links.asset_id
        WHERE asset_links.parse_id = ? AND NOT (remote_url IS NOT NULL AND asset_links.page_id IS NULL AND name LIKE 'exports/%')
        ORDER BY name, pages.page_index, blocks.ordinal
        """

    private let scratch: DocumentStore
    private let writer: DocumentWriter

    package init() throws {
        scratch = try DocumentStore.inMemory(clock: { Date() })
        writer = try DocumentWriter(scratch)
    }

    /// Says what differs first between a stored parse and the same payload decoded again; nil if nothing does.
    ///
    /// `withLanguages` says whether today's identifier found the stored languages.
    ///
    /// - Throws: `StoreError`.
    package func difference(
        _ parse: Int64, in reader: DocumentReader, decoded: ParseToStore, withLanguages: Bool = true
    ) throws -> String? {
        defer { try? writer.discard() }
        let copy = try writer.write(decoded).parseID
        let parts = Self.parts(
            isPayloadShared: try Self.isPayloadShared(parse, reader.database), withLanguages: withLanguages)
        return try scratch.writing { made in
            for part in parts {
                let stored = try Self.digest(part, parse, reader.database)
                guard try stored != Self.digest(part, copy, made) else { continue }
                return try Self.firstDifference(part, (parse, reader.database), (copy, made))
            }
            return nil
        }
    }

    private static func isPayloadShared(_ parse: Int64, _ database: Database) throws -> Bool {
        let sql =
            "SELECT count(*) > 1 FROM parses WHERE payload_id = (SELECT payload_id FROM parses WHERE id = ?)"
        let statement = try database.cachedStatement(sql: sql)
        return try Bool.fetchOne(statement, arguments: [parse]) ?? false
    }

    private static func digest(_ part: Part, _ parse: Int64, _ database: Database) throws -> String {
        let statement = try database.cachedStatement(sql: part.sql)
        try statement.setArguments([parse])
        var digest = ContentDigest()
        try digest.add(statement)
        return digest.text()
    }

    private static func firstDifference(
        _ part: Part, _ stored: (id: Int64, database: Database), _ made: (id: Int64, database: Database)
    ) throws -> String {
        let rows = try Row.fetchCursor(stored.database, sql: part.sql, arguments: [stored.id])
        let others = try Row.fetchCursor(made.database, sql: part.sql, arguments: [made.id])
        while true {
            let (row, other) = (try rows.next(), try others.next())
            guard let row, let other else {
                return row == nil ? "\(part.name): some are missing" : "\(part.name): there are too many"
            }
            let (values, expected) = (Array(row.databaseValues), Array(other.databaseValues))
            guard let column = values.indices.first(where: { values[$0] != expected[$0] }) else { continue }
            let name = Array(row.columnNames)[column]
            let (found, wanted) = shown(values[column], expected[column])
            return "\(part.name): \(place(part, values))\(name) is \(found) instead of \(wanted)"
        }
    }

    private static func place(_ part: Part, _ values: [DatabaseValue]) -> String {
        guard part.name != ParseComparison.values, let index = Int.fromDatabaseValue(values[0]) else {
            return ""
        }
        let block = ["pages", "languages"].contains(part.name) ? nil : Int.fromDatabaseValue(values[1])
        return "page \(PageIndex.countable(index) + 1)" + (block.map { ", block \($0)" } ?? "") + ": "
    }

    /// Two values, long ones from a little before the place of their first difference.
    private static func shown(_ one: DatabaseValue, _ other: DatabaseValue) -> (String, String) {
        let texts = (Array(one.description), Array(other.description))
        let common = zip(texts.0, texts.1).prefix { $0 == $1 }.count
        func cut(_ text: [Character]) -> String {
            let start = common > 40 ? common - 20 : 0
            let end = min(text.count, start + 60)
            return (start > 0 ? "…" : "") + String(text[min(start, end)..<end])
                + (end < text.count ? "…" : "")
        }
        return (cut(texts.0), cut(texts.1))
    }
}

extension DocumentReader {
    /// The keys of documents that do not say what their preferred parses say, up to a maximum number.
    package func documentsUnlikeTheirParses(limit: Int) throws -> [String] {
        let documents = DocumentRows(database: database, timestamp: "")
        var keys: [String] = []
        let rows = try Row.fetchCursor(database, sql: "SELECT id, key FROM documents ORDER BY id")
        while keys.count < limit, let row = try rows.next() {
            if try !documents.isFilledFromParses(row.decode(atIndex: 0)) {
                keys.append(try row.decode(atIndex: 1))
            }
        }
        return keys
    }
}
