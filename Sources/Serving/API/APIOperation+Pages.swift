internal import DocumentModel
internal import Rendering
internal import Rows
internal import Storage

extension APIOperation {
    /// The heads of a document's pages, without blocks and markdown.
    static let pages = APIOperation(
        "pages", "List a document's pages with their sizes, without their blocks.",
        [.key, .provider, .limit(10_000), .offset], schema: "PageHeads"
    ) { call in
        let values = call.values
        return try call.store().read { reader in
            let document = try reader.requiredDocument(values)
            let provider = values.text("provider")
            let filter = DocumentFilter(
                keys: [document.key], providers: provider.map { [$0] },
                parses: provider == nil ? .preferred : .all)
            var heads: [Int: PageHead] = [:]
            try reader.forEachPage(
                filter, blocks: .none, withMarkdown: false, includes: { $0 == document.key }
            ) { page in
                // Of several parses of one provider the first one returned is the one that `page` answers.
                if heads[page.index] == nil { heads[page.index] = PageHead(page) }
            }
            let sorted = heads.values.sorted { $0.pageNumber < $1.pageNumber }
            let rows = sorted.dropFirst(values.integer("offset") ?? 0).prefix(
                values.integer("limit") ?? 10_000)
            return try .json(
                PageHeads(
                    document: document.key, title: document.title, total: sorted.count, pages: Array(rows)))
        }
    }

    /// As `folio show KEY --page N --json`, with the tables' cells and the hashes of images.
    static let page = APIOperation(
        "page", "Answer a page: size, markdown, and its blocks with boxes.", [.key, .pageNumber, .provider],
        schema: "DocumentPage"
    ) { call in
        try call.store().read { reader in
            let page = try reader.requiredPage(call.values)
            let document = try reader.requiredDocument(call.values)
            let links = try reader.assetLinks(page: page.id)
            let hasPicture = try call.pictures.hasPicture(of: page, links, document: document, reader)
            return try .json(
                ViewerPages(
                    document: document.key, title: document.title,
                    pages: [try ViewerPage(page, reader, links: links, hasPicture: hasPicture)]))
        }
    }

    /// As `folio show KEY --page N`.
    static let markdown = APIOperation(
        "markdown", "Answer a page as markdown.", [.key, .pageNumber, .provider],
        answers: ["text/markdown; charset=utf-8": ""]
    ) { call in
        let page = try call.store().read { try $0.requiredPage(call.values) }
        let renderer = MarkdownRenderer(MarkdownOptions(images: .link))
        let text = renderer.render(page.blocks.map(\.block), markdown: page.markdown)
        return APIAnswer(contentType: "text/markdown; charset=utf-8", body: Array(text.utf8))
    }
}

/// A page without its content.
private struct PageHead: Encodable {
    let provider: String
    let pageNumber: Int
    @ExplicitNull var pageLabel: String?
    @ExplicitNull var pageSize: PageSize?
    let status: Page.Status

    init(_ page: StoredPage) {
        provider = page.provider
        pageNumber = page.index + 1
        pageLabel = page.label
        pageSize = page.size
        status = page.status
    }
}

private struct PageHeads: Encodable {
    let document: String
    @ExplicitNull var title: String?
    let total: Int
    let pages: [PageHead]
}
