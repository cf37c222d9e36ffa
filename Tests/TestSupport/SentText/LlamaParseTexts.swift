internal import JSONView

/// LlamaParse: `value` of each item, the cells of tables, captions and words of images; markdown where there are no items.
struct LlamaParseTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let file = files.lazy.compactMap(\.json).first else { return [] }
        let root = file.list.first ?? file
        let items = root["items"]?.list("pages") ?? []
        let markdown = root["markdown"]?.list("pages") ?? []
        let pages =
            !items.isEmpty
            ? items : !markdown.isEmpty ? markdown : root["page"] != nil ? [root] : root.list("pages")
        return pages.enumerated().flatMap { position, page -> [SentText] in
            let number = (page["page"] ?? page["page_number"])?.int.map { $0 - 1 } ?? position
            let found = page.list("items").flatMap(strings)
            let images = page.list("images").flatMap { $0.list("ocr") }.compactMap { $0["text"]?.string }
            guard found.isEmpty else {
                return (found + images).map { SentText($0, page: number, form: .markdown) }
            }
            let body =
                [page["md"], page["markdown"], page["text"]].first { $0?.string?.isEmpty == false } ?? nil
            let texts = [page["header"], body, page["footer"]]
            return (texts.compactMap { $0?.string } + images).map {
                SentText($0, page: number, form: .markdown)
            }
        }
    }

    private func strings(_ item: JSONValue) -> [String] {
        if let items = item["items"]?.array { return items.flatMap(strings) }
        if item["type"]?.string == "table" {
            return item.list("rows").flatMap(\.list).map { $0.string ?? $0.double.map { "\($0)" } ?? "" }
        }
        return [(item["value"] ?? item["text"] ?? item["caption"])?.string ?? ""]
    }
}

/// pdfplumber: `text` of each character.
struct PDFPlumberTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let root = files.lazy.compactMap(\.json).first else { return [] }
        return root.list("pages").map { page in
            SentText(
                page.list("chars").compactMap { $0["text"]?.string }.joined(),
                page: page["page_number"]?.int.map { $0 - 1 })
        }
    }
}
