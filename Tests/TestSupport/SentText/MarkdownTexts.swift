/// Plain markdown: the file, between the marks that part pages; of an image what stands for it.
struct MarkdownTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        files.compactMap(\.markdown).map { markdown in
            let text = markdown.replacing(/\{\d+\}-{48}/, with: "").replacing(/!\[([^\]]*)\]\([^)]*\)/) {
                $0.1
            }
            return SentText(text, page: nil, form: .markdown)
        }
    }
}
