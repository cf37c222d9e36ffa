internal import DocumentModel
internal import JSONView

/// Turns Vision's text detection into pages: a page a response.
struct GoogleVisionDecoder {
    /// `Block.BlockType`, which Python's clients write as numbers.
    private static let blockTypes = ["UNKNOWN", "TEXT", "TABLE", "PICTURE", "RULER", "BARCODE"]
    /// `DetectedBreak.BreakType`, likewise.
    private static let breakTypes = [
        "UNKNOWN", "SPACE", "SURE_SPACE", "EOL_SURE_SPACE", "HYPHEN", "LINE_BREAK",
    ]

    private var builder: ParseBuilder
    private var languages: [String] = []

    init(_ builder: ParseBuilder) { self.builder = builder }

    mutating func decode(_ root: JSONValue) throws(ProviderFailure) -> ParsedDocument {
        let responses = root["responses"].map { Array($0.elements) } ?? [root]
        let input = root["inputConfig"] ?? responses.first?["context"]
        builder.document.mediaType = root["inputConfig"]?["mimeType"]?.string
        if let uri = (input?["gcsSource"]?["uri"] ?? input?["uri"])?.string, !uri.isEmpty {
            builder.document.sourceURI = uri
            builder.document.sourceName = uri.split(separator: "/").last.map(String.init)
        }
        var numbers = responses.map { $0["context"]?["pageNumber"]?.lenientInt }
        if numbers.allSatisfy({ $0 == nil }) { numbers = responses.indices.map { $0 + 1 } }
        let indices = try PageNumbering("pageNumber", from: 1, duplicates: .renumber)
            .indices(of: numbers, in: &builder, at: "$.responses")
        for (position, response) in responses.enumerated() {
            readResponse(response, index: indices[position], at: "$.responses[\(position)]")
        }
        builder.document.language = LanguageTag.most(of: languages)
        return try builder.finish()
    }

    private mutating func readResponse(_ response: JSONValue, index: Int, at path: String) {
        var page = Page(index: index)
        if let message = response["error"]?["message"]?.string {
            page.status = .failed
            page.errorMessage = message
            builder.document.status = .partial
            builder.warn(
                "page_failed", "Vision could not read an image: \(message)", at: path)
        }
        let full = response["fullTextAnnotation"]
        let pages = full?["pages"].map { Array($0.elements) } ?? []
        let shape = GoogleShape(of: pages.first.flatMap(size))
        page.size = shape.pageSize
        builder.startPage(page)
        let before = builder.document.pages.last?.blocks.count
        for sent in pages { readBlocks(of: sent, by: shape, at: "\(path).fullTextAnnotation") }
        let text = (full?["text"] ?? response["textAnnotations"]?.array?.first?["description"])?.string ?? ""
        guard !text.isEmpty, builder.document.pages.last?.blocks.count == before else { return }
        builder.warn(
            "text_without_boxes", "the text has no symbols, so it is kept as one block without a box",
            at: path)
        builder.add(Block(.text, text: text.trimmingWhiteSpace))
    }

    /// Pixels of an image, points of a PDF's page.
    private func size(_ page: JSONValue) -> PageSize? {
        guard let width = page["width"]?.double, let height = page["height"]?.double else { return nil }
        return PageSize(
            width: width, height: height,
            unit: builder.document.mediaType == "application/pdf" ? .points : .pixels)
    }

    private mutating func readBlocks(of page: JSONValue, by shape: GoogleShape, at path: String) {
        builder.notePageConfidence(builder.sureness(page["confidence"]))
        for language in page["property"]?["detectedLanguages"]?.elements.map({ $0 }) ?? [] {
            guard let code = language["languageCode"]?.string, let tag = LanguageTag.tag(code) else {
                continue
            }
            languages.append(tag)
        }
        let blocks = page["blocks"].map { Array($0.elements) } ?? []
        for (position, value) in blocks.enumerated() {
            let label = Self.name(value["blockType"], in: Self.blockTypes)
            let paragraphs = value["paragraphs"].map { Array($0.elements) } ?? []
            for (number, paragraph) in paragraphs.enumerated() {
                let path = "\(path).blocks[\(position)].paragraphs[\(number)]"
                let text = Self.text(of: paragraph)
                guard !text.isEmpty else { continue }
                var block = Block(label == "BARCODE" ? .mark : .text, text: text, providerType: label)
                block.box = shape.box(paragraph["boundingBox"], in: &builder, at: path)
                block.confidence = builder.sureness(paragraph["confidence"])
                block.textBoxes = Self.boxes(of: paragraph, by: shape, in: text)
                builder.add(block)
            }
            if label == "PICTURE", paragraphs.isEmpty {
                let box = shape.box(value["boundingBox"], in: &builder, at: path)
                builder.add(Block(.figure, text: "", providerType: label, box: box))
            }
        }
    }

    private static func name(_ value: JSONValue?, in names: [String]) -> String? {
        if let number = value?.int { return names.indices.contains(number) ? names[number] : nil }
        return value?.string
    }

    /// The symbols of a paragraph with the breaks after them; a hyphen at a line's end is not in the text.
    private static func text(of paragraph: JSONValue) -> String {
        var text = ""
        for word in paragraph["words"]?.elements.map({ $0 }) ?? [] {
            for symbol in word["symbols"]?.elements.map({ $0 }) ?? [] {
                let mark = symbol["property"]?["detectedBreak"]
                let separator = separator(name(mark?["type"], in: breakTypes))
                let isBefore = mark?["isPrefix"]?.bool == true
                if isBefore { text += separator }
                text += symbol["text"]?.string ?? ""
                if !isBefore { text += separator }
            }
        }
        return text.trimmingWhiteSpace
    }

    private static func boxes(of paragraph: JSONValue, by shape: GoogleShape, in text: String) -> [TextBox]? {
        var pieces = TextPieces()
        for word in paragraph["words"]?.elements.map({ $0 }) ?? [] {
            let letters = word["symbols"]?.elements.compactMap { $0["text"]?.string } ?? []
            pieces.add(letters.joined(), shape.box(word["boundingBox"]))
        }
        return pieces.boxes(in: text)
    }

    private static func separator(_ type: String?) -> String {
        switch type {
        case "SPACE", "SURE_SPACE": " "
        case "EOL_SURE_SPACE", "LINE_BREAK": "\n"
        default: ""
        }
    }
}
