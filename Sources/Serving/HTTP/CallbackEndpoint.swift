internal import Fetching
internal import Providers
internal import Storage

/// Where parse4ai posts that a task has ended: the only thing that the server takes in.
struct CallbackEndpoint {
    static let path = "/callbacks/parse4ai"
    /// The longest callback in bytes: a batch has up to 200 files.
    static let bodyLimit = 1 << 20

    private let ledger: CallbackLedger?

    init(_ ledger: CallbackLedger?) { self.ledger = ledger }

    /// Notes what was posted.
    ///
    /// - Throws: `Problem` for what is not taken in, and `StoreError`.
    func answer(_ request: APIRequest) throws -> APIAnswer {
        guard let ledger else {
            throw Problem(
                404, "path", "this server takes no callbacks", hint: "start it with `folio serve --callbacks`"
            )
        }
        guard request.method == "POST" else {
            var problem = Problem(
                405, "method", "\(request.method) is not supported", hint: "parse4ai posts here")
            problem.allowed = "POST"
            throw problem
        }
        do {
            try ledger.note(request.body)
        } catch let failure as ClientFailure {
            let status = ["wrong_signature": 403, "unknown_task": 404, "repeated": 409][failure.code] ?? 400
            throw Problem(status, failure.code, failure.message)
        }
        return APIAnswer(contentType: "application/json", body: Array("{}".utf8))
    }
}
