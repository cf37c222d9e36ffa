/// The error codes of the Doc2X document ("错误代码说明"), with what to do about each.
enum Doc2XErrorCode: String, CaseIterable {
    case taskLimitExceeded = "parse_task_limit_exceeded"
    case concurrencyLimit = "parse_concurrency_limit"
    case quotaLimit = "parse_quota_limit"
    case error = "parse_error"
    case createTaskError = "parse_create_task_error"
    case statusNotFound = "parse_status_not_found"
    case fileTooLarge = "parse_file_too_large"
    case pageLimitExceeded = "parse_page_limit_exceeded"
    case fileLock = "parse_file_lock"
    case fileNotPDF = "parse_file_not_pdf"
    case fileInvalid = "parse_file_invalid"
    case timeout = "parse_timeout"

    /// The reason and the remedy.
    private var advice: String {
        switch self {
        case .taskLimitExceeded:
            "too many tasks at once; wait until earlier ones are done, and submit it again"
        case .concurrencyLimit:
            "too many pages at once; wait until earlier tasks are done, and submit it again"
        case .quotaLimit: "the account has too few pages left; buy more pages, and submit the file again"
        case .error: "the parse failed; submit it again after a while; if it fails again, write to Doc2X"
        case .createTaskError:
            "the task could not be created; submit it again after a while; if it fails again, write to Doc2X"
        case .statusNotFound:
            "the task is unknown: the uid is wrong, or its 24 hours are over; check the uid, else submit the file again"
        case .fileTooLarge: "the file is over 300 MB; split the PDF, and submit the parts"
        case .pageLimitExceeded: "the file has over 2,000 pages; split the PDF, and submit the parts"
        case .fileLock:
            "the file failed repeatedly and is locked for a day; print it to a new PDF and submit that; if it fails again, "
                + "send Doc2X the request id"
        case .fileNotPDF: "the file is not a PDF; submit a PDF, or use the image interface"
        case .fileInvalid:
            "the PDF is broken or irregular; repair it or print it to a new PDF, and submit that"
        case .timeout: "the parse took over 15 minutes; split the PDF, and submit the parts"
        }
    }

    /// The failure for an answer whose code is not "success".
    static func failure(_ code: String, message: String?, in member: String) -> ProviderFailure {
        let advice =
            Doc2XErrorCode(rawValue: code)?.advice
            ?? "the parse failed with an undocumented code; submit the file again"
        let said = message.map { $0.isEmpty ? "" : "; it says: \($0)" } ?? ""
        return ProviderFailure(
            .providerFailed, "Doc2X answered \(code): \(advice)\(said)", at: "\(member) $.code",
            providerCode: code)
    }

    /// The failure for a task whose status is "failed"; `detail` may hold a code or words.
    static func failedTask(detail: String?, in member: String) -> ProviderFailure {
        let detail = detail ?? ""
        if let code = Doc2XErrorCode(rawValue: detail) {
            return ProviderFailure(
                .providerFailed, "Doc2X failed with \(detail): \(code.advice)", at: "\(member) $.data.detail",
                providerCode: detail)
        }
        let said = detail.isEmpty ? "without a reason" : "with: \(detail)"
        return ProviderFailure(
            .providerFailed,
            "Doc2X failed \(said); fix the cause or submit the file again, and ingest the new answer",
            at: "\(member) $.data.detail")
    }
}

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
