/// Why no whole answer came.
package struct TransportError: Error, Equatable, Sendable {
    /// The closed list of reasons.
    package enum Code: String, Sendable, CaseIterable {
        /// No connection: nothing was sent.
        case notConnected = "not_connected"
        /// The connection ended before the request had been sent whole: nothing can have come of it.
        case notSent = "not_sent"
        /// The connection ended, or time ran out, after the request had been sent.
        case connectionLost = "connection_lost"
        /// The server's certificate cannot be trusted.
        case untrusted
        /// The address leads into a private network, or to a host that is not known.
        case addressRefused = "address_refused"
        /// More bytes than allowed.
        case answerTooLarge = "answer_too_large"
        /// More redirects than allowed.
        case tooManyRedirects = "too_many_redirects"
        /// The file to be sent cannot be read.
        case fileUnreadable = "file_unreadable"
        /// libcurl is not there.
        case libraryMissing = "library_missing"
    }

    package let code: Code
    /// What is wrong, and after it what to do next.
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
