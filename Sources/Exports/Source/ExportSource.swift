/// Where an export takes its documents from: a store, or plain values in tests.
package protocol ExportSource {
    /// Hands out each document of a selection, then the assets that its next pages show, then those pages in order.
    ///
    /// A document that was parsed in parts has assets and pages more than once. Without `withAssets` no assets are
    /// told, nor need blocks name them. The same selection over the same content comes in the same order. What the closures throw ends the walk.
    func forEachPage(
        of selection: ExportSelection, withAssets: Bool,
        document: (ExportDocument) throws -> Void, assets: ([ExportAsset]) throws -> Void,
        page: (ExportPage) throws -> Void
    ) throws

    /// The bytes of a stored asset; nil where there are none.
    func bytes(ofAsset sha256: String) throws -> [UInt8]?
}
