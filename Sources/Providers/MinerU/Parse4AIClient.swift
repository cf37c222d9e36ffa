package import DocumentModel
internal import JSONView

/// The API of parse4ai: tasks by URL, one by one or two hundred at a time, and a zip to download.
package struct Parse4AIClient: ProviderClient {
    /// The service's address as its document gives it.
    package static let baseURL = "http://8.148.69.123:8088/api"
    static let pollInterval = Duration.seconds(3)

    package let name = "parse4ai"
    package let adapter = "mineru"
    let settings: Parse4AIOptions
    private let baseURL: String
    private let key: Secret
    /// Goes into the signature of callbacks.
    private let seed: Secret?
    private let isBatch: Bool

    /// Makes a client.
    ///
    /// - Parameters:
    ///   - key: The API key.
    ///   - seed: The text that callbacks are signed with; needed where the options name a callback.
    ///   - baseURL: The service's address.
    ///   - isBatch: Whether to send up to 200 files in one call.
    ///   - options: What to ask for.
    package init(
        key: Secret, seed: Secret? = nil, baseURL: String = Parse4AIClient.baseURL, isBatch: Bool = false,
        options: Parse4AIOptions = Parse4AIOptions()
    ) {
        self.key = key
        self.seed = seed
        self.baseURL = baseURL
        self.isBatch = isBatch
        settings = options
    }

    package var options: [String: MetadataValue] { settings.recorded }
    package var knownHosts: [String] { ["parse4ai.com", "openxlab.org.cn"] }

    package var limits: ClientLimits {
        ClientLimits(
            kinds: [.pdf, .word, .powerpoint, .png, .jpeg], takesFiles: false, takesURLs: true,
            bytes: { _ in 200_000_000 }, pages: 600, batch: isBatch ? 200 : 1)
    }

    package func call(
        _ phase: JobPhase, _ job: ClientJob, _ task: ClientTask
    ) throws(ClientFailure) -> ClientCall {
        switch phase {
        case .submit:
            return ClientCall(request(.post, "v1/extract/task", json: try singleTask(job)), mayCost: true)
        case .download, .exportDownload, .upload: return Self.download(task)
        case .confirm, .poll, .export, .exportPoll:
            return ClientCall(request(.get, "v1/extract/task/\(URLText.encode(task.id))"))
        }
    }

    package func read(
        _ answer: HTTPAnswer, of phase: JobPhase, _ job: ClientJob, _ task: ClientTask
    ) throws(ClientFailure) -> ClientStep {
        if phase == .download { return try Self.readDownload(answer, task) }
        let data = try self.data(of: answer)
        guard phase == .submit else { return try step(of: data, task) }
        guard let id = data.either("taskId", "task_id")?.string else {
            throw ClientFailure.status(answer, of: "parse4ai")
        }
        return .next(.poll, ClientTask(id: id))
    }

    /// The `data` of an answer with the code 0.
    ///
    /// - Throws: What the answer says instead.
    func data(of answer: HTTPAnswer) throws(ClientFailure) -> JSONValue {
        guard let root = answer.json else { throw ClientFailure.status(answer, of: "parse4ai") }
        if root["code"]?.lenientInt == 0, let data = root["data"] { return data }
        guard let error = MinerUServiceError(root) else {
            throw ClientFailure.status(answer, of: "parse4ai")
        }
        throw ClientFailure(error.failure(at: "answer"), error.remedy)
    }

    /// What follows from the state of a task.
    func step(of data: JSONValue, _ task: ClientTask) throws(ClientFailure) -> ClientStep {
        let state = MinerUTask(data, path: "$.data")
        switch state.state {
        case .pending, .running, .converting, .other:
            return .wait(Self.pollInterval, progress: state.percent)
        case .failed:
            throw ClientFailure(
                state.errorCode ?? "failed",
                "parse4ai reports: \(state.summary); fix the cause, or try again later with --force")
        case .done:
            guard let address = state.zipURL else {
                throw ClientFailure(
                    "no_address", "parse4ai reports that the task is done, but gives no URL; try again",
                    .callAgain(after: nil))
            }
            return .next(.download, ClientTask(id: task.id, address: address))
        }
    }

    func request(
        _ method: HTTPRequest.Method, _ path: String, json: [String: MetadataValue]? = nil
    ) -> HTTPRequest {
        var request = HTTPRequest(
            method, URLText.join(baseURL, path), headers: [("Authorization", "Bearer \(key.revealed)")])
        if let json {
            request.headers.append(("Content-Type", "application/json"))
            request.body = .bytes(RequestJSON.bytes(json))
        }
        return request
    }

    /// The seed, where a callback is wanted.
    func seedMember() throws(ClientFailure) -> MetadataValue? {
        guard settings.callback != nil else { return nil }
        guard let seed else {
            throw ClientFailure(
                "missing_secret",
                "a callback needs a seed; set PARSE4AI_SEED to up to 64 letters, digits and underscores",
                .endRun)
        }
        return .string(seed.revealed)
    }

    static func address(of job: ClientJob) throws(ClientFailure) -> MetadataValue {
        guard case .address(let address) = job.source else {
            throw ClientFailure(
                "needs_url",
                "parse4ai accepts URLs only; upload the file to a server that parse4ai can reach, and give its URL"
            )
        }
        return .string(address)
    }

    /// What parse4ai is to call the file: the same for the same request.
    static func dataID(of job: ClientJob) -> String { "folio-\(job.fingerprint.prefix(40))" }

    static func download(_ task: ClientTask) -> ClientCall {
        ClientCall(
            HTTPRequest(.get, task.address ?? ""), origin: .answered,
            answerLimit: ClientCall.downloadLimit, timeout: .seconds(300))
    }

    static func readDownload(_ answer: HTTPAnswer, _ task: ClientTask) throws(ClientFailure) -> ClientStep {
        if [403, 404, 410].contains(answer.status) { return .next(.poll, ClientTask(id: task.id)) }
        guard answer.status == 200 else { throw ClientFailure.status(answer, of: "parse4ai's storage") }
        try ZipEnd.require(in: answer.body, of: "parse4ai")
        return .result(.zip(answer.body), then: nil)
    }

    /// The members of the interface for one file, whose names differ from those of the batch.
    private func singleTask(_ job: ClientJob) throws(ClientFailure) -> [String: MetadataValue] {
        let names = [
            "is_ocr": "isOcr", "enable_formula": "enableFormula", "enable_table": "enableTable",
            "extra_formats": "extraFormats", "page_ranges": "pageRanges", "model_version": "modelVersion",
        ]
        var members: [String: MetadataValue] = [:]
        for (name, value) in settings.recorded { members[names[name] ?? name] = value }
        members["url"] = try Self.address(of: job)
        members["dataId"] = .string(Self.dataID(of: job))
        members["seed"] = try seedMember()
        return members
    }
}
