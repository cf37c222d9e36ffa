internal import DocumentModel
internal import JSONView

/// What all calls of Doc2X share: address, key, and how an answer differs from a failure.
struct Doc2XAPI: Sendable {
    let baseURL: String
    let key: Secret

    func request(
        _ method: HTTPRequest.Method, _ path: String, json: [String: MetadataValue]? = nil
    ) -> HTTPRequest {
        var request = HTTPRequest(
            method, URLText.join(baseURL, path),
            headers: [("Authorization", "Bearer \(key.revealed)")])
        if let json {
            request.headers.append(("Content-Type", "application/json"))
            request.body = .bytes(RequestJSON.bytes(json))
        }
        return request
    }

    /// The `data` of an answer with the code "success".
    ///
    /// - Throws: What the answer says instead.
    func data(of answer: HTTPAnswer) throws(ClientFailure) -> JSONValue {
        guard let root = answer.json, let code = root["code"]?.string else {
            throw ClientFailure.status(answer, of: "Doc2X")
        }
        if code == "success", let data = root["data"] { return data }
        throw Self.failure(code, message: root["msg"]?.string, answer)
    }

    /// The failure of a task whose status is "failed", with the text of its `detail`.
    static func failure(ofTask data: JSONValue) -> ClientFailure {
        let detail = data["detail"]?.string
        let failure = Doc2XErrorCode.failedTask(detail: detail, in: "answer")
        return ClientFailure(failure, detail.flatMap(Doc2XErrorCode.init)?.remedy ?? .none)
    }

    private static func failure(_ code: String, message: String?, _ answer: HTTPAnswer) -> ClientFailure {
        let known = Doc2XErrorCode(rawValue: code)
        if known == nil, answer.status != 200 { return .status(answer, of: "Doc2X") }
        return ClientFailure(
            Doc2XErrorCode.failure(code, message: message, in: "answer"), known?.remedy ?? .none)
    }
}
