package import DocumentModel
internal import JSONView

/// The API of complexDOcr: one call, one answer.
package struct ComplexDOcrClient: ProviderClient {
    private static let path = "aipaas/ocr/v1/identify/complexDOcr"

    package let name = "complexdocr"
    package let adapter = "complexdocr"
    private let settings: ComplexDOcrOptions
    private let baseURL: String
    private let appID: Secret
    private let authorization: Secret

    package init(
        appID: Secret, authorization: Secret, baseURL: String,
        options: ComplexDOcrOptions = ComplexDOcrOptions()
    ) {
        self.appID = appID
        self.authorization = authorization
        self.baseURL = baseURL
        settings = options
    }

    package var options: [String: MetadataValue] { settings.recorded }
    package var sendsFileInRequest: Bool { true }

    package var limits: ClientLimits {
        // 10 MB count after base64, which writes four bytes for three.
        ClientLimits(
            kinds: [.pdf, .jpeg, .png], takesURLs: true, bytes: { _ in 10_000_000 / 4 * 3 }, pages: 24)
    }

    package func call(
        _ phase: JobPhase, _ job: ClientJob, _ task: ClientTask
    ) throws(ClientFailure) -> ClientCall {
        var members = settings.recorded
        // The request's number is the same whenever the same is asked.
        members["seqid"] = .string(String(job.fingerprint.prefix(32)))
        let isPDF = job.kind == .pdf
        switch job.source {
        case .address(let address):
            members["image"] = .string(address)
            members["image_type"] = .int(isPDF ? 3 : 1)
        case .bytes(let bytes):
            members["image"] = .string(Base64.text(bytes))
            members["image_type"] = .int(isPDF ? 2 : 0)
        }
        if settings.outputFormat == .json, let pages = job.pages {
            members["first_page_idx"] = .int(pages.lowerBound + (settings.firstPageNumber ?? 1))
        }
        let url = baseURL.hasSuffix("complexDOcr") ? baseURL : URLText.join(baseURL, Self.path)
        let request = HTTPRequest(
            .post, url,
            headers: [
                ("Content-Type", "application/json"), ("X-APP-ID", appID.revealed),
                ("Authorization", authorization.revealed),
            ], body: .bytes(RequestJSON.bytes(members)))
        return ClientCall(request, mayCost: true, timeout: .seconds(600))
    }

    package func read(
        _ answer: HTTPAnswer, of phase: JobPhase, _ job: ClientJob, _ task: ClientTask
    ) throws(ClientFailure) -> ClientStep {
        guard let root = answer.json, let read = ComplexDOcrAnswer(root), read.form == .envelope else {
            throw ClientFailure.status(answer, of: "complexDOcr")
        }
        if let failure = ComplexDOcrErrorCode.failure(of: read, in: "answer") {
            throw ClientFailure(failure, ComplexDOcrErrorCode(of: root)?.remedy ?? .none)
        }
        return .result(.json(answer.body), then: nil)
    }
}
