internal import DocumentModel
internal import Rendering
package import Storage

/// The documents of a store, read in one unchanging state of it.
package struct StoreExportSource: ExportSource {
    let reader: DocumentReader
    /// The row ids of the only pages that are sent; nil for all.
    let pages: Set<Int64>?
    /// The keys of documents that are not sent.
    private let excluded: Set<String>
    /// Whose version of each page is sent; nil for whole parses.
    private let choices: PageChoices?

    /// Makes a source of a store's documents, or of certain pages of theirs by row id, without those of some keys.
    package init(
        _ reader: DocumentReader, pages: Set<Int64>? = nil, excluded: Set<String> = [],
        choices: PageChoices? = nil
    ) {
        self.reader = reader
        self.excluded = excluded
        self.pages = pages
        self.choices = choices
    }

    package func forEachPage(
        of selection: ExportSelection, needs: ExportNeeds, _ visitor: ExportVisitor
    ) throws {
        if let choices { return try forEachChosenPage(choices, of: selection, needs: needs, visitor) }
        let filter = selection.documentFilter
        let parses = OpenParses(reader: reader, selection: selection, withAssets: needs.assets)
        let feeder = PageFeeder(reader, parses, needs, visitor)
        try reader.forEachPage(
            filter, blocks: .text, withMarkdown: needs.markdown, includes: { includes(key: $0, selection) },
            damaged: { key, index, reason in
                visitor.failed(
                    ExportFailure(document: key, pageNumber: index.map { $0 + 1 }, reason: reason))
            }
        ) { stored in
            guard selection.includes(pageIndex: stored.index), pages?.contains(stored.id) != false,
                selection.includes(stored.blocks.lazy.map(\.block))
            else { return }
            try feeder.add(stored)
        }
        try feeder.finish()
    }

    func includes(key: String, _ selection: ExportSelection) -> Bool {
        selection.includes(key: key) && !excluded.contains(key)
    }

    /// Sends the edges of all pages of a parse; those of a damaged page are left out, since the page itself is reported.
    static func tellEdges(
        of parse: Int64, _ reader: DocumentReader, _ body: (PageEdges) throws -> Void
    ) throws {
        do {
            try reader.forEachPageEdge(
                parse: parse, count: EdgeLine.count, passesOverDamage: true, body)
        } catch  where StoreError.damage(in: error) != nil {}
    }

    package func bytes(ofAsset sha256: String) throws -> [UInt8]? {
        do {
            return try reader.asset(sha256: sha256)?.bytes
        } catch {
            guard let reason = StoreError.damage(in: error) else { throw error }
            throw ExportError(
                .assetUnreadable, "cannot read the asset \(sha256): \(reason)", hint: "run `folio check`")
        }
    }

    package func origin() throws -> StoreOrigin? {
        StoreOrigin(generation: try reader.generation(), schemaVersion: try reader.schemaVersion())
    }
}

extension ExportSelection {
    /// What of the selection the store itself applies.
    var documentFilter: DocumentFilter {
        var filter = DocumentFilter(keys: keys, keyPrefix: keyPrefix)
        filter.updatedSince = updatedSince
        if let providers {
            filter.providers = providers
            filter.parses = .all
        }
        return filter
    }
}
