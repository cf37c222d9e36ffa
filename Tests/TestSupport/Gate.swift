import Foundation

/// How much of a costly test is run.
package enum Gate {
    /// Whether everything is tried (`tools/check --all`), and not only what the gate has time for.
    package static let isWhole = ProcessInfo.processInfo.environment["FOLIO_ALL"] != nil
}
