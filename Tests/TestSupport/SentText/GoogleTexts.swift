internal import JSONView

/// Google: the text of documents by the stretches that each page refers to, the layout parser's blocks, Vision's text.
struct GoogleTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        let roots = files.compactMap(\.json)
        guard let root = roots.first else { return [] }
        if let blocks = root["documentLayout"]?.list("blocks"), !blocks.isEmpty {
            return blocks.flatMap { texts(ofBlock: $0, page: 0) }
        }
        if let chunks = root["chunkedDocument"]?.list("chunks") {
            return chunks.map {
                SentText(
                    $0["content"]?.string ?? "", page: ($0["pageSpan"]?["pageStart"]?.int ?? 1) - 1,
                    form: .markdown)
            }
        }
        if let responses = root["responses"]?.list {
            return responses.enumerated().map { position, response in
                let first = response.list("textAnnotations").first?["description"]
                let text = (response["fullTextAnnotation"]?["text"] ?? first)?.string ?? ""
                let page = response["context"]?["pageNumber"]?.int.map { $0 - 1 }
                return SentText(text, page: page ?? position)
            }
        }
        return roots.flatMap(texts(ofDocument:))
    }

    /// Each letter of the text once, on the first page that refers to it.
    private func texts(ofDocument root: JSONValue) -> [SentText] {
        let scalars = Array((root["text"]?.string ?? "").unicodeScalars)
        var pages = [Int?](repeating: nil, count: scalars.count)
        let list = root.list("pages")
        for (position, page) in list.enumerated() {
            let index = page["pageNumber"]?.int.map { $0 - 1 } ?? position
            for anchor in page.allObjects.compactMap({ $0["textAnchor"] }) {
                for segment in anchor.list("textSegments") {
                    let start = segment["startIndex"]?.lenientInt ?? 0
                    let end = segment["endIndex"]?.lenientInt ?? 0
                    guard start >= 0, start <= end, end <= scalars.count else { continue }
                    for place in start..<end where pages[place] == nil { pages[place] = index }
                }
            }
        }
        let first = (list.first?["pageNumber"]?.int ?? 1) - 1
        var texts: [Int: String] = [:]
        for (scalar, page) in zip(scalars, pages) {
            texts[page ?? first, default: ""].unicodeScalars.append(scalar)
        }
        let codes = list.enumerated().flatMap { position, page in
            page.list("detectedBarcodes").map {
                SentText(
                    $0["barcode"]?["rawValue"]?.string ?? "",
                    page: page["pageNumber"]?.int.map { $0 - 1 } ?? position)
            }
        }
        return texts.map { SentText($0.value, page: $0.key) } + codes
    }

    private func texts(ofBlock block: JSONValue, page: Int) -> [SentText] {
        let page = block["pageSpan"]?["pageStart"]?.int.map { $0 - 1 } ?? page
        let table = block["tableBlock"]
        let image = block["imageBlock"]
        let own = [block["textBlock"]?["text"], table?["caption"], image?["imageText"]]
        let rows = (table?.list("headerRows") ?? []) + (table?.list("bodyRows") ?? [])
        let inner =
            (block["textBlock"]?.list("blocks") ?? [])
            + rows.flatMap { $0.list("cells") }.flatMap { $0.list("blocks") }
            + (block["listBlock"]?.list("listEntries") ?? []).flatMap { $0.list("blocks") }
        return own.compactMap { $0?.string }.map { SentText($0, page: page) }
            + inner.flatMap { texts(ofBlock: $0, page: page) }
    }
}
