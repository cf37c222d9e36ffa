internal import DocumentModel

/// A page without what the options leave out.
struct CleanPage {
    var page: ExportPage
    var removed: [RemovedText]

    /// The blocks that are left.
    var blocks: [Block] { page.blocks }
}
