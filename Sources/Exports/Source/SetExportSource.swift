internal import Checksums
internal import DocumentModel
package import Storage

/// The documents of several stores, one store after the other.
///
/// A document that several stores have comes from the last of them in which it passes the selection.
package struct SetExportSource: ExportSource {
    private let parts: [StoreExportSource]
    /// How many documents several stores have.
    package let repeatedDocuments: Int

    /// Makes a source of stores, or of certain pages in each by row id.
    ///
    /// - Throws: `StoreError` `unknown_document` for a key of the selection that no store has.
    package init(
        _ set: StoreSetReader, pages: [Set<Int64>]? = nil, selection: ExportSelection,
        choices: (DocumentReader) throws -> PageChoices? = { _ in nil }
    ) throws {
        for key in selection.keys ?? [] { try set.requireDocument(key: key) }
        let repeated = try set.repeatedKeys()
        repeatedDocuments = repeated.count
        let excluded = try Self.excluded(repeated, set, pages, selection)
        parts = try set.readers.enumerated().map { store, reader in
            StoreExportSource(
                reader, pages: pages?[store], excluded: excluded[store], choices: try choices(reader))
        }
    }

    /// By store, the keys of the documents that come from another one.
    private static func excluded(
        _ repeated: Set<String>, _ set: StoreSetReader, _ pages: [Set<Int64>]?, _ selection: ExportSelection
    ) throws -> [Set<String>] {
        var excluded = set.readers.map { _ in Set<String>() }
        guard !repeated.isEmpty else { return excluded }
        let selected = try pages.map { pages in
            try zip(set.readers, pages).map { reader, ids in
                Set(try reader.pages(ids: ids.sorted(), withBlocks: false).map(\.documentKey))
            }
        }
        for key in repeated {
            let source = try set.readers.indices.last { store in
                let reader = set.readers[store]
                guard selected?[store].contains(key) != false,
                    try reader.document(key: key, withDetails: false) != nil
                else { return false }
                var filter = selection.documentFilter
                filter.keys = [key]
                return try !reader.documentKeys(filter, limit: 1).isEmpty
            }
            for store in excluded.indices where source != nil && store != source {
                excluded[store].insert(key)
            }
        }
        return excluded
    }

    package func forEachPage(
        of selection: ExportSelection, needs: ExportNeeds, _ visitor: ExportVisitor
    ) throws {
        for part in parts {
            var selection = selection
            if let keys = selection.keys {
                // Whether any store has a key was asked before.
                selection.keys = try keys.filter {
                    try part.reader.document(key: $0, withDetails: false) != nil
                }
                if selection.keys == [] { continue }
            }
            try part.forEachPage(of: selection, needs: needs, visitor)
        }
    }

    package func bytes(ofAsset sha256: String) throws -> [UInt8]? {
        for part in parts {
            if let bytes = try part.bytes(ofAsset: sha256) { return bytes }
        }
        return nil
    }

    /// The state of all stores together.
    package func origin() throws -> StoreOrigin? {
        let origins = try parts.compactMap { try $0.origin() }
        let generations = origins.map(\.generation).joined(separator: " ")
        return origins.first.map {
            StoreOrigin(
                generation: String(SHA256.text(generations.utf8).prefix(16)),
                schemaVersion: $0.schemaVersion)
        }
    }
}
