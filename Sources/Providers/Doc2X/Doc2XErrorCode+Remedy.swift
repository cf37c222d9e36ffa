extension Doc2XErrorCode {
    /// What the document's advice comes to.
    var remedy: ClientFailure.Remedy {
        switch self {
        case .taskLimitExceeded, .concurrencyLimit: .waitForOthers
        case .quotaLimit: .endRun
        case .error, .createTaskError: .submitAgain
        case .statusNotFound: .callAgain(after: nil)
        case .fileTooLarge, .pageLimitExceeded, .fileLock, .fileNotPDF, .fileInvalid, .timeout: .none
        }
    }
}
