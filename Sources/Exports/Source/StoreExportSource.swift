internal import DocumentModel
package import Storage

/// The documents of a store, read in one unchanging state of it.
package struct StoreExportSource: ExportSource {
    private let reader: DocumentReader
    /// The row ids of the only pages that are handed out; nil for all.
    private let pages: Set<Int64>?

    /// Makes a source of a store's documents, or of certain pages of theirs by row id.
    package init(_ reader: DocumentReader, pages: Set<Int64>? = nil) {
        self.reader = reader
        self.pages = pages
    }

    package func forEachPage(
        of selection: ExportSelection, needs: ExportNeeds, _ visitor: ExportVisitor
    ) throws {
        var filter = DocumentFilter(keys: selection.keys, keyPrefix: selection.keyPrefix)
        if let providers = selection.providers {
            filter.providers = providers
            filter.parses = .all
        }
        var parses = OpenParses(reader: reader, selection: selection, withAssets: needs.assets)
        try reader.forEachPage(
            filter, blocks: .text, withMarkdown: needs.markdown, includes: { selection.includes(key: $0) }
        ) { stored in
            guard selection.includes(pageIndex: stored.index), pages?.contains(stored.id) != false,
                selection.includes(stored.blocks.lazy.map(\.block))
            else { return }
            let step = try parses.advance(to: stored)
            guard !step.isSkipped else { return }
            if step.document { try visitor.document(parses.document) }
            if step.parse {
                try visitor.assets(parses.assets)
                if needs.edges {
                    try reader.forEachPageEdge(parse: stored.parseID, count: EdgeLine.count, visitor.edges)
                }
            }
            try visitor.page(parses.page(stored))
        }
    }

    package func bytes(ofAsset sha256: String) throws -> [UInt8]? {
        try reader.asset(sha256: sha256)?.bytes
    }

    package func origin() throws -> StoreOrigin? {
        StoreOrigin(generation: try reader.generation(), schemaVersion: try reader.schemaVersion())
    }
}
