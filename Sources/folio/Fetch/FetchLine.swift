internal import Fetching
internal import Foundation
internal import Rows
internal import Storage

/// One event of a run as it is printed.
struct FetchLine: Encodable {
    let event: String
    @ExplicitNull var source: String?
    @ExplicitNull var document: String?
    @ExplicitNull var provider: String?
    /// From 1, if a part of the source was sent.
    @ExplicitNull var firstPage: Int?
    @ExplicitNull var taskId: String?
    @ExplicitNull var pages: Int?
    @ExplicitNull var percent: Int?
    @ExplicitNull var code: String?
    @ExplicitNull var message: String?

    private enum CodingKeys: String, CodingKey {
        case event, source, document, provider, firstPage, taskId, pages, percent, code, message
    }

    /// Nil for what is not worth a line.
    init?(_ event: FetchEvent, _ redaction: Redaction) {
        switch event {
        case .submitted(let job): self.init("submitted", job)
        case .progress(let job, let percent):
            guard let percent else { return nil }
            self.init("progress", job)
            self.percent = percent
        case .retrying(let job, let code, let pause):
            self.init("retrying", job)
            self.code = code
            message = "trying again in \(String(format: "%.1f", pause / .seconds(1))) s"
        case .done(let job, let pages):
            self.init("done", job)
            self.pages = pages
        case .failed(let job): self.init("failed", job)
        case .uncertain(let job): self.init("uncertain", job)
        case .left(let job): self.init("left", job)
        case .skipped(let job): self.init("skipped", job)
        case .problem(let problem):
            self.init("problem", source: problem.source)
            (code, message) = (problem.code, problem.message)
        case .passedOver(let name): self.init("passed_over", source: name)
        case .asset(let url, let problem):
            self.init(problem == nil ? "asset" : "asset_failed", source: url)
            message = problem
        }
        message = message.map(redaction.clean)
    }

    private init(_ event: String, source: String) {
        self.event = event
        self.source = source
        document = nil
        provider = nil
        firstPage = nil
        taskId = nil
        pages = nil
        percent = nil
        code = nil
        message = nil
    }

    private init(_ event: String, _ job: FetchJob) {
        self.init(event, source: job.request.source)
        document = job.request.documentKey
        provider = job.request.provider
        firstPage = job.request.firstPage.map { $0 + 1 }
        taskId = job.taskID
        code = job.errorCode
        message = job.errorMessage
    }

    /// Whether the next line takes its place on a terminal, and nobody else sees it.
    var isTransient: Bool { ["submitted", "progress", "passed_over"].contains(event) }

    /// For people: `done: report.pdf: 12 pages`.
    var text: String {
        let place = firstPage.map { " from page \($0)" } ?? ""
        let tail: String? =
            if let pages, pages > 0 {
                pages == 1 ? "1 page" : "\(pages) pages"
            } else if let percent {
                "\(percent) %"
            } else if event == "skipped" {
                "sent before with the same options; --force sends it again"
            } else if let message {
                code.map { "\($0): \(message)" } ?? message
            } else {
                nil
            }
        return "\(event): \(source ?? "")\(place)\(tail.map { ": \($0)" } ?? "")"
    }
}
