internal import DocumentModel
internal import JSONView

/// Turns the pages of one or several files into a document.
struct PaddleOCRDecoder {
    private static let numbering = PageNumbering("page_index", from: 0, duplicates: .renumber)
    static let pixels = BoxReader()

    private struct Found {
        let page: PaddleOCRAnswer.PageResult
        let member: String
        let number: Int?
        /// The markdown file beside the page's file.
        let markdown: String?
    }

    var builder: ParseBuilder
    private let payload: OpenedPayload

    init(_ payload: OpenedPayload, context: DecodingContext) {
        self.payload = payload
        builder = ParseBuilder(member: payload.name, context: context, payload: payload)
    }

    mutating func decode() throws(ProviderFailure) -> ParsedDocument {
        let found = pages()
        guard let first = found.first else {
            throw ProviderFailure(
                .malformed, "the answer contains no page; parse the file again",
                at: payload.members.first?.name)
        }
        let areCounted = found.allSatisfy { $0.number == nil }
        let numbers = areCounted ? found.indices.map { Optional($0) } : found.map(\.number)
        builder.member = first.member
        let indices = try Self.numbering.indices(of: numbers, in: &builder, at: "$.page_index")
        readSettings(first.page.result)
        for (position, entry) in found.enumerated() {
            builder.member = entry.member
            readPage(entry.page, file: entry.markdown, index: indices[position])
        }
        return try builder.finish()
    }

    private mutating func pages() -> [Found] {
        var found: [Found] = []
        let texts = Dictionary(
            payload.textMembers.map { ($0.fileName, $0) }, uniquingKeysWith: { first, _ in first })
        for member in payload.members {
            builder.member = member.name
            for (value, place) in values(of: member) {
                let answer = PaddleOCRAnswer(value)
                builder.document.pageCount = builder.document.pageCount ?? answer.pageCount
                let isFile = answer.pages.count == 1 && payload.jsonMembers.count > 1
                let number = isFile ? PaddleOCRPageFiles.number(in: member.fileName) : nil
                let file = texts[PaddleOCRPageFiles.name(of: member.fileName) + ".md"]
                for page in answer.pages {
                    found.append(
                        Found(
                            page: page, member: place,
                            number: page.result?["page_index"]?.lenientInt ?? number,
                            markdown: answer.pages.count == 1 ? file?.text : nil))
                }
            }
        }
        return found
    }

    /// The JSON values of a file: one, or one a line; each with its place.
    private mutating func values(of member: OpenedPayload.Member) -> [(value: JSONValue, place: String)] {
        if let json = member.json { return [(json, member.name)] }
        guard JSONLines.first(of: member) != nil else {
            if member.fileExtension == "json" {
                builder.document.status = .partial
                builder.warn("page_file_unreadable", "the file of a page is broken, so the page is missing")
            }
            return []
        }
        let lines = JSONLines(member, maximumDepth: builder.context.limits.jsonDepth)
        builder.report(lines)
        return lines.values.map { ($0.value, "\(member.name) line \($0.line)") }
    }

    private mutating func readSettings(_ result: JSONValue?) {
        if let path = result?["input_path"]?.string {
            builder.document.sourceName = path.split { $0 == "/" || $0 == "\\" }.last.map(String.init)
        }
        var settings: [String: MetadataValue] = [:]
        for (name, value) in result?["model_settings"]?.members ?? [] {
            if let flag = value.bool { settings[name] = .bool(flag) }
        }
        if !settings.isEmpty { builder.document.options["model_settings"] = .object(settings) }
    }
}
