internal import Providers

/// What a transfer is asked to do.
struct CurlOrder: Sendable {
    var request: HTTPRequest
    /// The file with the request's body, if that is `.file`.
    let file: FileBody?
    /// The most bytes of the answer.
    let answerLimit: Int
    let timeout: Duration
    /// The address to connect to instead of asking for the host's; nil for the system's answer.
    var address: String?

    /// Whether the connection must go to a public address, even if the host's name led to another.
    var needsPublicPeer = false

    init(_ call: ClientCall, _ file: FileBody?) {
        request = call.request
        self.file = file
        answerLimit = call.answerLimit
        timeout = call.timeout
    }
}
