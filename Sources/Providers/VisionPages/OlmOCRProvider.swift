package import DocumentModel
internal import JSONView

/// olmOCR: Dolma documents, one a line, and single pages with front matter (github.com/allenai/olmocr).
///
/// `attributes.pdf_page_numbers` is a list of `[start, end, page]` into `text`, in code points, pages from 1. It has no boxes.
package struct OlmOCRProvider: Provider {
    package let id = "olmocr"
    package let decoderVersion = 3
    package let summary = "olmOCR: JSON lines of documents, markdown of a page with olmOCR's front matter"
    package let identifiesDocuments = false

    private static let numbering = PageNumbering("pdf_page_numbers", from: 1, duplicates: .join)

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        if let first = Self.first(in: payload) { return Self.isDocument(first) ? "documents" : nil }
        return payload.soleText.flatMap { OlmOCRPage($0.bytes) } == nil ? nil : "page"
    }

    package func parts(of payload: OpenedPayload) -> [(name: String, members: [Payload.Member])] {
        guard payload.jsonMembers.isEmpty, let first = Self.first(in: payload), Self.isDocument(first),
            let member = payload.members.first
        else { return [] }
        var names: Set<String> = []
        return member.bytes.split(separator: 0x0A).enumerated().compactMap { position, line in
            guard line.contains(where: { $0 > 0x20 }) else { return nil }
            let root = (try? JSONDocument(Array(line)))?.root
            var name = root.flatMap(Self.sourceName).map(Self.stem) ?? "line \(position + 1)"
            if !names.insert(name).inserted { name += " line \(position + 1)" }
            return (name, [Payload.Member(name: "\(name).json", bytes: Array(line))])
        }
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        if let root = Self.first(in: payload), let member = payload.members.first {
            guard member.json != nil else {
                throw ProviderFailure(
                    .malformed, "the file contains several documents; use `folio ingest`",
                    at: member.name)
            }
            return try decode(root, member: member.name, context)
        }
        guard let member = payload.soleText, let page = OlmOCRPage(member.bytes) else {
            throw payload.failure(isNot: "an olmOCR result")
        }
        var builder = ParseBuilder(member: member.name, context: context)
        builder.document.language = page.language
        builder.startPage(Page(index: context.pageOffset, markdown: page.markdown))
        builder.addBlocks(ofMarkdown: LiteralTags.escaped(page.markdown))
        return try builder.finish()
    }

    private func decode(
        _ root: JSONValue, member: String, _ context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        var builder = ParseBuilder(member: member, context: context)
        builder.document.sourceName = Self.sourceName(root)
        builder.document.pageCount = root["metadata"]?["pdf-total-pages"]?.lenientInt
        builder.document.requestID = root["id"]?.string
        let text = (root["text"]?.string ?? "").unicodeScalars
        let spans =
            root["attributes"]?["pdf_page_numbers"]?.elements.map { $0.elements.map(\.lenientInt) } ?? []
        let indices = try Self.numbering.indices(
            of: spans.map { $0.count == 3 ? $0[2] : nil }, in: &builder, at: "$.attributes.pdf_page_numbers")
        var (place, index) = (0, text.startIndex)
        func next(upTo end: Int?) -> String {
            let start = index
            while index < text.endIndex, place < end ?? .max {
                (place, index) = (place + 1, text.index(after: index))
            }
            return String(text[start..<index])
        }
        for (position, span) in spans.enumerated() {
            var markdown = next(upTo: span.first.flatMap { $0 })
            if markdown.contains(where: { !$0.isWhitespace }) {
                builder.warn(
                    "text_outside_pages", "text that belongs to no page is kept on the next page",
                    at: "$.attributes.pdf_page_numbers[\(position)]")
            } else {
                markdown = ""
            }
            markdown += next(upTo: span.count > 1 ? span[1] : nil)
            if position == spans.count - 1 { markdown += next(upTo: nil) }
            builder.startPage(Page(index: indices[position], markdown: markdown))
            builder.addBlocks(ofMarkdown: LiteralTags.escaped(markdown))
        }
        return try builder.finish()
    }

    /// The first document: the JSON, or the first line.
    private static func first(in payload: OpenedPayload) -> JSONValue? {
        guard payload.members.count == 1 else { return payload.soleJSON }
        return payload.members[0].json ?? JSONLines.first(of: payload.members[0])
    }

    private static func isDocument(_ value: JSONValue) -> Bool {
        value["attributes"]?["pdf_page_numbers"]?.array != nil && value["text"]?.string != nil
    }

    private static func sourceName(_ document: JSONValue) -> String? {
        document["metadata"]?["Source-File"]?.string?.split(separator: "/").last.map(String.init)
    }

    private static func stem(_ name: String) -> String {
        name.lowercased().hasSuffix(".pdf") ? String(name.dropLast(4)) : name
    }
}

/// One page's answer: YAML front matter, then markdown.
struct OlmOCRPage {
    let markdown: String
    /// `primary_language`, if it is one.
    let language: String?

    /// Nil for other markdown, also with other front matter.
    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: "---\n".utf8),
            let end = ByteMarks.offsets(of: "\n---", in: Array(bytes.prefix(1024)), limit: 1).first
        else { return nil }
        let lines = String(decoding: bytes[4..<max(4, end)], as: UTF8.self).split(separator: "\n")
        let fields = Dictionary(
            lines.compactMap { line -> (String, String)? in
                let parts = line.split(separator: ":", maxSplits: 1)
                return parts.count == 2 ? (String(parts[0]), parts[1].trimmingWhiteSpace) : nil
            }, uniquingKeysWith: { $1 })
        guard let language = fields["primary_language"], fields["is_rotation_valid"] != nil else {
            return nil
        }
        self.language = ["None", "null", ""].contains(language) ? nil : language
        let rest = bytes[(end + 4)...].drop { $0 != 0x0A }.dropFirst()
        markdown = String(decoding: rest, as: UTF8.self)
    }
}
