internal import Foundation

/// Standard error: progress, notes and errors; data goes to standard output.
///
/// If it cannot be written to, the message is lost: the exit status still says how the command ended.
enum StandardError {
    /// Whether a person sees it.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes text and a newline.
    static func write(_ text: String) { put(text + "\n") }

    /// Writes text as it is.
    static func put(_ text: String) { _ = StandardStream.write(Array(text.utf8), to: STDERR_FILENO) }
}
