internal import Foundation

/// Where progress, logs and errors go; data goes to standard output.
enum StandardError {
    /// Whether a person sees it.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes text and a newline.
    static func write(_ text: String) { put(text + "\n") }

    /// Writes text as it is.
    static func put(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
