internal import ArgumentParser
internal import Foundation
internal import Rows
internal import Storage

/// `folio jobs`.
struct JobsCommand: ParsableCommand {
    /// One job as JSON.
    private struct Row: Encodable {
        let id: Int64
        let provider: String
        let source: String
        let document: String
        let state: String
        @ExplicitNull var firstPage: Int?
        @ExplicitNull var pageCount: Int?
        let pagesCharged: Int
        let attempts: Int
        @ExplicitNull var taskId: String?
        @ExplicitNull var code: String?
        @ExplicitNull var message: String?
        let createdAt: String
        @ExplicitNull var submittedAt: String?
        let updatedAt: String

        init(_ job: FetchJob) {
            id = job.id
            provider = job.request.provider
            source = job.request.source
            document = job.request.documentKey
            state = job.state.rawValue
            firstPage = job.request.firstPage.map { $0 + 1 }
            pageCount = job.request.pageCount
            pagesCharged = job.pagesCharged
            attempts = job.attempts
            taskId = job.taskID
            code = job.errorCode
            message = job.errorMessage
            createdAt = job.createdAt
            submittedAt = job.submittedAt
            updatedAt = job.updatedAt
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "jobs",
        abstract: "List provider jobs and their status.",
        discussion: """
            pending: not sent yet. submitting: being sent. running: the provider is working on it. done. failed. uncertain: the call was \
            interrupted and may have been paid for; `folio fetch --resume --force` sends it again.

            Examples:
              folio jobs
              folio jobs --state failed,uncertain --provider doc2x
            """)

    @OptionGroup var store: StoreOptions

    @Option(help: "Only jobs in these states, separated by commas.", transform: CommaSeparated.init)
    var state: CommaSeparated?

    @Option(name: .shortAndLong, help: "Only jobs of this provider.")
    var provider: String?

    @Option(help: "Only jobs for this file or URL.")
    var source: String?

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws { _ = try states() }

    func run() throws {
        let filter = FetchJobFilter(provider: provider, states: try states(), source: source)
        let store = try store.open(.read)
        var rows: [Row] = []
        var (last, count) = (Int64(0), 0)
        while true {
            let jobs = try store.read { try $0.jobs(filter, after: last, limit: 500) }
            guard let end = jobs.last else { break }
            last = end.id
            count += jobs.count
            if json {
                rows += jobs.map(Row.init)
            } else {
                for job in jobs { try StandardOutput.putLine(text(job)) }
            }
        }
        if json {
            try JSONOutput.write(rows)
        } else if count == 0 {
            let isFiltered = state != nil || provider != nil || source != nil
            StandardError.write(
                isFiltered
                    ? "note: no job matches; `folio jobs` without options lists all"
                    : "note: no files have been sent to a provider yet; `folio fetch` sends files")
        }
        if count == 0 { throw ExitStatus.incomplete }
    }

    private func states() throws -> [FetchJob.State]? {
        try state?.values.map { name in
            guard let state = FetchJob.State(rawValue: name) else {
                let known = FetchJob.State.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("unknown state '\(name)'; the states are \(known)")
            }
            return state
        }
    }

    private func text(_ job: FetchJob) -> String {
        let state = job.state.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0)
        let part = job.request.firstPage.map { " from page \($0 + 1)" } ?? ""
        let cost = job.pagesCharged > 0 ? ", \(Counted(job.pagesCharged, "page"))" : ""
        let error = job.errorCode.map { ": \($0): \(job.errorMessage ?? "")" } ?? ""
        return "\(job.id)  \(state)  \(job.request.provider)  \(job.request.source)\(part)\(cost)\(error)"
    }
}
