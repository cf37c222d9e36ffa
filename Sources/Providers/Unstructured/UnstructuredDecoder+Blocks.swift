internal import DocumentModel
internal import JSONView

extension UnstructuredDecoder {
    /// Reads one element onto its page; `PageBreak` only starts the page.
    mutating func readElement(_ element: UnstructuredElement, index: Int) {
        let metadata = element.metadata
        let shape = UnstructuredCoordinates(metadata?["coordinates"])
        builder.startPage(
            Page(index: index, label: metadata?["page_name"]?.string, size: shape?.pageSize))
        guard element.label != "PageBreak" else { return }
        var block = UnstructuredLabel.table.block(element.label, in: &builder, at: element.path)
        if let shape {
            block.box = builder.box(shape.points, by: shape.reader(on: builder.pageSize), at: element.path)
        }
        block.confidence = builder.confidence(metadata?["detection_class_prob"])
        if block.type == .heading || block.type == .listItem {
            block.level = metadata?["category_depth"]?.int.flatMap { (0..<100).contains($0) ? $0 + 1 : nil }
        }
        readContent(of: element, into: &block)
        if block.asset == nil { block.asset = asset(of: metadata) }
        block.font = font(of: element)
        if element.isContinuation { block.continues = last }
        let place = builder.add(block)
        last = place
        if block.type == .figure || block.type == .table, let id = element.value["element_id"]?.string {
            bodies[id] = place
        } else if block.type == .caption, let parent = metadata?["parent_id"]?.string {
            captions.append((place, parent))
        }
    }

    private mutating func readContent(of element: UnstructuredElement, into block: inout Block) {
        switch block.type {
        case .table: readTable(element, into: &block)
        case .formula, .code: builder.fill(&block, with: element.text, as: .plain, at: element.path)
        case .figure: block.text = element.text
        case .formField where element.text.isEmpty: block.text = Self.pairs(element.metadata)
        default:
            block.text = element.text
            var links = LinkedText(element.text)
            links.add(element.metadata)
            block.markup = links.markup
            if links.unplaced > 0 {
                builder.warn(
                    "link_unplaced", "the words of a link are not in the text; its URL was left out",
                    at: element.path, count: links.unplaced)
            }
        }
    }

    /// Reads a table, which came twice: as a run of words and as HTML that a model arranged, where words may be missing.
    ///
    /// The reading with more letters becomes the text; the HTML is the markup.
    private mutating func readTable(_ element: UnstructuredElement, into block: inout Block) {
        guard let html = element.metadata?["text_as_html"]?.string, !html.isEmpty else {
            return builder.fill(&block, with: element.text, as: .plain, at: element.path)
        }
        builder.fill(&block, with: html, as: .html, at: element.path)
        let (inHTML, inText) = (Self.letters(block.text), Self.letters(element.text))
        guard inText != inHTML else { return }
        builder.warn(
            "table_text_differs",
            "the HTML and the text of a table differ; the longer text is kept",
            at: element.path)
        if inText > inHTML { block.text = element.text }
    }

    private static func letters(_ text: String) -> Int {
        text.unicodeScalars.count { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }

    /// The pairs of a form that has no text of its own, one a line.
    private static func pairs(_ metadata: JSONValue?) -> String {
        let pairs = metadata?["key_value_pairs"].map { Array($0.elements) } ?? []
        return pairs.map { pair in
            [pair["key"], pair["value"]].compactMap { $0?["text"]?.string }.joined(separator: ": ")
        }.joined(separator: "\n")
    }

    private mutating func asset(of metadata: JSONValue?) -> String? {
        if let image = metadata?["image_base64"]?.string, !image.isEmpty {
            let mediaType = metadata?["image_mime_type"]?.string ?? "image/jpeg"
            return builder.assets.name(of: "data:\(mediaType);base64,\(image)", on: builder.pageIndex)
        }
        guard let address = (metadata?["image_url"] ?? metadata?["image_path"])?.string, !address.isEmpty
        else { return nil }
        return builder.assets.name(of: address, on: builder.pageIndex)
    }

    /// Bold or italic, if the whole text is.
    private func font(of element: UnstructuredElement) -> FontInfo? {
        let contents = element.metadata?["emphasized_text_contents"]?.elements.compactMap(\.string) ?? []
        guard !contents.isEmpty, contents.allSatisfy({ $0 == element.text }) else { return nil }
        let tags = element.metadata?["emphasized_text_tags"]?.elements.compactMap(\.string) ?? []
        let font = FontInfo(
            isBold: tags.contains { $0 == "b" || $0 == "strong" } ? true : nil,
            isItalic: tags.contains { $0 == "i" || $0 == "em" } ? true : nil)
        return font == FontInfo() ? nil : font
    }
}
