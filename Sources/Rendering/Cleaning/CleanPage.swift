package import DocumentModel

/// A page without what the options leave out.
package struct CleanPage {
    package var page: ExportPage
    package var removed: [RemovedText]

    /// The blocks that are left.
    package var blocks: [Block] { page.blocks }
}
