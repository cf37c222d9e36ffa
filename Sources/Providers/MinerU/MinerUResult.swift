internal import DocumentModel
internal import JSONView

/// The files of one MinerU result, told apart by what they hold, and the one of them that is decoded.
///
/// All files of a result hold the same text. The richest is the source and no other is read, so that nothing is
/// stored twice: `layout.json` knows page sizes, lines and where moved text came from; the content lists know pages
/// and boxes; the markdown knows neither.
struct MinerUResult {
    /// The forms in the order of what they know, the richest first.
    enum Form: String, CaseIterable {
        case middle = "layout (middle.json)"
        case document = "document of MinerU 4"
        case structured = "structured content of MinerU 4"
        case contentList = "content list"
        case contentListV2 = "content list v2"
        case markdown = "markdown with images"
    }

    /// The payload that is read: of a server's answer, the files that its first result stands for.
    let payload: OpenedPayload
    let source: (form: Form, member: OpenedPayload.Member)?
    /// The service's answer, where it lies beside the result or in its place.
    let answer: MinerUAnswer?
    /// Members of the source's own form that were not read: a second result in the same folder.
    let ignored: [String]
    /// Members whose JSON is broken, or that are empty.
    let unreadable: [String]

    init(_ received: OpenedPayload) {
        let server = received.soleJSON.flatMap { MinerUServerAnswer($0) }
        let payload =
            server.map { OpenedPayload(name: received.name, members: $0.results[0].members) } ?? received
        self.payload = payload
        var found: [(form: Form, member: OpenedPayload.Member)] = []
        var answer: MinerUAnswer?
        var hasForeignJSON = false
        var hasModelOutput = false
        for member in payload.members {
            guard let json = member.json else { continue }
            if let form = Self.form(of: json) {
                found.append((form, member))
            } else if let read = MinerUAnswer(json, member: member.name) {
                answer = answer ?? read
            } else if Self.isModelOutput(json) {
                hasModelOutput = true
            } else {
                hasForeignJSON = true
            }
        }
        if found.isEmpty, !hasForeignJSON {
            let hasImages = payload.imageMembers.contains { Self.isHashName($0.name) }
            // A link to an image alone says little: of a folder of MinerU's markdown only some files would have one.
            found = payload.textMembers.filter {
                hasImages || server != nil
                    || (hasModelOutput || $0.fileName == "full.md") && Self.showsImages($0.bytes)
            }.map { (.markdown, $0) }
        }
        // A file without a page does not win over one that has pages.
        let filled = found.filter { !Self.isWithoutPages($0) }
        source =
            Form.allCases.lazy.compactMap { form in
                (filled.isEmpty ? found : filled).first { $0.form == form }
            }
            .first
        let form = source?.form
        ignored =
            found.filter { $0.form == form }.dropFirst().map(\.member.name)
            + (server?.results.dropFirst().map(\.name) ?? [])
        // An empty markdown beside a layout is what MinerU writes for a document without text.
        let hasJSON = source.map { $0.form != .markdown } ?? false
        unreadable = payload.members.filter { Self.isUnreadable($0) && !(hasJSON && $0.isMarkdownFile) }
            .map(\.name)
        self.answer = answer
    }

    /// Says in the document what the members beside the source tell: the task, and what could not be read.
    func describe(into builder: inout MinerUDocumentBuilder) {
        builder.document.requestID = answer?.requestID
        builder.document.sourceName = answer?.sourceName
        for name in unreadable {
            builder.document.status = .partial
            builder.warn(
                "member_unreadable",
                "a file of the result is empty or broken and was skipped; fetch it again",
                at: name)
        }
        for name in ignored {
            builder.warn(
                "other_result_ignored",
                "a second result of the same form is next to the first; it was skipped",
                at: name)
        }
        if let source, source.form == .contentList || source.form == .contentListV2 {
            builder.warn(
                "layout_missing",
                "without layout.json page sizes are unknown, and text that MinerU moved to an earlier block or page "
                    + "cannot be put back", at: source.member.name)
        }
    }

    private static func form(of json: JSONValue) -> Form? {
        if json["pdf_info"]?.array != nil { return .middle }
        if MinerUDocumentDecoder.isDocument(json) {
            return json["schema_version"] == nil ? .structured : .document
        }
        // Pages of a preview of MinerU 4 ("1.0") are those of the layout.
        if json["pages"]?.array?.first?["para_blocks"]?.array != nil { return .middle }
        if json["para_blocks"]?.array != nil, json["page_idx"] != nil || json["page_size"] != nil {
            return .middle
        }
        guard let elements = json.array else { return nil }
        if let first = elements.first, first["page_idx"]?.int != nil, first["type"]?.string != nil {
            return .contentList
        }
        guard let block = elements.lazy.compactMap({ $0.array?.first }).first else { return nil }
        return block["type"]?.string != nil && block["content"]?.object != nil ? .contentListV2 : nil
    }

    /// Whether this is `*_model.json`, the raw boxes of the models, which says nothing that the other files do not.
    ///
    /// A page is `{layout_dets}` (0.x to 2.x), a list of `{cls_id, label, bbox}` (3.x), or of `{type, bbox, content}` (VLM).
    private static func isModelOutput(_ json: JSONValue) -> Bool {
        if json["schema"]?.string == "docvortex.model" { return true }
        guard let first = json.array?.first else { return false }
        if first["layout_dets"] != nil || first["cls_id"] != nil { return true }
        guard let block = first.array?.first, block["bbox"] != nil else { return false }
        return block["cls_id"] != nil || block["type"]?.string != nil
    }

    /// Whether markdown shows images the way MinerU names them: `](images/`, 64 hexadecimal digits, a dot.
    private static func showsImages(_ bytes: [UInt8]) -> Bool {
        let folder = Array("](images/".utf8)
        var start = bytes.startIndex
        while let open = bytes[start...].firstIndex(of: UInt8(ascii: "]")) {
            let name = bytes[open...].prefix(folder.count + 65)
            if name.starts(with: folder), isHash(name.dropFirst(folder.count)) { return true }
            start = open + 1
        }
        return false
    }

    /// Whether a file is named the way MinerU names images; the name is all that tells a folder without JSON.
    private static func isHashName(_ name: String) -> Bool {
        name.split(separator: "/").last.map { isHash(ArraySlice($0.utf8.prefix(65))) } ?? false
    }

    /// Whether bytes are 64 hexadecimal digits and a dot.
    private static func isHash(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count == 65 && bytes.last == UInt8(ascii: ".")
            && bytes.dropLast().allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    private static func isWithoutPages(_ found: (form: Form, member: OpenedPayload.Member)) -> Bool {
        guard let json = found.member.json else { return false }
        return switch found.form {
        case .middle: json["pdf_info"].map { $0.elements.isEmpty } ?? false
        case .document, .structured: json["pages"]?.elements.isEmpty ?? true
        case .contentListV2: json.elements.allSatisfy { $0.elements.isEmpty }
        case .contentList, .markdown: false
        }
    }

    private static func isUnreadable(_ member: OpenedPayload.Member) -> Bool {
        if case .malformedJSON = member.content { return true }
        return member.bytes.isEmpty
    }
}
