internal import DocumentModel
internal import GRDB

/// The rows of `documents`: found by key, made, and kept in step with the preferred parse.
struct DocumentRows {
    let database: Database
    let timestamp: String

    /// The members of `documents.metadata` that are the store's own; a parse's metadata cannot set them.
    private enum Reserved {
        static let aliases = "aliases"
        static let preferredProvider = "preferred_provider"
        static let all: Set<String> = [aliases, preferredProvider]
    }

    /// The document of that key, in whichever Unicode form the store has it.
    func find(key: String) throws -> Int64? {
        let statement = try database.cachedStatement(sql: "SELECT id FROM documents WHERE key = ?")
        for form in [key] + DocumentKey.otherForms(of: key) {
            if let id = try Int64.fetchOne(statement, arguments: [form]) { return id }
        }
        return nil
    }

    /// The document that has that key among its aliases.
    func find(alias: String) throws -> Int64? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT documents.id FROM documents, json_each(documents.metadata, '$.aliases') AS alias
                WHERE json_extract(documents.metadata, '$.aliases') IS NOT NULL AND alias.value = ?
                ORDER BY documents.id LIMIT 1
                """)
        return try Int64.fetchOne(statement, arguments: [alias])
    }

    /// Makes a document that has nothing but its key yet.
    func insert(key: String) throws -> Int64 {
        let statement = try database.cachedStatement(
            sql: "INSERT INTO documents (key, created_at, updated_at) VALUES (?, ?, ?)")
        try statement.execute(arguments: [key, timestamp, timestamp])
        return database.lastInsertedRowID
    }

    /// Adds keys under which the document is found too; says whether any was new.
    @discardableResult func addAliases(_ aliases: [String], to document: Int64) throws -> Bool {
        guard !aliases.isEmpty, let (key, metadata) = try metadata(of: document) else { return false }
        let known = Self.strings(metadata[Reserved.aliases])
        let new = Set(aliases).subtracting(known).subtracting([key])
        guard !new.isEmpty else { return false }
        var changed = metadata
        changed[Reserved.aliases] = .array((known + new).sorted().map { .string($0) })
        try set(changed, of: document)
        return true
    }

    /// Records the user's choice of a provider, nil to withdraw it.
    func setPreferredProvider(_ provider: String?, of document: Int64) throws {
        guard var (_, metadata) = try metadata(of: document) else { return }
        metadata[Reserved.preferredProvider] = provider.map { .string($0) }
        try set(metadata, of: document)
    }

    /// Decides again which parses are preferred and fills the document's columns from them.
    func refresh(_ document: Int64) throws {
        guard let (_, metadata) = try metadata(of: document) else { return }
        let parses = try usableParses(of: document)
        let chosen = PreferredParses.choose(
            parses.map(\.candidate), provider: Self.preferredProvider(in: metadata))
        for parse in parses where parse.isPreferred != chosen.contains(parse.candidate.id) {
            try database.cachedStatement(sql: "UPDATE parses SET is_preferred = ? WHERE id = ?")
                .execute(arguments: [!parse.isPreferred, parse.candidate.id])
        }
        let parts = chosen.compactMap { id in parses.first { $0.candidate.id == id } }
        try fill(document, from: parts, reserved: metadata.filter { Reserved.all.contains($0.key) })
    }

    /// Fills a new document from its only parse; the same as `refresh`, without asking for what was just written.
    func begin(_ id: Int64, with parse: Int64, of content: PreparedParse) throws {
        try database.cachedStatement(sql: "UPDATE parses SET is_preferred = 1 WHERE id = ?")
            .execute(arguments: [parse])
        let (document, detected) = (content.header.document, try content.content.get().pages.language)
        var pages: ClosedRange<Int>?
        if let first = document.pages.first, let last = document.pages.last {
            pages = first.index...last.index
        }
        let candidate = PreferredParses.Candidate(
            id: parse, provider: content.header.provider, hasPageOffset: false, pages: pages)
        let part = UsableParse(
            candidate: candidate, isPreferred: true,
            info: DocumentInfo(document, detectedLanguage: detected))
        try fill(id, from: [part], reserved: [:])
    }

    private func fill(_ document: Int64, from parts: [UsableParse], reserved: [String: MetadataValue]) throws
    {
        guard let columns = try columns(from: parts, reserved: reserved) else { return }
        let statement = try database.cachedStatement(
            sql: """
                UPDATE documents SET title = ?, source_name = ?, source_uri = ?, source_sha256 = ?, media_type = ?,
                    language = ?, page_count = ?, metadata = ?, updated_at = ?
                WHERE id = ?
                """)
        try statement.execute(arguments: columns + [timestamp, document])
    }

    /// What the columns of a document from `title` to `metadata` say if these parses are preferred; nil for none.
    private func columns(
        from parts: [UsableParse], reserved: [String: MetadataValue]
    ) throws -> StatementArguments? {
        guard let first = parts.first else { return nil }
        let info = parts.dropFirst().reduce(first.info) { $0.completed(by: $1.info) }
        let seen = parts.compactMap(\.candidate.pages?.upperBound).max().map { $0 + 1 } ?? 0
        let metadata = (info.metadata ?? [:]).filter { !Reserved.all.contains($0.key) }
            .merging(reserved) { _, own in own }
        return [
            info.title, info.sourceName, info.sourceURI, info.sourceSHA256, info.mediaType,
            info.language ?? info.detectedLanguage,
            max(seen, info.pageCount ?? 0), metadata.isEmpty ? "{}" : try JSONText.encode(metadata),
        ]
    }

    /// Whether a document says what its preferred parses say, and these are the ones that should be preferred.
    func isFilledFromParses(_ document: Int64) throws -> Bool {
        guard let (_, metadata) = try metadata(of: document) else { return true }
        let parses = try usableParses(of: document)
        let chosen = PreferredParses.choose(
            parses.map(\.candidate), provider: Self.preferredProvider(in: metadata))
        guard parses.allSatisfy({ $0.isPreferred == chosen.contains($0.candidate.id) }) else { return false }
        let parts = chosen.compactMap { id in parses.first { $0.candidate.id == id } }
        let reserved = metadata.filter { Reserved.all.contains($0.key) }
        guard let columns = try columns(from: parts, reserved: reserved) else { return true }
        let statement = try database.cachedStatement(
            sql: """
                SELECT (title, source_name, source_uri, source_sha256, media_type, language, page_count, metadata)
                    IS (?, ?, ?, ?, ?, ?, ?, ?) FROM documents WHERE id = ?
                """)
        return try Bool.fetchOne(statement, arguments: columns + [document]) ?? false
    }

    private struct UsableParse {
        let candidate: PreferredParses.Candidate
        let isPreferred: Bool
        let info: DocumentInfo
    }

    private func usableParses(of document: Int64) throws -> [UsableParse] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT id, provider, is_preferred, document_info,
                    json_extract(options, '$.page_offset') IS NOT NULL AS has_page_offset,
                    (SELECT min(page_index) FROM pages WHERE parse_id = parses.id) AS first_page,
                    (SELECT max(page_index) FROM pages WHERE parse_id = parses.id) AS last_page
                FROM parses WHERE document_id = ? AND status IN ('succeeded', 'partial')
                ORDER BY ingested_at DESC, id DESC
                """)
        return try Row.fetchAll(statement, arguments: [document]).map { row in
            var pages: ClosedRange<Int>?
            if let first = try row.value("first_page") as Int?,
                let last = try row.value("last_page") as Int?
            {
                pages = PageIndex.countable(first)...PageIndex.countable(last)
            }
            return try UsableParse(
                candidate: PreferredParses.Candidate(
                    id: row.value("id"), provider: row.value("provider"),
                    hasPageOffset: row.value("has_page_offset"),
                    pages: pages),
                isPreferred: row.value("is_preferred"),
                info: JSONText.decode(DocumentInfo.self, row.value("document_info")))
        }
    }

    /// The keys under which a document is found beside its own.
    func aliases(of document: Int64) throws -> [String] {
        try metadata(of: document).map { Self.aliases(in: $0.metadata) } ?? []
    }

    /// The provider that the user chose for a document.
    func preferredProvider(of document: Int64) throws -> String? {
        try metadata(of: document).flatMap { Self.preferredProvider(in: $0.metadata) }
    }

    static func aliases(in metadata: [String: MetadataValue]) -> [String] {
        strings(metadata[Reserved.aliases])
    }

    static func preferredProvider(in metadata: [String: MetadataValue]) -> String? {
        if case .string(let provider) = metadata[Reserved.preferredProvider] { provider } else { nil }
    }

    private func metadata(of document: Int64) throws -> (key: String, metadata: [String: MetadataValue])? {
        let statement = try database.cachedStatement(sql: "SELECT key, metadata FROM documents WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [document]) else { return nil }
        let text: String = try row.value("metadata")
        guard text != "{}" else { return (try row.value("key"), [:]) }
        return try (row.value("key"), JSONText.decode([String: MetadataValue].self, text))
    }

    private func set(_ metadata: [String: MetadataValue], of document: Int64) throws {
        try database.cachedStatement(sql: "UPDATE documents SET metadata = ?, updated_at = ? WHERE id = ?")
            .execute(arguments: [JSONText.encode(metadata), timestamp, document])
    }

    static func strings(_ value: MetadataValue?) -> [String] {
        guard case .array(let values) = value else { return [] }
        return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }
}
