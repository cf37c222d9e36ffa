package import DocumentModel
package import Rendering
internal import Storage

/// Where an export takes its documents from: a store, or plain values in tests.
package protocol ExportSource {
    /// Sends each document of a selection, then the assets that its next pages show, the edges of these pages, and
    /// the pages in order.
    ///
    /// A document that was parsed in parts has assets, edges and pages more than once. The same selection over the same
    /// content comes in the same order. What the visitor throws ends the walk.
    func forEachPage(of selection: ExportSelection, needs: ExportNeeds, _ visitor: ExportVisitor) throws

    /// The bytes of a stored asset; nil if they are missing.
    ///
    /// - Throws: `ExportError` `asset_unreadable` for a store that is damaged there.
    func bytes(ofAsset sha256: String) throws -> [UInt8]?

    /// Which state of a store this is; nil for plain values.
    func origin() throws -> StoreOrigin?
}

/// What an export needs of pages, since each costs reading.
package struct ExportNeeds: Hashable, Sendable {
    /// Whether blocks name their assets.
    package var assets = true
    /// Whether the edges of pages come before the pages.
    package var edges = false
    /// Whether pages have their own markdown.
    package var markdown = false

    package init(assets: Bool = true, edges: Bool = false, markdown: Bool = false) {
        self.assets = assets
        self.edges = edges
        self.markdown = markdown
    }
}

/// The functions to call, in this order.
package struct ExportVisitor {
    package var document: (ExportDocument) throws -> Void
    /// Called once a parse, also if the assets are not needed.
    package var assets: ([ExportAsset]) throws -> Void
    package var edges: (PageEdges) throws -> Void
    package var page: (ExportPage) throws -> Void
    /// Called for a page that cannot be read; the walk continues.
    package var failed: (ExportFailure) -> Void

    package init(
        document: @escaping (ExportDocument) throws -> Void = { _ in },
        assets: @escaping ([ExportAsset]) throws -> Void = { _ in },
        edges: @escaping (PageEdges) throws -> Void = { _ in },
        page: @escaping (ExportPage) throws -> Void, failed: @escaping (ExportFailure) -> Void = { _ in }
    ) {
        self.failed = failed
        self.document = document
        self.assets = assets
        self.edges = edges
        self.page = page
    }
}

/// Which state of a store an export was made from.
package struct StoreOrigin: Hashable, Sendable {
    /// Changes with anything that could change the export.
    package let generation: String
    package let schemaVersion: Int

    package init(generation: String, schemaVersion: Int) {
        self.generation = generation
        self.schemaVersion = schemaVersion
    }
}
