internal import DocumentModel
internal import GRDB

extension StoreSetReader {
    /// The rows of the documents with that key or alias, at most one in each store.
    package func documentRows(key: String) throws -> [Int64] {
        try readers.enumerated().compactMap { store, reader in
            try reader.documentID(key: key).map { try id($0, store: store) }
        }
    }

    /// - Throws: `StoreError` `unknown_document` if no store has a document with that key or alias.
    package func requireDocument(key: String) throws {
        if try documentRows(key: key).isEmpty { throw StoreError.unknownDocument(key, path) }
    }

    /// The documents whose whole key fits a pattern, or what follows a `/` in it.
    ///
    /// - Throws: `StoreError` `unknown_document` if no store has any.
    package func documentIDs(pattern: String) throws -> [Int64] {
        let found = try readers.enumerated().flatMap { store, reader in
            try reader.documentIDs(pattern: pattern).map { try id($0, store: store) }
        }
        guard found.isEmpty else { return found }
        throw StoreError.unknownPattern(pattern, path)
    }

    /// The names of all documents, store by store, each in the order of its keys; reads every document's row.
    package func forEachDocumentNames(_ body: (DocumentNames) throws -> Void) throws {
        for (store, reader) in readers.enumerated() {
            try reader.forEachDocumentNames { names in
                var names = names
                names.id = try id(names.id, store: store)
                try body(names)
            }
        }
    }

    /// The keys that several stores have.
    ///
    /// All keys are read, one at a time from each store.
    package func repeatedKeys() throws -> Set<String> {
        guard isSet else { return [] }
        var repeated: Set<String> = []
        let cursors = try readers.map { try $0.documentKeyCursor() }
        var keys = try cursors.map { try $0.next() }
        while let least = keys.compactMap(\.self).min(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            let holders = keys.indices.filter { keys[$0] == least }
            if holders.count > 1 { repeated.insert(least) }
            for store in holders { keys[store] = try cursors[store].next() }
        }
        return repeated
    }

    /// Who made the parses of the stores, each once, in the order of the names.
    package func providers() throws -> [String] {
        Set(try readers.flatMap { try $0.providers() }).sorted()
    }

    /// The documents that a filter lets pass with all their parses, in the order of their keys.
    package func documents(
        _ filter: DocumentFilter = DocumentFilter(parses: .all), limit: Int, offset: Int = 0
    ) throws -> [StoredDocument] {
        guard isSet else { return try readers[0].documents(filter, limit: limit, offset: offset) }
        let keys = try readers.enumerated().flatMap { store, reader in
            try reader.documentKeys(filter, limit: limit.addingClamped(offset)).map {
                (store: store, key: $0)
            }
        }
        let shown = keys.sorted { ($0.key, $0.store) < ($1.key, $1.store) }.dropFirst(offset).prefix(limit)
        return try shown.compactMap { try readers[$0.store].document(key: $0.key) }
    }

    /// How many documents a filter lets pass.
    package func documentCount(_ filter: DocumentFilter = DocumentFilter(parses: .all)) throws -> Int {
        try readers.reduce(0) { try $0 + $1.documentCount(filter) }
    }

    /// The document of a row.
    package func document(row id: Int64) throws -> StoredDocument? {
        let (reader, row) = try place(id)
        return try reader.document(id: row, withDetails: false)
    }
}
