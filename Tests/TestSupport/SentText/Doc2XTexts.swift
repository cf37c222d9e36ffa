internal import JSONView

/// Doc2X: the markdown of each page (`md`), or the exported markdown file.
struct Doc2XTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        for file in files {
            let pages = file.json?.allObjects.first { $0["pages"]?.array != nil }?.list("pages") ?? []
            guard !pages.isEmpty else { continue }
            return pages.enumerated().map { position, page in
                field(page["md"]?.string ?? "", page: page["page_idx"]?.lenientInt ?? position)
            }
        }
        // An export tells pages in the names of images only.
        return files.compactMap(\.markdown).map { field($0, page: nil) }
    }

    /// The labels in comments are Doc2X's words, not the page's.
    private func field(_ markdown: String, page: Int?) -> SentText {
        let text = markdown.replacing(/<!-- (Media|Footnote) -->/, with: "")
            .replacing(/<!-- (Meanless|figureText|Figure Text):/, with: "<!-- ")
        return SentText(text, page: page, form: .markdown)
    }
}
