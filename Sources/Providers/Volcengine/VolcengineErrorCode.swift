internal import DocumentModel
internal import JSONView

/// The errors that the document of OCRPdf lists.
enum VolcengineErrorCode: Int {
    case imageSizeExceedsLimit = 50205
    case imageDecodeError = 50207
    case accessDenied = 50400
    case invalidRequestURL = 50402
    case internalError = 50500
    /// What the service answers, in place of its own code, to a request that is too large.
    case badRequest = 400
    case contentTooLarge = 413
    case badGateway = 502

    /// The code of success.
    static let success = 10000

    /// Whether an answer has a code that only OCRPdf has; the codes of HTTP are anybody's.
    static func isOwn(_ answer: JSONValue) -> Bool {
        answer["code"]?.lenientInt.flatMap(Self.init)?.rawValue ?? 0 >= success
    }

    var name: String {
        switch self {
        case .imageSizeExceedsLimit: "Image Size Exceeds Maximum Limit"
        case .imageDecodeError: "Image Decode Error"
        case .accessDenied: "Access Denied"
        case .invalidRequestURL: "Invalid Request URL"
        case .internalError: "Internal Error"
        case .badRequest: "Bad Request"
        case .contentTooLarge: "Content Too Large"
        case .badGateway: "Bad Gateway"
        }
    }

    var advice: String {
        switch self {
        case .imageSizeExceedsLimit, .badRequest, .contentTooLarge, .badGateway:
            "the file is too large for one request: split it, compress its images, or pass it by URL "
                + "(base64 with URL encoding may take 8 MB), and parse it again"
        case .imageDecodeError:
            "the file is empty or of another format: check that it opens and that file_type fits it, and parse it again"
        case .accessDenied: "check the access key, its rights and the signature, and parse the file again"
        case .invalidRequestURL:
            "check the address, Action=OCRPdf and Version=2021-08-23, and parse the file again"
        case .internalError: "the fault is the service's: parse the file again later"
        }
    }

    /// The failure that an answer reports; nil if it reports none.
    static func failure(of answer: VolcengineAnswer, in member: String) -> ProviderFailure? {
        switch answer.form {
        case .gatewayError: gatewayFailure(of: answer.root, in: member)
        case .envelope: failure(ofEnvelope: answer.root, in: member)
        case .data, .detail, .page: nil
        }
    }

    private static func failure(ofEnvelope root: JSONValue, in member: String) -> ProviderFailure? {
        guard let code = root["code"]?.lenientInt, code != success else { return nil }
        let known = Self(rawValue: code)
        let said = sentence(root["message"]?.string)
        let named = known.map { "\(code) (\($0.name))" } ?? "\(code)"
        return ProviderFailure(
            .providerFailed,
            "Volcengine answers with error \(named): \(said); \(known?.advice ?? unknownAdvice)",
            at: "\(member) $.code", providerCode: "\(code)")
    }

    private static func gatewayFailure(of root: JSONValue, in member: String) -> ProviderFailure? {
        let error = root["ResponseMetadata"]?["Error"]
        let code = error?["Code"]?.string ?? error?["CodeN"]?.lenientInt.map { "\($0)" } ?? "unknown"
        let said = sentence(error?["Message"]?.string)
        return ProviderFailure(
            .providerFailed,
            "Volcengine's gateway refused the request with \(code): \(said); "
                + "check access key, signature, Action=OCRPdf and Version=2021-08-23, and parse the file again",
            at: "\(member) $.ResponseMetadata.Error", providerCode: code)
    }

    /// The provider's message with a full stop at its end.
    private static func sentence(_ message: String?) -> String {
        guard let message, !message.isEmpty else { return "no message" }
        return message.hasSuffix(".") || message.hasSuffix("。")
            ? String(message.dropLast()) : message
    }

    private static let unknownAdvice =
        "the document of OCRPdf does not list this code: look it up among Volcengine's common error codes, and "
        + "parse the file again"
}

extension VolcengineErrorCode {
    /// What the document's table comes to.
    var remedy: ClientFailure.Remedy {
        switch self {
        case .imageSizeExceedsLimit, .imageDecodeError, .badRequest, .contentTooLarge: .none
        case .accessDenied, .invalidRequestURL: .endRun
        case .internalError, .badGateway: .callAgain(after: nil)
        }
    }

    /// The failure of an answer that has nothing but this status.
    var failure: ProviderFailure {
        ProviderFailure(
            .providerFailed, "Volcengine answers with error \(rawValue) (\(name)); \(advice)",
            providerCode: "\(rawValue)")
    }
}
