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
    private let arguments: [String]

    /// Makes a report for a command line, whose words say whether JSON is wanted.
    init(_ error: any Error, arguments: [String]) {
        self.error = error
        self.arguments = arguments
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
        if let hint = dashHint {
            let failure = CommandFailure("usage", Folio.message(for: error), hint: hint)
            write(failure, text: "folio: \(failure.message)\n  \(hint)")
            return failure.status.rawValue
        }
        // What the parser does not know is a fault of the run, not of the command line.
        let isUsage = Folio.exitCode(for: error) == .validationFailure
        let message = Folio.message(for: error)
        let failure = CommandFailure(
            isUsage ? "usage" : "failed", message, hint: isUsage ? "see --help" : nil)
        write(failure, text: Folio.fullMessage(for: error))
        return failure.status.rawValue
    }

    /// How to write a search for something that begins with a dash; nil if the command line has none.
    private var dashHint: String? {
        guard arguments.first == "search" else { return nil }
        if arguments.last == "--" {
            return "write a query after --, such as folio search -- 'radar -draft'; -- alone asks for nothing"
        }
        let message = Folio.message(for: error)
        let isUnknown = message.hasPrefix("Unknown option")
        guard isUnknown || message.hasPrefix("Missing expected argument") else { return nil }
        let word = arguments.dropFirst().first {
            $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.count > 2
                && (!isUnknown || message.contains("'\($0)'"))
        }
        guard let word else { return nil }
        return
            "to exclude a word put -- before the query: folio search -- radar \(word); or quote it: folio search 'radar \(word)'"
    }

    private func write(_ failure: CommandFailure, text: String) {
        let row = Row(error: .init(code: failure.code, message: failure.message, hint: failure.hint))
        StandardError.write(isJSON ? (try? JSONOutput.line(row)) ?? text : text)
    }
}
