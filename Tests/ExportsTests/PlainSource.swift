import DocumentModel
@testable import Exports
import Rendering
import Storage

/// Documents as plain values.
struct PlainSource: ExportSource {
    var documents: [(document: ExportDocument, assets: [ExportAsset], pages: [ExportPage])] = []
    var contents: [String: [UInt8]] = [:]

    /// Adds a document with a text block on each page.
    mutating func add(_ key: String, provider: String = "alpha", isPreferred: Bool = true, texts: [String]) {
        let pages = texts.enumerated().map { index, text in
            ExportPage(index: index, blocks: [Block(.text, text: text)])
        }
        documents.append(
            (
                ExportDocument(
                    key: key, provider: provider, isPreferred: isPreferred, pageCount: texts.count), [],
                pages
            ))
    }

    func forEachPage(of selection: ExportSelection, needs: ExportNeeds, _ visitor: ExportVisitor) throws {
        for entry in documents where selection.shard?.includes(key: entry.document.key) != false {
            try visitor.document(entry.document)
            try visitor.assets(needs.assets ? entry.assets : [])
            if needs.edges {
                for page in entry.pages {
                    let body = page.blocks.filter { !$0.type.isFurniture && !$0.text.isEmpty }
                    try visitor.edges(
                        PageEdges(
                            pageIndex: page.index, top: Array(body.prefix(3)),
                            bottom: body.suffix(3).reversed()))
                }
            }
            for one in entry.pages { try visitor.page(one) }
        }
    }

    func origin() throws -> StoreOrigin? { nil }

    func bytes(ofAsset sha256: String) throws -> [UInt8]? { contents[sha256] }
}
