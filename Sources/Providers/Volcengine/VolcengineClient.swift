package import DocumentModel
package import Foundation
internal import JSONView

/// The API of Volcengine's OCRPdf: one signed call for a window of pages.
package struct VolcengineClient: ProviderClient {
    /// The service's address as its document gives it.
    package static let baseURL = "https://visual.volcengineapi.com"
    /// What a file may take in base64 with URL encoding, says the document: 8 MB.
    private static let encodedLimit = 8 << 20

    package let name = "volcengine"
    package let adapter = "volcengine"
    private let settings: VolcengineOptions
    private let baseURL: String
    private let signer: VolcengineSigner

    package init(
        signer: VolcengineSigner, baseURL: String = VolcengineClient.baseURL,
        options: VolcengineOptions = VolcengineOptions()
    ) {
        self.signer = signer
        self.baseURL = baseURL
        settings = options
    }

    package var options: [String: MetadataValue] { settings.recorded }
    package var sendsFileInRequest: Bool { true }

    package var limits: ClientLimits {
        // Base64 takes a third more, URL encoding of `+`, `/` and `=` another sixteenth; the call itself is checked exactly.
        ClientLimits(
            kinds: [.pdf, .jpeg, .png, .bmp], takesURLs: true, bytes: { _ in 5_600_000 },
            window: settings.pagesPerCall)
    }

    package func call(
        _ phase: JobPhase, _ job: ClientJob, _ task: ClientTask
    ) throws(ClientFailure) -> ClientCall {
        var fields: [(String, String)] = []
        switch job.source {
        case .address(let address): fields.append(("image_url", URLText.encode(address)))
        case .bytes(let bytes):
            let encoded = URLText.encode(Base64.text(bytes))
            guard encoded.utf8.count <= Self.encodedLimit else {
                throw ClientFailure(
                    "file_too_large",
                    "the file has \(encoded.utf8.count) bytes as base64 with URL encoding; the limit of OCRPdf is \(Self.encodedLimit); "
                        + "compress its images, or upload it to a server that OCRPdf can reach and give the URL"
                )
            }
            fields.append(("image_base64", encoded))
        }
        fields.append(("file_type", job.kind == .pdf ? "pdf" : "image"))
        if job.kind == .pdf {
            let pages = job.pages ?? 0...(settings.pagesPerCall - 1)
            fields.append(("page_start", "\(job.isCut ? 0 : pages.lowerBound)"))
            fields.append(("page_num", "\(pages.count)"))
        }
        for (name, value) in settings.recorded.sorted(by: { $0.key < $1.key }) where name != "page_num" {
            if let text = value.text { fields.append((name, URLText.encode(text))) }
        }
        let body = fields.map { "\($0)=\($1)" }.joined(separator: "&")
        let request = HTTPRequest(
            .post, URLText.join(baseURL, "?Action=OCRPdf&Version=2021-08-23"),
            headers: [("Content-Type", "application/x-www-form-urlencoded")], body: .bytes(Array(body.utf8)))
        return ClientCall(request, mayCost: true, timeout: .seconds(600))
    }

    package func sign(_ request: HTTPRequest, at time: Date) -> HTTPRequest {
        signer.sign(request, at: time)
    }

    package func read(
        _ answer: HTTPAnswer, of phase: JobPhase, _ job: ClientJob, _ task: ClientTask
    ) throws(ClientFailure) -> ClientStep {
        guard let root = answer.json, let read = VolcengineAnswer(root) else {
            throw Self.failure(ofStatus: answer)
        }
        if let failure = VolcengineErrorCode.failure(of: read, in: "answer") {
            throw ClientFailure(failure, Self.remedy(for: failure, answer))
        }
        if case .address = job.source, let first = job.pages?.lowerBound, first > 0, Self.isEmpty(read) {
            return .nothing
        }
        return .result(.json(answer.body), then: nil)
    }

    /// Whether an answer has no page: the window lies beyond the end.
    private static func isEmpty(_ answer: VolcengineAnswer) -> Bool {
        let detail = answer.detail
        let hasPages =
            detail?.array.map { !$0.isEmpty } ?? !(detail?.string.map { ["", "[]"].contains($0) } ?? true)
        return !hasPages && answer.data?["markdown"]?.string?.isEmpty ?? true
    }

    /// The document names 400, 413 and 502 as answers to a file that is too large; 502 may be the gateway's bad moment too.
    private static func failure(ofStatus answer: HTTPAnswer) -> ClientFailure {
        guard let code = VolcengineErrorCode(rawValue: answer.status) else {
            return .status(answer, of: "Volcengine")
        }
        return ClientFailure(code.failure, code.remedy)
    }

    private static func remedy(
        for failure: ProviderFailure, _ answer: HTTPAnswer
    ) -> ClientFailure.Remedy {
        if answer.status == 429 { return .callAgain(after: answer.retryAfter) }
        let code = failure.providerCode ?? ""
        if let known = Int(code).flatMap(VolcengineErrorCode.init) { return known.remedy }
        if answer.status >= 500 { return .callAgain(after: answer.retryAfter) }
        // The gateway names limits of its own; everything else that it refuses, it would refuse again.
        if code.contains("Limit") { return .callAgain(after: nil) }
        return Int(code) == nil ? .endRun : .none
    }
}
