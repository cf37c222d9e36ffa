internal import Providers

extension TransportError {
    /// Whether what was asked may have been done, though no whole answer came.
    var isDoubtful: Bool { code == .connectionLost || code == .answerTooLarge }
}

extension ClientFailure {
    /// The failure of a call without an answer.
    init(_ error: TransportError) {
        let passes: Bool =
            switch error.code {
            case .notConnected, .notSent, .connectionLost: true
            case .untrusted, .addressRefused, .answerTooLarge, .tooManyRedirects, .fileUnreadable,
                .libraryMissing:
                false
            }
        self.init(error.code.rawValue, error.message, passes ? .callAgain(after: nil) : .none)
    }

    /// Whether what was asked may have been done: an answer that nobody can read, or a gateway that gave up waiting.
    func isDoubtful(_ answer: HTTPAnswer) -> Bool { code == "unexpected_answer" || answer.status == 504 }

    /// Whether the network or the service is out of order, which passes.
    var isOfConnection: Bool {
        [TransportError.Code.notConnected, .notSent, .connectionLost].map(\.rawValue).contains(code)
            || code.hasPrefix("http_5") || code == "http_429"
    }
}

extension ClientFailure.Remedy {
    /// The same, with the call again in place of a new task.
    var withoutSubmission: Self {
        switch self {
        case .submitAgain, .callAgainElseSubmit, .waitForOthers: .callAgain(after: nil)
        case .none, .endRun, .callAgain: self
        }
    }

    /// Whether the call is what failed, and not the task.
    var isOfCall: Bool {
        switch self {
        case .callAgain: true
        default: false
        }
    }
}
