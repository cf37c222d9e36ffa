internal import JSONView

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
