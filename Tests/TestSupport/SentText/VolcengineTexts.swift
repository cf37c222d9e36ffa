internal import JSONView

/// Volcengine: `textblocks[].text` of each page of `detail`, which may be a string of JSON; else `markdown`.
struct VolcengineTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let root = files.lazy.compactMap(\.json).first else { return [] }
        let objects = root.allObjects
        let detail = objects.lazy.compactMap { $0["detail"]?.string }.first
        let inner = detail.flatMap { try? JSONDocument(Array($0.utf8)).root }
        let pages = (objects + (inner?.allObjects ?? [])).filter { $0["textblocks"] != nil }
        guard !pages.isEmpty else {
            return objects.compactMap { $0["markdown"]?.string }.map {
                SentText($0, page: nil, form: .markdown)
            }
        }
        var last = -1
        return pages.flatMap { page in
            // Answers joined to one file all begin at 0.
            last = max(page["page_id"]?.lenientInt ?? 0, last + 1)
            return page.list("textblocks").map { field($0, page: last) }
        }
    }

    private func field(_ block: JSONValue, page: Int) -> SentText {
        let text = block["text"]?.string ?? ""
        let isMarked = text.contains("<table") || text.contains("![")
        return SentText(text, page: page, form: isMarked ? .markdown : .plain)
    }
}
