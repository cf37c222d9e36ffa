package import DocumentModel
internal import JSONView

/// PaddleOCR's document parsers: PP-StructureV3 and PaddleOCR-VL 1.0 to 1.6 (PaddleOCR docs/version3.x/pipeline_usage).
///
/// Boxes count in pixels of the page's image, from the top left. A local run writes one file a page
/// (`X_0_res.json`, `page_index` from 0, null for an image); a service answers with all pages.
package struct PaddleOCRProvider: Provider {
    package let id = "paddleocr"
    package let decoderVersion = 4
    package let summary =
        "PaddleOCR: PP-StructureV3 and PaddleOCR-VL, files of pages (X_0_res.json …), answers of services, JSON lines"

    package let fileNames: [FileNameRule] = [
        .part(before: "_", after: PaddleOCRPageFiles.suffix), .suffix(PaddleOCRPageFiles.suffix),
        .imageFolder("imgs"),
    ]

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        let members = payload.jsonMembers
        guard !members.isEmpty else {
            let first = payload.members.lazy.compactMap(JSONLines.first).first
            return first.map(PaddleOCRAnswer.isPart) == true ? "answer in lines" : nil
        }
        guard let first = members[0].json else { return nil }
        if members.count == 1, PaddleOCRFailure(first) != nil { return "failure" }
        guard members.allSatisfy({ $0.json.map(PaddleOCRAnswer.isPart) == true }) else { return nil }
        return members.count > 1 ? "files of pages" : "answer"
    }

    package func parts(of payload: OpenedPayload) -> [(name: String, members: [Payload.Member])] {
        PaddleOCRPageFiles(payload)?.documents ?? []
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        if let member = payload.jsonMembers.first, let failure = member.json.flatMap(PaddleOCRFailure.init) {
            throw failure.providerFailure(at: member.name)
        }
        var decoder = PaddleOCRDecoder(payload, context: context)
        return try decoder.decode()
    }
}

/// An answer without a result: a service's error, or the state of a job.
///
/// The self-hosted service answers `{logId, errorCode, errorMsg}`; the cloud's jobs `{code, data: {jobId, state, resultUrl}}` with a
/// state of `pending`, `running`, `done` or `failed`.
struct PaddleOCRFailure {
    private enum Kind { case failed(code: String, message: String), running(String), done }

    private let kind: Kind

    /// Nil for other JSON.
    init?(_ root: JSONValue) {
        if root["logId"] != nil, let code = root["errorCode"]?.lenientInt, root["result"] == nil {
            kind = .failed(code: "\(code)", message: root["errorMsg"]?.string ?? "no message")
        } else if let data = root["data"], data["jobId"] != nil, let state = data["state"]?.string {
            kind =
                switch state {
                case "done": .done
                case "failed": .failed(code: state, message: data["errorMsg"]?.string ?? "no message")
                default: .running(state)
                }
        } else {
            return nil
        }
    }

    func providerFailure(at member: String) -> ProviderFailure {
        switch kind {
        case .failed(let code, let message):
            ProviderFailure(
                .providerFailed, "PaddleOCR reports \(code): \(message); parse the file again", at: member,
                providerCode: code)
        case .running(let state):
            ProviderFailure(.notReady, "the job is \(state); request its state again later", at: member)
        case .done:
            ProviderFailure(
                .resultMissing, "the job is done, and its result is at `jsonUrl`; download that file",
                at: member)
        }
    }
}
