internal import DocumentModel
package import Storage

/// The documents of a store, read in one unchanging state of it.
package struct StoreExportSource: ExportSource {
    private let reader: DocumentReader

    package init(_ reader: DocumentReader) {
        self.reader = reader
    }

    package func forEachPage(
        of selection: ExportSelection, withAssets: Bool,
        document: (ExportDocument) throws -> Void, assets: ([ExportAsset]) throws -> Void,
        page: (ExportPage) throws -> Void
    ) throws {
        var filter = DocumentFilter(keys: selection.keys, keyPrefix: selection.keyPrefix)
        if let providers = selection.providers {
            filter.providers = providers
            filter.parses = .all
        }
        var parses = OpenParses(reader: reader, withAssets: withAssets)
        try reader.forEachPage(filter) { stored in
            guard selection.includes(pageIndex: stored.index) else { return }
            let step = try parses.advance(to: stored)
            guard !step.isSkipped else { return }
            if step.document { try document(parses.document) }
            if step.parse { try assets(parses.assets) }
            try page(parses.page(stored))
        }
    }

    package func bytes(ofAsset sha256: String) throws -> [UInt8]? {
        try reader.asset(sha256: sha256)?.bytes
    }
}
