import DocumentModel
import Exports

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

    func forEachPage(
        of selection: ExportSelection, withAssets: Bool, document: (ExportDocument) throws -> Void,
        assets: ([ExportAsset]) throws -> Void, page: (ExportPage) throws -> Void
    ) throws {
        for entry in documents {
            try document(entry.document)
            try assets(withAssets ? entry.assets : [])
            for one in entry.pages { try page(one) }
        }
    }

    func bytes(ofAsset sha256: String) throws -> [UInt8]? { contents[sha256] }
}
