/// A request of HTTP as a client writes it.
package struct HTTPRequest: Sendable {
    /// The methods that the services use.
    package enum Method: String, Sendable { case get = "GET", post = "POST", put = "PUT" }

    /// What is sent.
    package enum Body: Equatable, Sendable {
        case none
        case bytes([UInt8])
        /// The bytes of the job's file, read when they are sent.
        case file
    }

    package var method: Method
    package var url: String
    package var headers: [(name: String, value: String)]
    package var body: Body

    package init(
        _ method: Method, _ url: String, headers: [(name: String, value: String)] = [], body: Body = .none
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}
