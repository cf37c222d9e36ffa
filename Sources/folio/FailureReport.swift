internal import ArgumentParser
internal import Foundation

/// What a user reads when a command ends with an error, and the process's exit status.
///
/// With `--json` it is one line on standard error, `{"error":{"code":…,"hint":…,"message":…}}`; standard output holds data only.
struct FailureReport {
    /// An error as programs read it.
    private struct Row: Encodable {
        struct Failure: Encodable {
            let code: String
            let message: String
            @ExplicitNull var hint: String?
        }

        let error: Failure
    }

    private let error: any Error
    private let isJSON: Bool

    /// Makes a report for a command line, whose words say whether JSON is wanted.
    init(_ error: any Error, arguments: [String]) {
        self.error = error
        isJSON = arguments.prefix { $0 != "--" }.contains("--json")
    }

    /// Writes the message to standard error, or the help that was asked for to standard output.
    ///
    /// - Returns: The exit status.
    func print() -> Int32 {
        if let status = error as? ExitCode { return status.rawValue }
        if let failure = error as? OutputFailure, failure.isClosedPipe {
            return OutputFailure.closedPipeStatus
        }
        if let failure = CommandFailure(naming: error) {
            write(failure, text: "folio: \(failure.message)" + (failure.hint.map { "\n  \($0)" } ?? ""))
            return failure.status.rawValue
        }
        return printParserMessage()
    }

    private func printParserMessage() -> Int32 {
        guard Folio.exitCode(for: error) != .success else {
            do {
                try StandardOutput.putLine(Folio.fullMessage(for: error))
                try StandardOutput.finish()
                return 0
            } catch {
                return FailureReport(error, arguments: []).print()
            }
        }
        // What the parser does not know is a fault of the run, not of the command line.
        let isUsage = Folio.exitCode(for: error) == .validationFailure
        let message = Folio.message(for: error)
        let failure = CommandFailure(
            isUsage ? "usage" : "failed", message, hint: isUsage ? "see --help" : nil)
        write(failure, text: Folio.fullMessage(for: error))
        return failure.status.rawValue
    }

    private func write(_ failure: CommandFailure, text: String) {
        let row = Row(error: .init(code: failure.code, message: failure.message, hint: failure.hint))
        StandardError.write(isJSON ? (try? JSONOutput.line(row)) ?? text : text)
    }
}
