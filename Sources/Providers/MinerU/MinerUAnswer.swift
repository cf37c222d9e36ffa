internal import JSONView

/// An answer of parse4ai or mineru.net about a task or a batch, in place of the result or beside it.
///
/// A task's answer is `{code, message, data: {taskId, state, fullZipUrl, errMsg}}`; a batch's is
/// `{code, msg, trace_id, data: {batch_id, extract_result: [{file_name, state, full_zip_url, err_msg,
/// extract_progress}]}}`. Names come as camelCase and as snake_case. An error is `{code: -60012, message}`.
struct MinerUAnswer {
    /// The name of the answer's form, for messages.
    let form: String
    /// The task's or batch's id.
    let requestID: String?
    /// The files of the answer and how they fared; one for a task.
    let tasks: [MinerUTask]

    private let member: String
    private let error: MinerUServiceError?

    /// Reads an answer; nil for other JSON.
    init?(_ json: JSONValue, member: String) {
        self.member = member
        let data = json["data"]
        error = MinerUServiceError(json)
        if let results = data?.either("extract_result", "extractResult")?.array {
            form = "batch answer"
            requestID = data?.either("batch_id", "batchId")?.string
            tasks = results.enumerated().map {
                MinerUTask($0.element, path: "$.data.extract_result[\($0.offset)]")
            }
        } else if let id = data?.either("batch_id", "batchId")?.string, data?["result"] == nil {
            (form, requestID, tasks) = ("batch submission", id, [])
        } else if let data, let id = data.either("task_id", "taskId")?.string, json["code"] != nil {
            (form, requestID) = ("task answer", id)
            tasks = data["state"] == nil ? [] : [MinerUTask(data, path: "$.data")]
        } else if error != nil {
            (form, requestID, tasks) = ("error answer", json.either("trace_id", "traceId")?.string, [])
        } else {
            return nil
        }
    }

    /// The name of the one file that the answer is about.
    var sourceName: String? { tasks.count == 1 ? tasks[0].fileName : nil }

    /// Why there is no result at hand.
    ///
    /// A batch is one answer for many files: a finished file makes it `result_missing`, an unfinished one `not_ready`, and
    /// failures alone `provider_failed`; the message tells every file's state.
    var failure: ProviderFailure {
        if let error { return error.failure(at: "\(member) $.code") }
        let states =
            tasks.prefix(20).map(\.summary).joined(separator: "; ")
            + (tasks.count > 20 ? "; and \(tasks.count - 20) more" : "")
        if let done = tasks.first(where: { $0.state == .done }) {
            return ProviderFailure(
                .resultMissing,
                "the answer only contains the URL of the result: \(states); download the zip and ingest it, or its unpacked "
                    + "files", at: "\(member) \(done.path)")
        }
        if let open = tasks.first(where: { $0.state != .failed }) {
            return ProviderFailure(
                .notReady, "MinerU is still working: \(states); request the result again later",
                at: "\(member) \(open.path)")
        }
        if let failed = tasks.first {
            return ProviderFailure(
                .providerFailed,
                "MinerU failed: \(states); fix the cause and submit the file again",
                at: "\(member) \(failed.path)", providerCode: failed.errorCode)
        }
        return ProviderFailure(
            .notReady,
            "the answer only confirms that \(requestID ?? "a task") was submitted; request its result and download the zip",
            at: "\(member) $.data")
    }
}
