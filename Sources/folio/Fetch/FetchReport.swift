internal import Fetching
internal import Foundation
internal import Storage
internal import Synchronization

/// Reports the events of a run: one line per file for people, one JSON object per line for programs.
final class FetchReport: Sendable {
    private let isJSON: Bool
    private let redaction: Redaction
    private let isTerminal = StandardError.isTerminal
    private let finished = Mutex((files: 0, pages: 0))
    /// The first write to standard output that failed.
    ///
    /// The run continues, because files that were sent are paid for.
    private let failure = Mutex<OutputFailure?>(nil)

    init(isJSON: Bool, redaction: Redaction) {
        self.isJSON = isJSON
        self.redaction = redaction
    }

    /// Reports one event; callable from any thread.
    func tell(_ event: FetchEvent) {
        finished.withLock { sums in
            guard let line = FetchLine(event, redaction) else { return }
            if case .done(_, let pages) = event { sums = (sums.files + 1, sums.pages + pages) }
            if isJSON { return put(line) }
            if isTerminal { StandardError.put("\r\u{1B}[K") }
            if !line.isTransient || isTerminal {
                StandardError.put(line.text + (line.isTransient ? "" : "\n"))
            }
            if isTerminal, !line.isTransient {
                StandardError.put("\(sums.files) done, \(Counted(sums.pages, "page"))")
            }
        }
    }

    private func put(_ line: FetchLine) {
        failure.withLock { failure in
            guard failure == nil else { return }
            do {
                try StandardOutput.putJSONLine(line)
            } catch {
                failure = error as? OutputFailure
            }
        }
    }

    /// Prints the sums.
    ///
    /// - Throws: `OutputFailure`, also for an event that could not be written.
    func print(_ summary: FetchSummary) throws {
        if let failure = failure.withLock({ $0 }) { throw failure }
        if isJSON { return try StandardOutput.putJSONLine(summary) }
        if isTerminal { StandardError.put("\r\u{1B}[K") }
        try StandardOutput.putLine(
            "\(summary.done) fetched: \(Counted(summary.pages, "page")); \(summary.skipped) sent before, \(summary.failed) failed, "
                + "\(summary.uncertain) uncertain, \(summary.left) left, \(String(format: "%.2f", summary.seconds)) s"
        )
        if summary.passedOver > 0 {
            StandardError.write(
                "note: skipped \(Counted(summary.passedOver, "file")) of types that the provider does not accept"
            )
        }
        if summary.assets + summary.assetsFailed > 0 {
            try StandardOutput.putLine(
                "downloaded \(Counted(summary.assets, "image")), \(summary.assetsFailed) failed")
        }
        if summary.left > 0 { StandardError.write("note: `folio fetch --resume` continues with the rest") }
    }
}
