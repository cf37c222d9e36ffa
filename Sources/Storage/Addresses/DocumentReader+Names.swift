internal import GRDB

/// What a document is called, for looking documents up by their names.
package struct DocumentNames: Hashable, Sendable {
    package var id: Int64
    package let key: String
    package let title: String?
    /// The name of the parsed file.
    package let sourceName: String?
}

extension DocumentReader {
    /// The names of all documents, in the order of their keys; reads every document's row.
    package func forEachDocumentNames(_ body: (DocumentNames) throws -> Void) throws {
        let statement = try database.cachedStatement(
            sql: "SELECT id, key, title, source_name FROM documents ORDER BY key")
        var row = RowDecoder(statement)
        defer { row.end() }
        while try row.next() {
            try body(
                DocumentNames(
                    id: row.int64(), key: row.string(), title: row.optionalString(),
                    sourceName: row.optionalString()))
        }
    }

    /// The documents whose whole key fits a pattern, or what follows a `/` in it: `*` means any text, `?` one character.
    func documentIDs(pattern: String) throws -> [Int64] {
        // A bracket is itself, as it may be in a key.
        let glob = pattern.replacing("[", with: "[[]")
        return try Int64.fetchAll(
            database, sql: "SELECT id FROM documents WHERE key GLOB ?1 OR key GLOB '*/' || ?1 ORDER BY id",
            arguments: [glob])
    }
}
