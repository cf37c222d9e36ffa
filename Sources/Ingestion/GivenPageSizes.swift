package import DocumentModel
internal import Providers

/// What a user said about the sizes of pages, for results that do not hold them.
package struct GivenPageSizes: Sendable {
    /// The PDFs that were parsed.
    package var pdfs: PDFCatalog?
    /// The size of all pages of the documents whose PDF is not there.
    package var size: PageSize?

    package init(pdfs: PDFCatalog? = nil, size: PageSize? = nil) {
        self.pdfs = pdfs
        self.size = size
    }

    var isEmpty: Bool { pdfs == nil && size == nil }

    /// The sizes of a result's pages, and a note for the user if a PDF could not be used.
    func sizes(for document: ParsedDocument, key: String) -> (sizes: PageSizes?, note: String?) {
        let pageCount = document.pageCount ?? document.pages.count
        var note: String?
        switch pdfs?.pageSizes(key: key, fileName: document.sourceName, pageCount: pageCount) {
        case .sizes(let sizes): return (PageSizes(sizes, from: .pdf), nil)
        case .unusable(let reason): note = "\(key): \(reason); the page sizes of this PDF were not used"
        case .unknown where size == nil: note = "\(key): --pdf contains no PDF with this name"
        case .unknown, nil: break
        }
        return (size.map { PageSizes($0, pageCount: pageCount, from: .option) }, note)
    }
}
