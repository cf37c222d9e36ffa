internal import JSONView

/// Mistral OCR: the blocks' content, or else the page's markdown; tables, headers and footers kept apart; what a model said of images.
struct MistralTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let root = files.lazy.compactMap(\.json).first else { return [] }
        return root.list("pages").flatMap(texts)
    }

    private func texts(of page: JSONValue) -> [SentText] {
        let index = page["index"]?.lenientInt
        var ids = page.list("tables").compactMap { $0["id"]?.string }
        let blocks = page.list("blocks")
        let said =
            blocks.isEmpty ? [page["markdown"]?.string ?? ""] : blocks.compactMap { $0["content"]?.string }
        let types = blocks.compactMap { $0["type"]?.string }
        let apart = ["header", "footer"].filter { !types.contains($0) }.compactMap { page[$0]?.string }
        let tables = page.list("tables").compactMap { $0["content"]?.string }
        let annotations = page.list("images").compactMap {
            ($0["image_annotation"] ?? $0["imageAnnotation"])?.string
        }
        ids.removeAll { $0.isEmpty }
        return (said + apart + tables).map { text in
            let rest = ids.reduce(text) { $0.replacing("[\($1)](\($1))", with: "") }
            return SentText(rest, page: index, form: .markdown)
        }
            + annotations.flatMap { strings(in: (try? JSONDocument(Array($0.utf8)))?.root) }
            .map { SentText($0, page: index) }
    }

    private func strings(in value: JSONValue?) -> [String] {
        guard let value else { return [] }
        if let object = value.object { return object.flatMap { strings(in: $0.value) } }
        if value.array != nil { return value.elements.flatMap { strings(in: $0) } }
        return [value.string ?? value.double.map { "\($0)" } ?? ""]
    }
}
