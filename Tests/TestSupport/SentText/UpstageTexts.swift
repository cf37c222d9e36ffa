internal import JSONView

/// Upstage Document Parse: the text of each element, or its HTML if no text was asked for; a table's HTML has spanned cells once.
struct UpstageTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let root = files.lazy.compactMap(\.json).first else { return [] }
        return root.list("elements").map { element in
            let page = element["page"]?.int.map { $0 - 1 }
            let text = element["content"]?["text"]?.string ?? ""
            guard text.isEmpty else { return SentText(text, page: page) }
            return SentText(
                (element["content"]?["html"]?.string ?? "").replacing(/<[^>]*>/, with: " "), page: page,
                form: .html)
        }
    }
}
