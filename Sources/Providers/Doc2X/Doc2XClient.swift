package import DocumentModel
internal import JSONView

/// The API v2 of Doc2X: PDFs by upload and polling, images in one call or by polling.
package struct Doc2XClient: ProviderClient {
    /// The service's address as its document gives it.
    package static let baseURL = "https://v2.doc2x.noedgeai.com"

    package let name = "doc2x"
    package let adapter = "doc2x"
    private let settings: Doc2XOptions
    private let pdf: Doc2XPDFCalls
    private let image: Doc2XImageCalls

    package init(key: Secret, baseURL: String = Doc2XClient.baseURL, options: Doc2XOptions = Doc2XOptions()) {
        settings = options
        let api = Doc2XAPI(baseURL: baseURL, key: key)
        pdf = Doc2XPDFCalls(api: api, options: options)
        image = Doc2XImageCalls(api: api, isAsynchronous: options.imageMode == .asynchronous)
    }

    package var options: [String: MetadataValue] { settings.recorded }

    /// Uploads go to Aliyun's storage, exports come from Amazon's in China, images from Doc2X's own hosts.
    package var knownHosts: [String] { ["noedgeai.com", "aliyuncs.com", "amazonaws.com.cn"] }

    package var limits: ClientLimits {
        ClientLimits(
            kinds: [.pdf, .jpeg, .png],
            bytes: { $0 == .pdf ? 300_000_000 : 7_000_000 }, pages: 2000,
            rate: { $0 == .pdf ? nil : .init(30, in: .seconds(30)) })
    }

    package func call(
        _ phase: JobPhase, _ job: ClientJob, _ task: ClientTask
    ) throws(ClientFailure) -> ClientCall {
        job.kind == .pdf ? pdf.call(phase, job, task) : image.call(phase, task)
    }

    package func read(
        _ answer: HTTPAnswer, of phase: JobPhase, _ job: ClientJob, _ task: ClientTask
    ) throws(ClientFailure) -> ClientStep {
        job.kind == .pdf
            ? try pdf.read(answer, of: phase, task) : try image.read(answer, of: phase, task)
    }
}

/// The calls for an image: one that answers with the result, or one that makes a task and one that asks for it.
struct Doc2XImageCalls: Sendable {
    let api: Doc2XAPI
    let isAsynchronous: Bool

    func call(_ phase: JobPhase, _ task: ClientTask) -> ClientCall {
        guard phase == .submit else {
            return ClientCall(
                api.request(.get, "api/v2/parse/img/layout/status?uid=\(URLText.encode(task.id))"))
        }
        var request = api.request(
            .post, isAsynchronous ? "api/v2/async/parse/img/layout" : "api/v2/parse/img/layout")
        request.headers.append(("Content-Type", "application/octet-stream"))
        request.body = .file
        return ClientCall(request, mayCost: true, timeout: .seconds(300))
    }

    func read(
        _ answer: HTTPAnswer, of phase: JobPhase, _ task: ClientTask
    ) throws(ClientFailure) -> ClientStep {
        let data = try api.data(of: answer)
        if data["status"]?.string == "failed" { throw Doc2XAPI.failure(ofTask: data) }
        if data["status"]?.string != "processing", data["result"]?["pages"]?.array != nil {
            return .result(.json(answer.body), then: nil)
        }
        if phase == .submit, let id = data["uid"]?.string { return .next(.poll, ClientTask(id: id)) }
        guard data["status"]?.string == "processing" else {
            throw ClientFailure.status(answer, of: "Doc2X")
        }
        return .wait(Doc2XPDFCalls.pollInterval, progress: nil)
    }
}
