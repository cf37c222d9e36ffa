internal import JSONView

/// PyMuPDF: the spans of lines and cells of tables, or the markdown of chunks.
///
/// Of the lines of a page beside its boxes, those count that stand in no box with text.
struct PyMuPDFTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let root = files.lazy.compactMap(\.json).first else { return [] }
        let pages = root["pages"]?.list ?? (root["blocks"] == nil ? root.list : [root])
        return pages.enumerated().flatMap { position, page -> [SentText] in
            let metadata = page["metadata"]
            let number = (page["page_number"] ?? metadata?["page_number"] ?? metadata?["page"])?.int
            let index = number.map { $0 - 1 } ?? position
            if let text = page["text"]?.string {
                return [SentText(Self.withoutNotes(text), page: index, form: .markdown)]
            }
            if page["boxes"] != nil { return layout(page).map { SentText($0, page: index) } }
            return page.list("blocks").map { SentText(Self.text($0.list("lines")), page: index) }
        }
    }

    /// The words that PyMuPDF4LLM writes around and in the place of pictures are its own.
    private static func withoutNotes(_ text: String) -> String {
        text.replacing(/\*\*==> picture .* intentionally omitted <==\*\*/, with: "")
            .replacing(/\*\*----- (Start|End) of picture text -----\*\*/, with: "")
    }

    private func layout(_ page: JSONValue) -> [String] {
        let boxes = page.list("boxes")
        let held = boxes.flatMap { box in
            (box["table"]?.list("extract") ?? []).flatMap(\.list).compactMap(\.string)
                + [Self.text(box.list("textlines"))]
        }
        let filled = boxes.filter { !$0.list("textlines").isEmpty || $0["table"] != nil }
        let free = page.list("fulltext").flatMap { $0.list("lines") }.filter { line in
            let box = line.list("bbox").compactMap(\.double)
            return box.count == 4
                && !filled.contains { Self.holds($0, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2) }
        }
        return held + [Self.text(free)]
    }

    private static func holds(_ box: JSONValue, _ x: Double, _ y: Double) -> Bool {
        guard let x0 = box["x0"]?.double, let y0 = box["y0"]?.double, let x1 = box["x1"]?.double,
            let y1 = box["y1"]?.double
        else { return false }
        return x > x0 - 1 && x < x1 + 1 && y > y0 - 1 && y < y1 + 1
    }

    private static func text(_ lines: [JSONValue]) -> String {
        lines.flatMap { $0.list("spans") }.map { span in
            span["text"]?.string ?? span.list("chars").compactMap { $0["c"]?.string }.joined()
        }.joined(separator: " ")
    }
}
