package import DocumentModel

/// A page without what the options leave out.
package struct CleanPage {
    package var page: ExportPage
    package var removed: [RemovedText]

    package init(page: ExportPage, removed: [RemovedText]) {
        (self.page, self.removed) = (page, removed)
    }

    /// The blocks that are left.
    package var blocks: [Block] { page.blocks }
}
