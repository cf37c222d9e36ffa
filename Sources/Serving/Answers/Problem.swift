internal import Foundation
internal import Locating
internal import Search
internal import Storage

/// Why a request was not answered: problem details after RFC 9457, with the codes of the command line.
package struct Problem: Error, Sendable {
    /// The HTTP status.
    package let status: Int
    /// A stable name for programs.
    package let code: String
    /// What is wrong.
    package let detail: String
    /// What to do next.
    package let hint: String?
    /// The methods that a path takes, as `Allow` lists them for the status 405.
    var allowed = "GET, HEAD"

    init(_ status: Int, _ code: String, _ detail: String, hint: String? = nil) {
        self.status = status
        self.code = code
        self.detail = detail
        self.hint = hint
    }

    /// The problem for an error of the store, the search or the server.
    init(naming error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as StoreError:
            self.init(Self.status(of: error.code), error.code.rawValue, error.message, hint: error.hint)
        case let error as QuerySyntaxError:
            self.init(400, error.code.rawValue, error.message, hint: error.hint)
        case let error as PlaceProblem:
            self.init(error.isMistake ? 400 : 404, error.code, error.message, hint: error.hint)
        case let error as SearchCursorError: self.init(400, "cursor", error.message, hint: error.hint)
        default: self.init(500, "failed", "the request failed: \(error)")
        }
    }

    /// A store that cannot be read now may be readable later; a damaged one may not.
    private static func status(of code: StoreError.Code) -> Int {
        switch code {
        case .unknownDocument: 404
        case .invalidMatch: 400
        case .notFound, .notAStore, .newerSchema, .olderSchema, .tokenizerMismatch, .locked, .busy,
            .timeLimit,
            .unreadable:
            503
        default: 500
        }
    }

    private struct Body: Encodable {
        let type: String
        let title: String
        let status: Int
        let detail: String
        let code: String
        let hint: String?
    }

    /// The answer that reports it.
    var answer: APIAnswer {
        let body = Body(
            type: "urn:folio:error:\(code)", title: Self.titles[status] ?? "Error", status: status,
            detail: detail,
            code: code, hint: hint)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        var answer = APIAnswer(
            status: status, contentType: "application/problem+json",
            body: Array((try? encoder.encode(body)) ?? Data("{}".utf8)))
        if status == 503 { answer.headers["retry-after"] = "1" }
        if status == 405 { answer.headers["allow"] = allowed }
        if status == 401 { answer.headers["www-authenticate"] = "Bearer" }
        return answer
    }

    private static let titles = [
        400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
        405: "Method Not Allowed", 409: "Conflict", 413: "Content Too Large", 414: "URI Too Long",
        415: "Unsupported Media Type",
        500: "Internal Server Error", 503: "Service Unavailable",
    ]
}
