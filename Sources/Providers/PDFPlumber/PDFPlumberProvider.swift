package import DocumentModel
internal import JSONView

/// pdfplumber's JSON (`pdfplumber FILE --format json`): the characters of each page with fonts and places
/// (github.com/jsvine/pdfplumber).
///
/// Places count in points from the top left of the page (`x0`, `top`, `x1`, `bottom`). Lines and paragraphs are built here.
package struct PDFPlumberProvider: Provider {
    package let id = "pdfplumber"
    package let decoderVersion = 2
    package let summary = "pdfplumber: JSON of characters, made into lines and paragraphs"

    private static let numbering = PageNumbering("page_number", from: 1, duplicates: .renumber)

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        guard let first = payload.soleJSON?["pages"]?.array?.first, first["page_number"]?.int != nil,
            first["initial_doctop"] != nil, first["width"] != nil
        else { return nil }
        return "characters"
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let root = member.json else {
            throw payload.failure(isNot: "a pdfplumber result")
        }
        var builder = ParseBuilder(member: member.name, context: context)
        if let title = root["metadata"]?["Title"]?.string, !title.isEmpty { builder.document.title = title }
        builder.document.mediaType = "application/pdf"
        let pages = root["pages"]?.elements.map { $0 } ?? []
        let indices = try Self.numbering.indices(
            of: pages.map { $0["page_number"]?.lenientInt }, in: &builder, at: "$.pages")
        for (position, page) in pages.enumerated() {
            readPage(page, index: indices[position], into: &builder, at: "$.pages[\(position)]")
        }
        return try builder.finish()
    }

    private func readPage(_ page: JSONValue, index: Int, into builder: inout ParseBuilder, at path: String) {
        var started = Page(index: index)
        if let width = page["width"]?.lenientDouble, let height = page["height"]?.lenientDouble {
            started.size = PageSize(width: width, height: height, unit: .points)
        }
        builder.startPage(started)
        guard let characters = page["chars"]?.array else {
            return builder.warn("page_without_characters", "a page has no characters", at: path)
        }
        // Characters are placed from the corner of the whole sheet, the page from that of its box.
        let corner = page["bbox"]?.elements.compactMap(\.lenientDouble) ?? []
        let origin = corner.count == 4 ? (x: corner[0], y: corner[1]) : (x: 0, y: 0)
        var unplaced = 0
        var text = CharacterText()
        for character in characters {
            guard let read = PlumberCharacter(character, origin: origin) else {
                unplaced += 1
                continue
            }
            text.append(read)
        }
        if unplaced > 0 {
            builder.warn(
                "character_unreadable", "a character has no text or no position and was left out", at: path,
                count: unplaced)
        }
        for paragraph in text.paragraphs() { builder.add(paragraph) }
    }
}
