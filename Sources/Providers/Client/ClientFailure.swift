/// Why a call or a job did not work, and what is worth doing about it.
package struct ClientFailure: Error, Equatable, Sendable {
    /// What is worth doing.
    package enum Remedy: Equatable, Sendable {
        /// Nothing: the same would happen again.
        case none
        /// The same call again, after a pause.
        case callAgain(after: Duration?)
        /// The same call again; if that does not help, a new task: the provider never got the file.
        case callAgainElseSubmit
        /// A new task, after a pause: this one is lost and was not charged.
        case submitAgain
        /// A new task when others are done: the service is full.
        case waitForOthers
        /// Nothing for any other job either, before the user has done something.
        case endRun
    }

    /// The provider's own code, `http_503`, or a code of Folio's.
    package let code: String
    /// What is wrong, and after it what to do next.
    package let message: String
    package let remedy: Remedy

    package init(_ code: String, _ message: String, _ remedy: Remedy = .none) {
        self.code = code
        self.message = message
        self.remedy = remedy
    }

    /// The failure that an adapter reads from the same answer.
    package init(_ failure: ProviderFailure, _ remedy: Remedy) {
        self.init(failure.providerCode ?? failure.code.rawValue, failure.message, remedy)
    }

    /// The failure for a status that says it all, or for an answer that is not the service's.
    package static func status(_ answer: HTTPAnswer, of service: String) -> ClientFailure {
        let code = "http_\(answer.status)"
        let said = answer.excerpt.map { "; it says: \($0)" } ?? ""
        switch answer.status {
        case 429:
            return ClientFailure(
                code, "\(service) answered 429: too many calls; wait, or use fewer --jobs\(said)",
                .callAgain(after: answer.retryAfter))
        case 401, 403:
            return ClientFailure(
                code,
                "\(service) answered \(answer.status): the API key was rejected; check the key and its rights\(said)",
                .endRun)
        case 404:
            return ClientFailure(
                code, "\(service) answered 404: not found; check --base-url\(said)")
        case 408, 500...599:
            return ClientFailure(
                code,
                "\(service) answered \(answer.status): the service is unavailable; try again later\(said)",
                .callAgain(after: answer.retryAfter))
        case 413:
            return ClientFailure(
                code,
                "\(service) answered 413: the file is too large; split it, or compress its images\(said)"
            )
        case 200...299:
            return ClientFailure(
                "unexpected_answer",
                "\(service) returned an undocumented response; try again, and report it if it happens again\(said)",
                .callAgain(after: nil))
        default:
            return ClientFailure(
                code, "\(service) answered \(answer.status); check the file and the options\(said)")
        }
    }
}
