internal import Fetching
internal import Foundation
internal import Providers
internal import Rows
internal import Storage

/// Prints the files, calls and pages that `folio fetch` would send (`--dry-run`).
struct FetchPreview {
    /// One file or address.
    private struct Row: Encodable {
        let source: String
        let document: String
        /// Null if it is unknown before the answer.
        @ExplicitNull var pages: Int?
        let calls: Int
        /// Calls of the same file with the same options that were made before.
        let sentBefore: Int
        @ExplicitNull var code: String?
        @ExplicitNull var message: String?
    }

    private var finder: SourceFinder
    private let client: any ProviderClient
    private let options: FetchRunOptions

    init(_ finder: SourceFinder, _ client: any ProviderClient, _ options: FetchRunOptions) {
        self.finder = finder
        self.client = client
        self.options = options
    }

    func print() throws {
        var finder = finder
        let store =
            FileManager.default.fileExists(atPath: options.store.path) ? try options.store.open(.read) : nil
        var (files, pages, calls, unknown) = (0, 0, 0, 0)
        while let found = finder.next() {
            let row = try row(found, store)
            if options.json {
                try StandardOutput.putJSONLine(row)
            } else {
                try StandardOutput.putLine(text(row))
            }
            guard row.code == nil, row.calls > row.sentBefore else { continue }
            files += 1
            calls += row.calls - row.sentBefore
            pages += row.pages ?? 0
            if row.pages == nil { unknown += 1 }
        }
        guard !options.json else { return }
        let rest = unknown > 0 ? ", plus \(Counted(unknown, "file")) with an unknown number of pages" : ""
        try StandardOutput.putLine(
            "would send \(Counted(files, "file")) in \(Counted(calls, "call")): \(Counted(pages, "page"))\(rest)"
        )
    }

    private func row(_ found: SourceFinder.Found, _ store: DocumentStore?) throws -> Row {
        switch found {
        case .passedOver(let name):
            return Row(
                source: name, document: "", pages: 0, calls: 0, sentBefore: 0, code: "kind",
                message: "\(client.name) does not accept this type of file")
        case .problem(let problem): return row(problem)
        case .source(let source):
            do throws(SourceProblem) {
                let plan = try FetchPlan(source, client)
                let sent = plan.fingerprints.filter { fingerprint in
                    (try? store?.read { try $0.isFetched(fingerprint: fingerprint) }) ?? false
                }
                return Row(
                    source: source.name, document: source.key, pages: plan.pageCount,
                    calls: plan.fingerprints.count, sentBefore: sent.count)
            } catch {
                return row(error)
            }
        }
    }

    private func row(_ problem: SourceProblem) -> Row {
        Row(
            source: problem.source, document: "", pages: 0, calls: 0, sentBefore: 0, code: problem.code,
            message: problem.message)
    }

    private func text(_ row: Row) -> String {
        if let message = row.message { return "\(row.source): \(row.code ?? ""): \(message)" }
        let pages = row.pages.map { Counted($0, "page").description } ?? "pages unknown"
        let before = row.sentBefore > 0 ? ", \(row.sentBefore) sent before" : ""
        return "\(row.source): \(pages) in \(Counted(row.calls, "call"))\(before)"
    }
}
