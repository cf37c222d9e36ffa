extension ComplexDOcrErrorCode {
    /// What the document's advice comes to.
    var remedy: ClientFailure.Remedy {
        switch self {
        case .timeout: .callAgain(after: nil)
        case .missingParameter, .invalidParameter, .parameterOutOfRange, .executionFailed: .none
        }
    }
}
