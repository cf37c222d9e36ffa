internal import JSONView

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
