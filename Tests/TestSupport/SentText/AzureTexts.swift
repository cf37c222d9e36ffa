internal import JSONView

/// Azure Document Intelligence: the lines of all pages, which have all text but formulas and barcodes; without lines the cells and fields of v2.
struct AzureTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let root = files.lazy.compactMap(\.json).first else { return [] }
        let result = root["analyzeResult"] ?? root
        let isMarkdown = result["contentFormat"]?.string == "markdown"
        let old = result.list("readResults").enumerated().flatMap { position, page in
            oldTexts(of: page, at: position, in: result)
        }
        return old
            + result.list("pages").flatMap { page -> [SentText] in
                let number = (page["pageNumber"] ?? page["page_number"])?.int.map { $0 - 1 }
                let parts = page.list("formulas") + page.list("barcodes")
                return page.list("lines").map { line in
                    let text = (line["content"]?.string ?? "").replacing(":selected:", with: "x")
                        .replacing(/:(unselected|formula|barcode):/, with: "")
                        .replacing(/<!-- Page\w+="(.*)" -->/) { $0.1 }
                    return SentText(text, page: number, form: isMarkdown ? .markdown : .plain)
                } + parts.map { SentText($0["value"]?.string ?? "", page: number) }
            }
    }

    private func oldTexts(of page: JSONValue, at position: Int, in result: JSONValue) -> [SentText] {
        let number = page["page"]?.int ?? position + 1
        let lines = page.list("lines").compactMap { $0["text"]?.string }
        guard lines.isEmpty else { return lines.map { SentText($0, page: number - 1) } }
        let tables = result.list("pageResults").filter { $0["page"]?.int == number }.flatMap {
            $0.list("tables")
        }
        let cells = tables.flatMap { $0.list("cells") }.compactMap { $0["text"]?.string }
        let fields = result.list("documentResults").flatMap(\.allObjects)
            .filter { $0["page"]?.int == number }.compactMap { $0["text"]?.string }
        return (cells + fields.filter { !cells.contains($0) }).map { SentText($0, page: number - 1) }
    }
}
