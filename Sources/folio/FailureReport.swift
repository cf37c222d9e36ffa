internal import ArgumentParser
internal import Exports
internal import Fetching
internal import Foundation
internal import Search
internal import Storage

/// What a user reads when a command ends with an error, and the process's exit status.
struct FailureReport {
    private let error: any Error

    init(_ error: any Error) {
        self.error = error
    }

    /// Writes the message, help to standard output and all else to standard error, and returns the exit status.
    func print() -> Int32 {
        switch error {
        case let status as ExitCode:
            return status.rawValue
        case let error as StoreError:
            StandardError.write("folio: \(error.message)\n  \(error.hint)")
            // A key that nothing has is nothing found.
            return (error.code == .unknownDocument ? ExitStatus.incomplete : ExitStatus.failed).rawValue
        case let error as QuerySyntaxError:
            StandardError.write("folio: \(error.message)\n  \(error.hint)")
            return ExitStatus.failed.rawValue
        case let error as SearchCursorError:
            StandardError.write("folio: \(error.message)\n  \(error.hint)")
            return ExitStatus.failed.rawValue
        case let error as ExportError:
            StandardError.write("folio: \(error.message)\n  \(error.hint)")
            return ExitStatus.failed.rawValue
        case let error as CredentialStore.Problem:
            StandardError.write("folio: \(error.message)\n  \(error.hint)")
            return ExitStatus.failed.rawValue
        case let error as TransportError:
            StandardError.write("folio: \(error.message)")
            return ExitStatus.failed.rawValue
        default:
            return printParserMessage()
        }
    }

    private func printParserMessage() -> Int32 {
        let message = Folio.fullMessage(for: error)
        guard Folio.exitCode(for: error) != .success else {
            Swift.print(message)
            return 0
        }
        StandardError.write(message)
        return ExitStatus.failed.rawValue
    }
}
