internal import Checksums
internal import DocumentModel
internal import GRDB
internal import TextAnalysis

/// Looks for damage in one state of a store; every check runs even if another one found something.
struct StoreCheck {
    /// The most findings of one kind; further ones would say the same.
    private static let maximumFindings = 20

    let database: Database
    let path: String
    private(set) var findings: [StoreFinding] = []

    init(database: Database, path: String) {
        self.database = database
        self.path = path
    }

    mutating func run() throws {
        try checkFile()
        try checkIndex()
        try checkRows()
        try checkPayloads()
        try checkAssets()
    }

    private mutating func add(_ code: StoreFinding.Code, _ message: String) {
        guard findings.count(where: { $0.code == code }) < Self.maximumFindings else { return }
        findings.append(StoreFinding(code: code, message: message))
    }

    private mutating func checkFile() throws {
        for message in try String.fetchAll(database, sql: "PRAGMA integrity_check(20)") where message != "ok"
        {
            add(.file, message)
        }
        for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") {
            let (table, id, parent): (String, Int64?, String) = try (row.value(0), row.value(1), row.value(2))
            // Tables without rowid have no number to name a row by.
            let place = id.map { "\(table) row \($0)" } ?? "a row of \(table)"
            add(.foreignKey, "\(place) refers to a row of \(parent) that does not exist")
        }
    }

    private mutating func checkIndex() throws {
        let version = try StoreInfo.get(.tokenizerVersion, database) ?? "none"
        guard version == Tokenizer.version else {
            return add(
                .index,
                "the index was built by tokenizer \(version), and this program has \(Tokenizer.version); run `folio reindex`"
            )
        }
        do {
            if let complaint = try RankingCheck(database: database).complaint() {
                add(.ranking, "\(complaint); run `folio reindex`")
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            add(.index, "cannot read the index (\(error.message ?? "")); run `folio reindex`")
        }
        guard !database.configuration.readonly else {
            add(
                .indexUnchecked,
                "the index is compared with the blocks only when the store is open for writing")
            return
        }
        do {
            guard let complaint = try IndexCheck(database: database).complaint() else { return }
            add(.index, "the index differs from the blocks (\(complaint)); run `folio reindex`")
        } catch let error as DatabaseError {
            let said = error.message ?? "SQLite error \(error.resultCode.rawValue)"
            add(.index, "cannot read the index (\(said)); run `folio reindex`")
        }
    }

    private mutating func checkRows() throws {
        for rule in Self.rules {
            for place in try String.fetchAll(database, sql: rule.sql) {
                add(rule.code, "\(place) \(rule.complaint)")
            }
        }
        let known = Set(BlockType.allCases.map(\.rawValue))
        for type in try String.fetchAll(
            database,
            sql: """
                SELECT DISTINCT type FROM block_styles WHERE id IN (SELECT style FROM block_rows)
                """)
        where !known.contains(type) {
            add(.value, "blocks have the unknown type \(type)")
        }
    }

    private mutating func checkPayloads() throws {
        let reader = DocumentReader(database: database, path: path)
        var last: Int64 = 0
        while let payload = try reader.payload(after: last) {
            last = payload.id
            do {
                let sha256 = SHA256.text(try payload.bytes())
                if sha256 != payload.sha256 {
                    add(.hash, "the payload \(payload.name) does not have the hash \(payload.sha256)")
                }
            } catch let error as StoreError {
                add(.hash, error.message)
            }
        }
    }

    /// Whether an asset's number of bytes, width and height are those of its bytes.
    private func hasItsSize(_ asset: Int64, _ bytes: [UInt8]) throws -> Bool {
        let size = ImageSize(bytes)
        return try Bool.fetchOne(
            database, sql: "SELECT (byte_count, width, height) IS (?, ?, ?) FROM assets WHERE id = ?",
            arguments: [bytes.count, size?.width, size?.height, asset]) ?? false
    }

    private mutating func checkAssets() throws {
        let reader = DocumentReader(database: database, path: path)
        for id in try Int64.fetchAll(database, sql: "SELECT id FROM assets ORDER BY id") {
            guard let asset = try reader.asset(id: id) else { continue }
            if SHA256.text(asset.bytes) != asset.sha256 {
                add(.hash, "asset \(id) does not have the hash \(asset.sha256)")
            } else if try !hasItsSize(id, asset.bytes) {
                add(.value, "asset \(id) does not have the size that its row says")
            }
        }
    }
}
