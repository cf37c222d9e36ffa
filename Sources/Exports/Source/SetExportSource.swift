internal import Checksums
internal import DocumentModel
internal import Storage

/// The documents of several stores, one store after the other.
///
/// A document that an earlier store has is left out of the later ones.
package struct SetExportSource: ExportSource {
    private let parts: [StoreExportSource]

    /// Makes a source of one for each store.
    package init(_ parts: [StoreExportSource]) { self.parts = parts }

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
