internal import JSONView

/// One file's state in an answer of the service.
struct MinerUTask {
    /// The states of the documents; `other` is one that they do not name.
    enum State: Equatable {
        case pending, running, converting, done, failed
        case other(String)
    }

    let state: State
    /// The file that was parsed, as the service names it.
    let fileName: String?
    /// The service's own code for the failure, where it gives one.
    let errorCode: String?
    /// The JSON path, for messages.
    let path: String

    private let name: String
    /// Where the result lies, where it is done.
    let zipURL: String?
    private let errorMessage: String?
    private let progress: (done: Int?, total: Int?)

    init(_ value: JSONValue, path: String) {
        self.path = path
        state = Self.state(value["state"]?.string ?? "")
        fileName = value.either("file_name", "fileName")?.string
        name = fileName ?? value.either("task_id", "taskId", "data_id", "dataId")?.string ?? "the file"
        zipURL = value.either("full_zip_url", "fullZipUrl")?.string
        errorMessage = value.either("err_msg", "errMsg")?.string
        errorCode = value.either("err_code", "errCode").flatMap { $0.string ?? $0.int.map(String.init) }
        let progress = value.either("extract_progress", "extractProgress")
        self.progress = (
            progress?.either("extracted_pages", "extractedPages")?.lenientInt,
            progress?.either("total_pages", "totalPages")?.lenientInt
        )
    }

    /// How much is done, from 0 to 100, where the service tells it.
    var percent: Int? {
        guard let done = progress.done, let total = progress.total, total > 0, done >= 0 else { return nil }
        return min(100, done * 100 / total)
    }

    /// The file and how it fared, in a few words.
    var summary: String {
        switch state {
        case .done: "\(name) is done, the zip is at \(zipURL ?? "an address that the answer lacks")"
        case .failed: "\(name) failed: \(errorMessage.flatMap { $0.isEmpty ? nil : $0 } ?? "no reason given")"
        case .running: "\(name) is running\(pages)"
        case .pending: "\(name) is pending\(pages)"
        case .converting: "\(name) is converting\(pages)"
        case .other(let state): "\(name) is \"\(state)\"\(pages)"
        }
    }

    private var pages: String {
        guard let done = progress.done else { return "" }
        return progress.total.map { " (\(done) of \($0) pages)" } ?? " (\(done) pages)"
    }

    private static func state(_ name: String) -> State {
        switch name {
        case "pending": .pending
        case "running": .running
        case "converting": .converting
        case "done": .done
        case "failed": .failed
        default: .other(name)
        }
    }
}
