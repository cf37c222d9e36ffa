internal import DocumentModel
internal import JSONView
internal import Markup

extension PyMuPDFDecoder {
    /// Reads a page chunk: its markdown, and which stretch of it stands in which box.
    ///
    /// `pos` counts code points. Older versions have no boxes.
    mutating func readChunk(_ chunk: JSONValue, index: Int, at path: String) {
        let markdown = builder.assets.extractEmbedded(from: chunk["text"]?.string ?? "", on: index)
        builder.startPage(Page(index: index, markdown: markdown))
        guard let boxes = chunk["page_boxes"]?.array, !boxes.isEmpty else {
            return builder.addBlocks(ofMarkdown: markdown)
        }
        builder.warn(
            "page_size_unknown", "page chunks do not contain the page size, so boxes cannot be normalized",
            at: path)
        // The positions are those of the text as sent.
        let text = Array((chunk["text"]?.string ?? "").unicodeScalars)
        var end = 0
        for (position, box) in boxes.enumerated() {
            let path = "\(path).page_boxes[\(position)]"
            let bounds = box["pos"]?.elements.map { $0.int ?? -1 } ?? []
            let isStretch =
                bounds.count == 2 && bounds[0] >= 0 && bounds[0] <= bounds[1] && bounds[1] <= text.count
            if !isStretch || bounds[0] < end {
                builder.warn(
                    "box_text_unreadable",
                    "`pos` of a box is outside the text, or overlaps that of an earlier box",
                    at: path)
            }
            let start = isStretch ? max(bounds[0], end) : end
            let stop = isStretch ? max(bounds[1], end) : end
            readGap(text[end..<start], at: path)
            readBox(box, String(String.UnicodeScalarView(text[start..<stop])), at: path)
            end = stop
        }
        readGap(text[end...], at: path)
    }

    private mutating func readGap(_ text: ArraySlice<Unicode.Scalar>, at path: String) {
        guard text.contains(where: { !$0.properties.isWhitespace }) else { return }
        builder.warn(
            "text_outside_boxes", "part of the markdown belongs to no box; its blocks have none",
            at: path)
        let markdown = String(String.UnicodeScalarView(text))
        builder.addBlocks(
            ofMarkdown: builder.assets.extractEmbedded(from: markdown, on: builder.pageIndex))
    }

    private mutating func readBox(_ value: JSONValue, _ markdown: String, at path: String) {
        var block = Self.labels.block(value["class"]?.string, in: &builder, at: path)
        block.box = builder.box(value["bbox"], by: Self.shape, at: path)
        let content = Self.withoutPlaceholders(markdown)
        let parts = block.type == .table || block.type == .figure ? [] : MarkdownCutter.cut(content).blocks
        let items = parts.filter { $0.type == .listItem }
        if block.type == .listItem, items.count == 1, parts.count == 2 {
            (block.text, block.markup, block.level) = (items[0].text, items[0].markup, items[0].level)
        } else {
            if block.type == .text, parts.count == 1, parts[0].type == .code { block.type = .code }
            builder.fill(&block, with: content, as: .markdown, at: path)
            if block.type == .figure { block.text = block.text.trimmedAtEnds }
        }
        builder.add(block)
    }

    /// The marks around text that was read in a picture.
    private static let marks = ["Start", "End"].flatMap {
        ["**----- \($0) of picture text -----**<br>", "----- \($0) of picture text -----"]
    }

    /// A stretch without what PyMuPDF4LLM writes in the place of a picture and around the text in it.
    private static func withoutPlaceholders(_ markdown: String) -> String {
        guard markdown.contains("picture") else { return markdown.trimmedAtEnds }
        let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            !(line.contains("==> picture [") && line.contains("intentionally omitted <=="))
        }
        let kept = lines.joined(separator: "\n")
        return marks.reduce(kept) { $0.replacing($1, with: "") }.trimmedAtEnds
    }
}
