package import DocumentModel
internal import JSONView

/// Marker and Datalab, which runs it as a service: Marker's JSON tree and chunks, and answers of the API with these or with markdown
/// (github.com/datalab-to/marker, renderers/json.py and chunk.py; documentation.datalab.to).
///
/// Blocks are HTML with boxes in the unit of their page's own box: points in Marker's files, pixels of an image in answers.
/// A block's id has its page, from 0: `/page/0/Text/1`.
package struct DatalabProvider: Provider {
    package let id = "datalab"
    package let decoderVersion = 2
    package let summary =
        "Marker: JSON and chunks; Datalab: answers with JSON, chunks or markdown (chunks and answers documented only)"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        payload.soleJSON.flatMap(DatalabAnswer.init)?.form.rawValue
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let answer = member.json.flatMap(DatalabAnswer.init)
        else {
            throw payload.failure(isNot: "a Marker or Datalab result")
        }
        if let failure = answer.failure(at: member.name) { throw failure }
        var decoder = DatalabDecoder(
            builder: ParseBuilder(member: member.name, context: context, payload: payload),
            unit: answer.answer == nil ? .points : nil)
        return try decoder.decode(answer)
    }
}

/// One JSON value in a form in which results of Marker are kept.
struct DatalabAnswer {
    enum Form: String {
        case tree = "JSON", chunks, markdown, status = "status answer"
    }

    let form: Form
    /// What holds the tree, the chunks or the markdown.
    let root: JSONValue
    let path: String
    /// The answer of the API around it; nil for Marker's own files.
    let answer: JSONValue?

    /// Nil for other JSON.
    init?(_ value: JSONValue) {
        let isAnswer =
            value["success"]?.bool != nil && (value["status"]?.string != nil || value["page_count"] != nil)
        answer = isAnswer ? value : nil
        if Self.isTree(value) {
            (form, root, path) = (.tree, value, "$")
        } else if Self.isChunks(value) {
            (form, root, path) = (.chunks, value, "$")
        } else if let json = value["json"], isAnswer, Self.isTree(json) || Self.isLoneTree(json) {
            (form, root, path) = (.tree, json, "$.json")
        } else if let chunks = value["chunks"], isAnswer, Self.isChunks(chunks) {
            (form, root, path) = (.chunks, chunks, "$.chunks")
        } else if isAnswer, value["output_format"] != nil, value["markdown"]?.string?.isEmpty == false {
            (form, root, path) = (.markdown, value, "$")
        } else if isAnswer, value.object?.names.contains("output_format") == true {
            (form, root, path) = (.status, value, "$")
        } else if value["request_check_url"]?.string != nil, value["request_id"]?.string != nil {
            (form, root, path) = (.status, value, "$")
        } else {
            return nil
        }
    }

    private static func isTree(_ value: JSONValue) -> Bool {
        value["block_type"]?.string == "Document" && isLoneTree(value)
    }

    private static func isLoneTree(_ value: JSONValue) -> Bool {
        guard let pages = value["children"]?.array else { return false }
        return pages.first.map { $0["block_type"]?.string == "Page" && $0["bbox"] != nil } ?? true
    }

    private static func isChunks(_ value: JSONValue) -> Bool {
        guard let blocks = value["blocks"]?.array, value["page_info"]?.object != nil else { return false }
        return blocks.first.map { $0["block_type"]?.string != nil && $0["html"]?.string != nil } ?? true
    }

    /// Why the result is missing; nil if it is there.
    func failure(at member: String) -> ProviderFailure? {
        guard form == .status else { return nil }
        let status = root["status"]?.string ?? "processing"
        let error = root["error"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        if root["success"]?.bool == false || status == "failed" || error != nil {
            return ProviderFailure(
                .providerFailed, "Datalab reports: \(error ?? status); convert the file again", at: member,
                providerCode: status)
        }
        guard status == "complete" else {
            return ProviderFailure(.notReady, "the request is \(status); ask for it again later", at: member)
        }
        return ProviderFailure(
            .resultMissing, "the answer has no pages; ask for output_format=json", at: member)
    }
}
