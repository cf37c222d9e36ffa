internal import GRDB

/// A `DocumentFilter` as an SQL condition over `documents` and `parses`.
struct FilterCondition {
    private(set) var sql: String
    private(set) var arguments = StatementArguments()

    /// - Throws: `StoreError` `unknown_document` for a key that the store does not have.
    init(_ filter: DocumentFilter, _ reader: DocumentReader) throws {
        sql = filter.parses == .preferred ? "parses.is_preferred" : "1"
        if let keys = filter.keys {
            let ids = try keys.map { key in
                guard let id = try reader.documentID(key: key) else {
                    throw StoreError.unknownDocument(key, reader.path)
                }
                return id
            }
            add("documents.id", among: ids)
        }
        if let ids = filter.ids {
            // One argument, as there can be more documents than arguments.
            sql += " AND documents.id IN (SELECT value FROM json_each(?))"
            arguments += ["[" + ids.map(String.init).joined(separator: ",") + "]"]
        }
        if let prefix = filter.keyPrefix {
            // The upper bound sorts after every text with the prefix, so that the index on keys serves.
            let forms = [prefix] + DocumentKey.otherForms(of: prefix)
            let ranges = Array(repeating: "documents.key >= ? AND documents.key < ?", count: forms.count)
            sql += " AND (" + ranges.joined(separator: " OR ") + ")"
            for form in forms { arguments += [form, form + "\u{10FFFF}"] }
        }
        if let providers = filter.providers { add("parses.provider", among: providers) }
        if let statuses = filter.statuses { add("parses.status", among: statuses) }
        if let languages = filter.languages { add("documents.language", among: languages) }
        if let time = filter.updatedSince {
            sql += " AND documents.updated_at >= ?"
            arguments += [time]
        }
    }

    private mutating func add(_ column: String, among values: [some DatabaseValueConvertible]) {
        let marks = Array(repeating: "?", count: values.count).joined(separator: ", ")
        sql += " AND \(column) IN (\(marks))"
        arguments += StatementArguments(values)
    }
}

extension StoreError {
    /// The error for a key that no document has, nor has among its aliases.
    static func unknownDocument(_ key: String, _ path: String) -> StoreError {
        StoreError(
            .unknownDocument, "\(path) has no document \(key)", hint: "list the keys with `folio documents`")
    }

    /// The error for a pattern that no key fits.
    static func unknownPattern(_ pattern: String, _ path: String) -> StoreError {
        StoreError(
            .unknownDocument, "\(path) has no document whose key fits \(pattern)",
            hint: "list the keys with `folio documents`; * stands for any text, ? for one character")
    }
}
