internal import DocumentModel
internal import Rendering
internal import Storage

/// What a source sends, in its order, as a value that can go to another thread.
enum ExportEvent: Sendable {
    case document(ExportDocument)
    case assets([ExportAsset])
    case edges(PageEdges)
    case page(ExportPage)
    case failure(ExportFailure)

    /// About how much memory it takes, in bytes.
    var size: Int {
        switch self {
        case .page(let page):
            page.blocks.reduce(512) { $0 + 320 + $1.text.utf8.count + ($1.markup?.content.utf8.count ?? 0) }
        case .edges, .document, .failure: 512
        case .assets(let assets): 128 * assets.count
        }
    }
}
