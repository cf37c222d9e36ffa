internal import Agents
package import Foundation
internal import Locating
internal import Rows
internal import Storage
internal import ViewerPage

/// Answers requests: the interface under `/api/v1`, and the files of the page.
package struct Responder: Sendable {
    /// The longest path with its parameters.
    private static let targetLimit = 128 * 1024

    private let keeper: StoreSetKeeper
    private let pictures: PagePictures
    private let policy: AccessPolicy
    private let agents: AgentServer
    private let callbacks: CallbackEndpoint
    private let timeLimit: Duration

    /// Makes a responder; opens nothing yet.
    package init(_ settings: ServeSettings, clock: @escaping @Sendable () -> Date) {
        keeper = StoreSetKeeper(stores: settings.store, clock: clock)
        pictures = PagePictures(folders: settings.pdfFolders)
        policy = AccessPolicy(
            host: settings.host, allowedHosts: settings.allowedHosts, token: settings.token)
        timeLimit = settings.timeLimit
        callbacks = CallbackEndpoint(settings.callbacks)
        agents = AgentServer(
            keeper, version: FolioVersion.current, more: [.locate], timeLimit: settings.timeLimit)
    }

    /// Opens the stores, so that what is wrong with them is known before the first request.
    package func openStores() throws { _ = try keeper.stores() }

    /// The answer to a request, with the headers that protect the browser.
    package func answer(_ request: APIRequest) -> APIAnswer {
        var answer: APIAnswer
        do {
            try policy.checkOrigin(of: request)
            answer = try policy.login(request) ?? checkedAnswer(request)
        } catch {
            answer = Problem(naming: error).answer
        }
        if request.isRead { answer = answer.conditional(on: request.header("if-none-match")) }
        answer = answer.compressed(for: request.header("accept-encoding"))
        for (name, value) in Self.protection { answer.headers[name] = value }
        answer.headers["cache-control"] = answer.headers["cache-control"] ?? "private, no-cache"
        return answer
    }

    private func checkedAnswer(_ request: APIRequest) throws -> APIAnswer {
        // Its signature replaces the token.
        if request.path == CallbackEndpoint.path { return try callbacks.answer(request) }
        try policy.checkToken(of: request)
        if request.path == AgentEndpoint.path { return try AgentEndpoint(agents).answer(request) }
        guard request.isRead else {
            throw Problem(405, "method", "\(request.method) is not supported", hint: "use GET")
        }
        let length = request.parameters.reduce(request.path.utf8.count) {
            $0 + $1.name.utf8.count + $1.value.utf8.count
        }
        guard length <= Self.targetLimit else {
            throw Problem(414, "target", "the address is too long", hint: "shorten the query")
        }
        if request.path == OpenAPI.path { return try OpenAPI.answer() }
        if let operation = APIOperation.all.first(where: { $0.path == request.path }) {
            let values = try CallValues(request.parameters, taken: operation.parameters)
            let stores = try keeper.stores(until: .now.advanced(by: timeLimit))
            return try operation.run(.init(values: values, stores: stores, pictures: pictures))
        }
        if let file = ViewerFile.at(request.path) {
            return APIAnswer(contentType: file.mediaType, body: file.bytes)
        }
        throw Problem(
            404, "path", "there is nothing at '\(request.path)'",
            hint: "the page is at /, the interface is described at \(OpenAPI.path)")
    }

    /// Whether a request is for a picture, which may take a process of its own and some seconds.
    package static func drawsPicture(_ path: String) -> Bool { path == APIOperation.pageImage.path }

    /// The most bytes that are taken from a request; 0 for those that are answered without what they send.
    package static func bodyLimit(method: String, target: String) -> Int {
        guard method == "POST" else { return 0 }
        return switch APIRequest.path(of: target) {
        case AgentEndpoint.path: AgentServer.messageLimit
        case CallbackEndpoint.path: CallbackEndpoint.bodyLimit
        default: 0
        }
    }

    /// The answer to a request when the server is full.
    package static func busy() -> APIAnswer {
        refusal(Problem(503, "busy", "too many requests are waiting", hint: "try again in a moment"))
    }

    /// The answer to a request with several `Host` headers: a proxy may have gone by another of them.
    package static func severalHosts() -> APIAnswer {
        refusal(Problem(400, "host", "the request has more than one Host header", hint: "send one"))
    }

    /// The answer to a request that sends too much.
    package static func tooLarge() -> APIAnswer {
        refusal(Problem(413, "body", "the request is too large", hint: "send less"))
    }

    private static func refusal(_ problem: Problem) -> APIAnswer {
        var answer = problem.answer
        for (name, value) in protection { answer.headers[name] = value }
        return answer
    }

    /// No script, style, image or font of another site, no script in the page's text, and no frame around it.
    private static let protection = [
        "content-security-policy":
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
            + "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "x-content-type-options": "nosniff", "referrer-policy": "no-referrer",
        "cross-origin-resource-policy": "same-origin", "cross-origin-opener-policy": "same-origin",
        "x-frame-options": "DENY",
    ]
}
