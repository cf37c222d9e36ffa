internal import JSONView

/// TextIn: `text` of each detail, or of its cells; `text` or the table's HTML of each element.
struct TextInTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let root = files.lazy.compactMap(\.json).first else { return [] }
        let details = root["result"]?.list("detail") ?? []
        guard details.isEmpty else {
            return details.map { detail in
                let text = detail["text"]?.string ?? ""
                let cells = detail.list("cells").compactMap { $0["text"]?.string }.joined(separator: " ")
                return SentText(
                    text.isEmpty ? cells : text, page: detail["page_id"]?.int.map { $0 - 1 },
                    form: .markdown)
            }
        }
        let elements = (root["data"] ?? root["result"])?.list("elements") ?? root.list
        return elements.map { element in
            let metadata = element["metadata"]
            let page = (element["page_number"] ?? metadata?["page_number"])?.int.map { $0 - 1 }
            let html = metadata?["text_as_html"]?.string
            return SentText(html ?? element["text"]?.string ?? "", page: page, form: .markdown)
        }
    }
}

/// DocMind: `text` of each layout, or of its cells, or the model's HTML of a table.
struct DocMindTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let root = files.lazy.compactMap(\.json).first else { return [] }
        let answers = root.array == nil ? [root] : root.list
        return answers.flatMap { $0["Data"]?.list("layouts") ?? [] }.map { layout in
            let cells = layout.list("cells").flatMap { $0.list("layouts") }.compactMap { $0["text"]?.string }
            let sent: [String?] = [
                layout["text"]?.string, layout["llmResult"]?.string, cells.joined(separator: " "),
            ]
            let number = layout["pageNum"]
            return SentText(
                sent.compactMap { $0 }.first { !$0.isEmpty } ?? "",
                page: number?.array?.first?.int ?? number?.int, form: .html)
        }
    }
}
