internal import Foundation
internal import Ingestion
internal import Synchronization

/// The line of progress on a terminal: results, pages, pages a second; silent elsewhere.
final class ProgressLine: Sendable {
    private let isShown = StandardError.isTerminal
    private let start = ContinuousClock.now
    private let lastShown = Mutex(ContinuousClock.now)

    /// Redraws the line of an ingest, at most ten times a second.
    func show(_ summary: IngestSummary) {
        show(pages: summary.pages) { rate in
            "\(Counted(summary.inputs, "result")), \(Counted(summary.pages, "page")), \(rate) pages/s, "
                + "\(summary.skipped) skipped, \(summary.failed) failed"
        }
    }

    /// Redraws the line with the pages done so far, at most ten times a second.
    ///
    /// `line` is given the pages a second.
    func show(pages: Int, _ line: (Int) -> String) {
        guard isShown else { return }
        let now = ContinuousClock.now
        let isDue = lastShown.withLock { last in
            guard now - last > .milliseconds(100) else { return false }
            last = now
            return true
        }
        guard isDue else { return }
        let seconds = max((now - start) / .seconds(1), 0.001)
        StandardError.put("\r\u{1B}[K\(line(Int(Double(pages) / seconds)))")
    }

    /// Removes the line.
    func clear() {
        if isShown { StandardError.put("\r\u{1B}[K") }
    }
}
