internal import Foundation

/// Standard output: the only way in which commands write data, so that no failed write is missed.
///
/// Every call writes at once, so that a reader at the other end of a pipe sees each piece.
enum StandardOutput {
    /// Writes text as it is.
    ///
    /// - Throws: `OutputFailure` if the system does not take all of it.
    static func put(_ text: String) throws(OutputFailure) {
        try put(bytes: Array(text.utf8))
    }

    /// Writes bytes as they are.
    ///
    /// - Throws: `OutputFailure` if the system does not take all of them.
    static func put(bytes: [UInt8]) throws(OutputFailure) {
        let failure = StandardStream.write(bytes, to: STDOUT_FILENO)
        if failure != 0 { throw OutputFailure(number: failure) }
    }

    /// Writes text and a newline.
    static func putLine(_ text: String) throws(OutputFailure) { try put(text + "\n") }

    /// Writes a value as JSON on a line of its own.
    static func putJSONLine(_ value: some Encodable) throws { try putLine(JSONOutput.line(value)) }

    /// Asks the file system for errors that it reports late: a disk or a quota that turns out to be full when a file is closed.
    static func finish() throws(OutputFailure) {
        let copy = dup(STDOUT_FILENO)
        guard copy >= 0 else { return }
        if close(copy) != 0, errno != EINTR { throw OutputFailure(number: errno) }
    }
}

/// A write to standard output that failed.
struct OutputFailure: Error {
    /// The system's error number (`errno`).
    let number: Int32

    /// The system's words for it.
    var reason: String { String(cString: strerror(number)) }

    /// Whether the reader went away, as `head` does; nobody needs a message then.
    var isClosedPipe: Bool { number == EPIPE }

    /// The exit status of a program that a closed pipe ended, as a shell counts it.
    static let closedPipeStatus = 128 + SIGPIPE
}
