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
