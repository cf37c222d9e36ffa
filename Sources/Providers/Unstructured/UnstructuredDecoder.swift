internal import DocumentModel
internal import JSONView

/// Turns a list of elements into pages.
struct UnstructuredDecoder {
    private let result: UnstructuredResult
    var builder: ParseBuilder
    /// The previous block, which a chunk's text may continue.
    var last: Block.Place?
    /// The figures and tables by their elements' ids, which captions name as their parents.
    var bodies: [String: Block.Place] = [:]
    var captions: [(place: Block.Place, parent: String)] = []

    init(_ result: UnstructuredResult, context: DecodingContext, payload: OpenedPayload) {
        self.result = result
        builder = ParseBuilder(member: result.member.name, context: context, payload: payload)
    }

    mutating func decode() throws(ProviderFailure) -> ParsedDocument {
        let sent = result.elements(in: &builder)
        let elements = UnstructuredChunks.originals(of: sent, in: &builder)
        readMetadata(sent.first?.metadata, elements)
        let indices = try pageIndices(of: elements)
        for (element, index) in zip(elements, indices) { readElement(element, index: index) }
        for page in builder.document.pages.indices {
            CaptionLinker.linkByWords(&builder.document.pages[page].blocks)
        }
        for (place, parent) in captions {
            guard let body = bodies[parent], body.page == place.page else { continue }
            builder.update(place) { $0.parent = body.block }
        }
        return try builder.finish()
    }

    /// The page of each element, from 0.
    ///
    /// An element without number joins the previous one (headers of Word files have none). If no element has one,
    /// the source has no pages, or only `PageBreak` elements mark their ends.
    private mutating func pageIndices(
        of elements: [UnstructuredElement]
    ) throws(ProviderFailure) -> [Int] {
        let sent = elements.map(\.pageNumber)
        let known = sent.compactMap { $0 }.filter { $0 >= 0 }
        guard var number = known.first else { return try breakIndices(of: elements) }
        let first = min(known.min() ?? 1, 1)
        let isIncomplete = known.count < sent.count
        if isIncomplete {
            builder.warn(
                "page_number_missing",
                "an element has no page number, or one below 0; it is kept on the page of the previous element",
                count: sent.count - known.count)
        }
        let numbers = sent.map { sent -> Int? in
            if let sent, sent >= 0 { number = sent }
            return number
        }
        return try PageNumbering("page_number", from: first, duplicates: .join)
            .indices(of: numbers, in: &builder, at: "$")
    }

    private mutating func breakIndices(
        of elements: [UnstructuredElement]
    ) throws(ProviderFailure) -> [Int] {
        var number = 1
        let numbers = elements.map { element -> Int? in
            if element.label == "PageBreak" { number += 1 }
            return number
        }
        return try PageNumbering("PageBreak", from: 1, duplicates: .join)
            .indices(of: numbers, in: &builder, at: "$")
    }

    /// Reads what elements say of the source: names, address, languages, and the head of an e-mail.
    private mutating func readMetadata(_ first: JSONValue?, _ elements: [UnstructuredElement]) {
        builder.document.sourceName = first?["filename"]?.string
        builder.document.mediaType = first?["filetype"]?.string
        builder.document.sourceURI = first?["data_source"]?["url"]?.string ?? first?["url"]?.string
        builder.document.title = first?["subject"]?.string
        for name in ["last_modified", "email_message_id"] {
            if let value = first?[name]?.string { builder.document.metadata[name] = .string(value) }
        }
        for name in ["sent_from", "sent_to", "cc_recipient", "bcc_recipient"] {
            guard let people = first?[name]?.elements.compactMap(\.string), !people.isEmpty else { continue }
            builder.document.metadata[name] = .array(people.map(MetadataValue.string))
        }
        let languages = elements.compactMap { $0.metadata?["languages"]?.array?.first?.string }
        builder.document.language = LanguageTag.most(of: languages.compactMap(LanguageTag.tag))
    }
}

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

    /// Reads a table, which came twice: as a run of words and as HTML that a model arranged, in which words may be missing.
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
