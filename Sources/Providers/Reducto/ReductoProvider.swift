package import DocumentModel
internal import JSONView

/// Reducto's Parse: answers, finished jobs, and the result alone (docs.reducto.ai; github.com/reductoai/reducto-python-sdk, types/shared/parse_response.py).
///
/// A block's `bbox` is left, top, width and height in fractions of the page, whose size is not sent, with the page from 1:
/// `original_page` counts in the file, `page` in what was asked for. Blocks lie in chunks, which may span pages.
package struct ReductoProvider: Provider {
    package let id = "reducto"
    package let decoderVersion = 4
    package let summary = "Reducto Parse: answers, finished jobs and full results (documented only)"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        payload.soleJSON.flatMap(ReductoAnswer.init)?.form.rawValue
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let answer = member.json.flatMap(ReductoAnswer.init)
        else {
            throw payload.failure(isNot: "a Reducto result")
        }
        if let failure = answer.failure(at: member.name) { throw failure }
        var decoder = ReductoDecoder(
            builder: ParseBuilder(member: member.name, context: context, payload: payload))
        return try decoder.decode(answer)
    }
}

/// One JSON value in a form in which Reducto's results are kept.
struct ReductoAnswer {
    enum Form: String {
        case answer, result, job
        case address = "address of a result"
    }

    let form: Form
    let root: JSONValue
    /// What holds the chunks.
    let result: JSONValue
    let path: String

    /// Nil for other JSON.
    init?(_ value: JSONValue) {
        let isJob = value["status"]?.string != nil && value["result"]?["result"] != nil
        root = isJob ? value["result"] ?? value : value
        let answer = isJob ? "$.result.result" : "$.result"
        if let inner = root["result"], Self.isResult(inner) {
            (form, result, path) = (.answer, inner, answer)
        } else if Self.isResult(value) {
            (form, result, path) = (.result, value, "$")
        } else if let inner = root["result"], inner["type"]?.string == "url", inner["result_id"] != nil {
            (form, result, path) = (.address, inner, answer)
        } else if let status = value["status"]?.string, Self.statuses.contains(status),
            value.object?.names.contains("progress") == true, value.object?.names.contains("reason") == true
        {
            (form, result, path) = (.job, value, "$")
        } else {
            return nil
        }
    }

    private static let statuses: Set<String> = [
        "Pending", "Idle", "InProgress", "Completing", "Completed", "Failed", "Cancelled",
    ]

    private static func isResult(_ value: JSONValue) -> Bool {
        guard let chunks = value["chunks"]?.array else { return false }
        guard let first = chunks.first else { return value["type"]?.string == "full" }
        guard let blocks = first["blocks"]?.array, first["embed"]?.string != nil else { return false }
        return blocks.first.map { $0["bbox"]?["page"] != nil && $0["type"]?.string != nil } ?? true
    }

    /// Why the result is missing; nil if it is there.
    func failure(at member: String) -> ProviderFailure? {
        switch form {
        case .answer, .result: return nil
        case .address:
            return ProviderFailure(
                .resultMissing,
                "the answer contains only the address of the result (`result.url`); download it and ingest that file",
                at: member)
        case .job:
            let status = root["status"]?.string ?? ""
            guard status == "Failed" || status == "Cancelled" else {
                return ProviderFailure(.notReady, "the job is \(status); ask for it again later", at: member)
            }
            return ProviderFailure(
                .providerFailed,
                "Reducto reports \(status): \(root["reason"]?.string ?? "no reason"); parse the file again",
                at: member, providerCode: status)
        }
    }
}
