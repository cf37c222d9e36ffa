internal import ArgumentParser
internal import Exports
internal import Fetching
internal import Locating
internal import Search
internal import Storage

/// Why a command ended without doing what was asked: one shape for the failures of all targets.
struct CommandFailure: Error {
    /// A stable name for programs.
    let code: String
    /// What is wrong, and where.
    let message: String
    /// What to do next; nil if the message says it.
    let hint: String?
    let status: ExitCode

    init(_ code: String, _ message: String, hint: String? = nil, status: ExitCode = ExitStatus.failed) {
        self.code = code
        self.message = message
        self.hint = hint
        self.status = status
    }

    /// The failure for a key that no document has.
    static func unknownDocument(_ key: String) -> CommandFailure {
        CommandFailure(
            StoreError.Code.unknownDocument.rawValue, "there is no document '\(key)'",
            hint: "list the documents with `folio documents`", status: ExitStatus.incomplete)
    }

    /// The failure that another target named; nil for everything else.
    init?(naming error: any Error) {
        switch error {
        case let error as CommandFailure: self = error
        case let error as StoreError:
            // A key that nothing has is nothing found.
            let isAbsence = error.code == .unknownDocument
            self.init(
                error.code.rawValue, error.message, hint: error.hint,
                status: isAbsence ? ExitStatus.incomplete : ExitStatus.failed)
        case let error as PlaceProblem:
            self.init(
                error.code, error.message, hint: error.hint,
                status: error.isMistake ? ExitStatus.failed : ExitStatus.incomplete)
        case let error as QuerySyntaxError: self.init(error.code.rawValue, error.message, hint: error.hint)
        case let error as SearchCursorError: self.init("cursor", error.message, hint: error.hint)
        case let error as ExportError: self.init(error.code.rawValue, error.message, hint: error.hint)
        case let error as CredentialStore.Problem: self.init("credentials", error.message, hint: error.hint)
        case let error as TransportError: self.init(error.code.rawValue, error.message)
        case let error as OutputFailure where !error.isClosedPipe:
            self.init(
                "output", "cannot write to standard output: \(error.reason)",
                hint:
                    "free some disk space or redirect the output; changes to the store are kept")
        default: return nil
        }
    }
}
