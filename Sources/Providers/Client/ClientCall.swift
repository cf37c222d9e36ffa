/// A request, and what its loss would mean.
package struct ClientCall: Sendable {
    /// Where the address of a request comes from.
    package enum Origin: Sendable {
        /// From the user: the service's base address.
        case configured
        /// From an answer: it must lead to a public host.
        case answered
    }

    package var request: HTTPRequest
    package var origin: Origin
    /// Whether the call may have cost pages when its answer is lost, so that it must not simply be repeated.
    package var mayCost: Bool
    /// The most bytes of an answer.
    package var answerLimit: Int
    package var timeout: Duration

    package init(
        _ request: HTTPRequest, origin: Origin = .configured, mayCost: Bool = false,
        answerLimit: Int = ClientCall.jsonLimit, timeout: Duration = .seconds(60)
    ) {
        self.request = request
        self.origin = origin
        self.mayCost = mayCost
        self.answerLimit = answerLimit
        self.timeout = timeout
    }

    /// The most bytes of a JSON answer: a status answer of 2,000 pages stays below.
    package static let jsonLimit = 256 << 20
    /// The most bytes of a result that is downloaded.
    package static let downloadLimit = 1 << 30
}
