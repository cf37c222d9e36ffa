internal import JSONView

/// Upstage Document Parse: the text of each element, or its HTML if no text was asked for; a table's HTML has spanned cells once.
struct UpstageTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let root = files.lazy.compactMap(\.json).first else { return [] }
        let answer = root["content"]?["elements"] == nil ? root : root["content"] ?? root
        return answer.list("elements").map { element in
            let page = element["page"]?.int.map { $0 - 1 }
            let text = element["content"]?["text"]?.string ?? ""
            guard text.isEmpty else { return SentText(text, page: page) }
            let html = element["content"]?["html"]?.string ?? ""
            let images = html.matches(of: /alt="([^"]*)"/).map { String($0.1) }.joined(separator: " ")
            return SentText(
                html.replacing(/<\/?[a-zA-Z][^>]*>/, with: " ") + images, page: page, form: .html)
        }
    }
}
