package import DocumentModel
internal import JSONView

/// LandingAI's Agentic Document Extraction: answers of Parse v1 (DPT-1, DPT-2) and v2 (DPT-3), and the older ones with `chunk_type`
/// (github.com/landing-ai/ade-python, types/parse_response.py and types/v2/parse_response.py).
///
/// Boxes are fractions of the page from the top left; the page's size is not sent. v1 counts pages from 0, v2 from 1. The preview of v2 counted
/// boxes in pixels of pages whose size it sent.
package struct LandingAIProvider: Provider {
    package let id = "landingai"
    package let decoderVersion = 3
    package let summary = "LandingAI ADE Parse: answers of v1, and of v2 (v2: documented only)"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        payload.soleJSON.flatMap(LandingAIAnswer.init)?.form.rawValue
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let answer = member.json.flatMap(LandingAIAnswer.init)
        else {
            throw payload.failure(isNot: "a LandingAI result")
        }
        if let failure = answer.failure(at: member.name) { throw failure }
        var decoder = LandingAIDecoder(
            builder: ParseBuilder(member: member.name, context: context, payload: payload))
        return try decoder.decode(answer)
    }
}

/// One JSON value in a form in which results of Parse are kept.
struct LandingAIAnswer {
    enum Form: String {
        case v1 = "v1 answer", v2 = "v2 answer", job
    }

    let form: Form
    let root: JSONValue
    let path: String

    /// Nil for other JSON.
    init?(_ value: JSONValue) {
        // A finished job, and what the first version answered, hold the result in `data`.
        let isWrapped = value["data"]?.object != nil
        root = isWrapped ? value["data"] ?? value : value
        path = isWrapped ? "$.data" : "$"
        if root["markdown"]?.string != nil, let chunks = root["chunks"]?.array, Self.holdsChunks(chunks, root)
        {
            form = .v1
        } else if root["structure"]?["children"]?.array != nil, root["markdown"]?.string != nil,
            root["metadata"]?.object != nil
        {
            form = .v2
        } else if value["job_id"]?.string != nil, value["status"]?.string != nil, value["progress"] != nil,
            value["received_at"] != nil
        {
            form = .job
        } else {
            return nil
        }
    }

    private static func holdsChunks(_ chunks: JSONArray, _ root: JSONValue) -> Bool {
        guard let first = chunks.first else { return root["splits"] != nil || root["grounding"] != nil }
        let isNew = first["markdown"]?.string != nil && first["type"]?.string != nil
        let isOld = first["text"]?.string != nil && first["chunk_type"]?.string != nil
        return isNew && first["grounding"]?["page"] != nil || isOld && first["grounding"]?.array != nil
    }

    /// Why the result is missing; nil if it is there.
    func failure(at member: String) -> ProviderFailure? {
        guard form == .job, let status = root["status"]?.string else { return nil }
        switch status {
        case "pending", "processing":
            return ProviderFailure(.notReady, "the job is \(status); ask for it again later", at: member)
        case "completed":
            return ProviderFailure(
                .resultMissing,
                "the job does not contain its result; download its `output_url` and ingest that file",
                at: member
            )
        default:
            return ProviderFailure(
                .providerFailed,
                "LandingAI reports \(status): \(root["failure_reason"]?.string ?? "no reason"); parse the file again",
                at: member, providerCode: status)
        }
    }
}
