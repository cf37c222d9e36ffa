internal import DocumentModel
internal import JSONView

/// The errors that the document of complexDOcr lists.
enum ComplexDOcrErrorCode: Int {
    case missingParameter = 10301
    case invalidParameter = 10304
    case parameterOutOfRange = 10305
    case timeout = 10503
    case executionFailed = 10903

    /// The code of success.
    static let success = 10000

    /// The known error of an answer, if it is one.
    init?(of answer: JSONValue) {
        guard let code = answer["code"]?.lenientInt else { return nil }
        self.init(rawValue: code)
    }

    private var name: String {
        switch self {
        case .missingParameter: "a required parameter is missing"
        case .invalidParameter: "a parameter has the wrong format or type"
        case .parameterOutOfRange: "a parameter is out of range"
        case .timeout: "the connection timed out"
        case .executionFailed: "the service failed"
        }
    }

    private var advice: String {
        switch self {
        case .missingParameter: "send `seqid` and `image`, and parse the file again"
        case .invalidParameter:
            "send the file as base64 with the `image_type` that fits it, and parse it again"
        case .parameterOutOfRange:
            "the file is too large (5 to 10 MB as base64, 24 pages at most): split it or compress its images, and "
                + "parse it again"
        case .timeout: "parse the file again later, or in smaller parts"
        case .executionFailed: "check that the file opens, and parse it again"
        }
    }

    /// The failure that an answer reports; nil if it reports none.
    static func failure(of answer: ComplexDOcrAnswer, in member: String) -> ProviderFailure? {
        guard answer.form == .envelope, let code = answer.root["code"]?.lenientInt else { return nil }
        let flag = answer.root["flag"]?.lenientInt
        guard code != success || flag == 0 else { return nil }
        let said = answer.root["message"]?.string ?? "no message"
        let place = code == success ? "flag" : "code"
        guard let known = Self(rawValue: code) else {
            let reported = code == success ? "that it failed (flag 0)" : "error \(code)"
            return ProviderFailure(
                .providerFailed,
                "complexDOcr reports \(reported), \"\(said)\"; look up the code among the gateway's status codes, and "
                    + "parse the file again",
                at: "\(member) $.\(place)", providerCode: "\(code)")
        }
        return ProviderFailure(
            .providerFailed, "complexDOcr reports error \(code), \(known.name), \"\(said)\"; \(known.advice)",
            at: "\(member) $.\(place)", providerCode: "\(code)")
    }
}

extension ComplexDOcrErrorCode {
    /// What the document's advice comes to.
    var remedy: ClientFailure.Remedy {
        switch self {
        case .timeout: .callAgain(after: nil)
        case .missingParameter, .invalidParameter, .parameterOutOfRange, .executionFailed: .none
        }
    }
}
