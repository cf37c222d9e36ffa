package import DocumentModel
internal import JSONView

/// LlamaParse: JSON of API v1 (`get_json_result`) and answers of API v2 (github.com/run-llama/llama-cloud-py, types/parsing_get_response.py).
///
/// Pages count from 1. Boxes are `{x, y, w, h}` in points from the top left; a v2 item has a list of them.
package struct LlamaParseProvider: Provider {
    package let id = "llamaparse"
    package let decoderVersion = 4
    package let summary =
        "LlamaParse: v1 JSON, v2 answers with items or markdown, single pages (v2 documented only)"
    package let identifiesDocuments = false

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        payload.soleJSON.flatMap(LlamaParseAnswer.init)?.form.rawValue
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let answer = member.json.flatMap(LlamaParseAnswer.init)
        else {
            throw payload.failure(isNot: "a LlamaParse result")
        }
        if let failure = answer.failure(at: member.name) { throw failure }
        var decoder = LlamaParseDecoder(
            builder: ParseBuilder(member: member.name, context: context, payload: payload))
        return try decoder.decode(answer)
    }
}

/// One JSON value in a form in which LlamaParse's results are kept.
struct LlamaParseAnswer {
    enum Form: String {
        case v1 = "v1 result", page = "v1 page", v2 = "v2 answer", job
    }

    let form: Form
    let root: JSONValue
    let path: String

    /// Nil for other JSON.
    init?(_ value: JSONValue) {
        // The client returns a list with a result for each file; lists of one are saved as they are.
        let isList = value.array?.count == 1 && value.array?.first?["pages"] != nil
        let root = isList ? value.array?.first ?? value : value
        self.root = root
        path = isList ? "$[0]" : "$"
        let first = root["pages"]?.array?.first
        if let first, first["page"]?.int != nil,
            first["md"] != nil || first["items"] != nil || first["text"] != nil,
            root["job_metadata"] != nil || first["items"]?.array != nil && first["images"]?.array != nil
        {
            form = .v1
        } else if Self.pages(root["items"]) != nil || Self.pages(root["markdown"]) != nil {
            form = .v2
        } else if root["page"]?.int != nil, root["md"]?.string != nil, root["items"]?.array != nil {
            form = .page
        } else if let job = root["job"], job["project_id"] != nil, job["status"]?.string != nil {
            form = .job
        } else {
            return nil
        }
    }

    private static func pages(_ value: JSONValue?) -> JSONArray? {
        guard let pages = value?["pages"]?.array, pages.first?["page_number"]?.int != nil,
            pages.first?["success"]?.bool != nil
        else { return nil }
        return pages
    }

    /// Why the result is missing; nil if it is there.
    func failure(at member: String) -> ProviderFailure? {
        guard form == .job, let job = root["job"], let status = job["status"]?.string else { return nil }
        switch status {
        case "PENDING", "RUNNING":
            return ProviderFailure(.notReady, "the job is \(status); request it again later", at: member)
        case "COMPLETED":
            return ProviderFailure(
                .resultMissing, "the answer has no pages; request it with expand=items", at: member)
        default:
            return ProviderFailure(
                .providerFailed,
                "LlamaParse reports \(status): \(job["error_message"]?.string ?? "no message"); parse the file again",
                at: member, providerCode: status)
        }
    }
}
