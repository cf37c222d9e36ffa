package import DocumentModel

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
