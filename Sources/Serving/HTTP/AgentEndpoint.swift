internal import Agents

/// Where language-model agents ask over HTTP: the Model Context Protocol's streamable form, with answers in JSON.
struct AgentEndpoint {
    static let path = "/mcp"

    private let server: AgentServer

    init(_ server: AgentServer) { self.server = server }

    /// The answer to a message that was posted.
    ///
    /// - Throws: `Problem` for other methods: the endpoint has neither a stream to listen to nor a session to end.
    func answer(_ request: APIRequest) throws(Problem) -> APIAnswer {
        guard request.method == "POST" else {
            var problem = Problem(
                405, "method", "\(request.method) is not supported",
                hint: "agents post messages of the Model Context Protocol here")
            problem.allowed = "POST"
            throw problem
        }
        let type = (request.header("content-type") ?? "").split(separator: ";").first ?? ""
        guard type.trimmingPrefix(while: \.isWhitespace).lowercased() == "application/json" else {
            throw Problem(
                415, "content_type", "the message is not said to be JSON",
                hint: "send Content-Type: application/json")
        }
        let (status, body) = server.answer(overHTTP: request.body) { request.header($0) }
        return APIAnswer(status: status, contentType: "application/json", body: body)
    }
}
