internal import DocumentModel
internal import JSONView

/// The calls for a PDF: preupload, PUT, status, and if an export is wanted convert, its result and the download.
struct Doc2XPDFCalls: Sendable {
    /// The document asks for a status call every one to three seconds.
    static let pollInterval = Duration.seconds(2)

    let api: Doc2XAPI
    let options: Doc2XOptions

    func call(_ phase: JobPhase, _ job: ClientJob, _ task: ClientTask) -> ClientCall {
        switch phase {
        case .submit:
            // Nothing is charged before the file has arrived.
            ClientCall(
                api.request(
                    .post, "api/v2/parse/preupload",
                    json: options.model.map { ["model": .string($0)] }))
        case .upload:
            // The address holds for five minutes.
            ClientCall(
                HTTPRequest(.put, task.address ?? "", body: .file), origin: .answered,
                timeout: .seconds(300))
        case .confirm, .poll, .download:
            ClientCall(api.request(.get, "api/v2/parse/status?uid=\(URLText.encode(task.id))"))
        case .export:
            ClientCall(api.request(.post, "api/v2/convert/parse", json: exportOptions(job, task)))
        case .exportPoll:
            ClientCall(api.request(.get, "api/v2/convert/parse/result?uid=\(URLText.encode(task.id))"))
        case .exportDownload:
            ClientCall(
                HTTPRequest(.get, task.address ?? ""), origin: .answered,
                answerLimit: ClientCall.downloadLimit, timeout: .seconds(300))
        }
    }

    func read(
        _ answer: HTTPAnswer, of phase: JobPhase, _ task: ClientTask
    ) throws(ClientFailure) -> ClientStep {
        switch phase {
        case .submit: return try readSubmission(answer)
        case .upload: return try readUpload(answer, task)
        case .confirm:
            do throws(ClientFailure) {
                return try readStatus(answer, isConfirming: true, task)
            } catch  where error.code == Doc2XErrorCode.statusNotFound.rawValue {
                throw ClientFailure(error.code, error.message, .callAgainElseSubmit)
            }
        case .poll, .download: return try readStatus(answer, isConfirming: false, task)
        case .export, .exportPoll: return try readExport(answer, phase, task)
        case .exportDownload: return try readDownload(answer, task)
        }
    }

    private func exportOptions(_ job: ClientJob, _ task: ClientTask) -> [String: MetadataValue] {
        [
            "uid": .string(task.id), "to": .string((options.export ?? .md).rawValue),
            "formula_mode": .string(options.formulaMode.rawValue), "filename": .string(job.name),
            "merge_cross_page_forms": .bool(options.mergesCrossPageForms),
        ]
    }

    private func readSubmission(_ answer: HTTPAnswer) throws(ClientFailure) -> ClientStep {
        let data = try api.data(of: answer)
        guard let id = data["uid"]?.string, let address = data["url"]?.string else {
            throw ClientFailure.status(answer, of: "Doc2X")
        }
        return .next(.upload, ClientTask(id: id, address: Self.mended(address)))
    }

    /// An address that was used, or that is over five minutes old, is refused; the status shows which it was.
    private func readUpload(_ answer: HTTPAnswer, _ task: ClientTask) throws(ClientFailure) -> ClientStep {
        switch answer.status {
        case 200..<300: return .next(.poll, ClientTask(id: task.id))
        case 400, 403, 404, 409: return .next(.confirm, ClientTask(id: task.id))
        default: throw ClientFailure.status(answer, of: "Doc2X's storage")
        }
    }

    private func readStatus(
        _ answer: HTTPAnswer, isConfirming: Bool, _ task: ClientTask
    ) throws(ClientFailure) -> ClientStep {
        let data = try api.data(of: answer)
        switch data["status"]?.string {
        case "success" where data["result"]?["pages"]?.array != nil:
            return .result(.json(answer.body), then: options.export == nil ? nil : .export)
        case "failed": throw Doc2XAPI.failure(ofTask: data)
        case "processing":
            if isConfirming { return .next(.poll, task) }
            return .wait(Self.pollInterval, progress: data["progress"]?.lenientInt)
        default: throw ClientFailure.status(answer, of: "Doc2X")
        }
    }

    private func readExport(
        _ answer: HTTPAnswer, _ phase: JobPhase, _ task: ClientTask
    ) throws(ClientFailure) -> ClientStep {
        let data = try api.data(of: answer)
        switch data["status"]?.string {
        case "success":
            guard let address = data["url"]?.string, !address.isEmpty else {
                throw ClientFailure.status(answer, of: "Doc2X")
            }
            return .next(.exportDownload, ClientTask(id: task.id, address: Self.mended(address)))
        case "failed": throw Doc2XAPI.failure(ofTask: data)
        case "processing":
            if phase == .exportPoll { return .wait(Self.pollInterval, progress: nil) }
            // The document asks not to repeat the call that starts an export.
            return .next(.exportPoll, ClientTask(id: task.id))
        default: throw ClientFailure.status(answer, of: "Doc2X")
        }
    }

    private func readDownload(_ answer: HTTPAnswer, _ task: ClientTask) throws(ClientFailure) -> ClientStep {
        if [403, 404, 410].contains(answer.status) { return .next(.exportPoll, ClientTask(id: task.id)) }
        guard answer.status == 200 else { throw ClientFailure.status(answer, of: "Doc2X's storage") }
        try ZipEnd.require(in: answer.body, of: "Doc2X")
        let format = (options.export ?? .md).rawValue
        let path = (task.address ?? "").split(separator: "?").first ?? ""
        return .attachment(
            ClientResult(
                answer.body, fileExtension: path.hasSuffix(".docx") ? "docx" : "\(format).zip",
                mediaType: "application/zip"))
    }

    /// Some answers write `&` as the six characters `\u0026`.
    private static func mended(_ address: String) -> String {
        address.split(separator: "\\u0026", omittingEmptySubsequences: false).joined(separator: "&")
    }
}
