internal import ArgumentParser
internal import Foundation
internal import Rows

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
        // An error that the parser does not know comes from the run, not from the command line.
        let isUsage = Folio.exitCode(for: error) == .validationFailure
        let help = "run `folio \(CommandName.path(in: arguments))--help` to see the options"
        let failure = CommandFailure(
            isUsage ? "usage" : "failed", plainMessage, hint: dashHint ?? (isUsage ? help : nil))
        write(failure, text: "folio: \(failure.message)" + (failure.hint.map { "\n  \($0)" } ?? ""))
        return failure.status.rawValue
    }

    /// The parser's message in the style of all others: a small letter first, no period at the end.
    private var plainMessage: String {
        let message = Folio.message(for: error).trimmingCharacters(in: .whitespacesAndNewlines)
        let isWord = message.dropFirst().first?.isLowercase ?? false
        let text = isWord ? message.prefix(1).lowercased() + message.dropFirst() : message
        return text.hasSuffix(".") && !text.hasSuffix("..") ? String(text.dropLast()) : text
    }

    /// How to write a search for a word that begins with a dash; nil if the command line has none.
    private var dashHint: String? {
        guard arguments.first == "search" else { return nil }
        if arguments.last == "--" {
            return "write a query after --, such as folio search -- 'radar -draft'"
        }
        let message = Folio.message(for: error)
        // Letters of such a word can be short options, so the parser may complain about one of those.
        let fits = ["Unknown option", "Missing expected argument", "Missing value for '-", "The value "]
        guard fits.contains(where: message.hasPrefix) else { return nil }
        let word = arguments.dropFirst().first {
            $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.count > 2
                && (!message.hasPrefix("Unknown option") || message.contains("'\($0)'")
                    || $0.dropFirst().contains { letter in message.contains("'-\(letter)'") })
                && (!message.hasPrefix("The value ")
                    || $0.dropFirst().contains { letter in message.contains("'-\(letter) ") })
        }
        guard let word else { return nil }
        return
            "to exclude a word, write -- before the query: folio search -- radar \(word); or quote the query: folio search 'radar \(word)'"
    }

    private func write(_ failure: CommandFailure, text: String) {
        let row = Row(error: .init(code: failure.code, message: failure.message, hint: failure.hint))
        StandardError.write(isJSON ? (try? JSONOutput.line(row)) ?? text : text)
    }
}

/// The line that reports a failed input to people.
enum FailureLine {
    static func text(source: String, code: String, message: String, location: String?) -> String {
        "failed: \(source): \(code): \(message)" + (location.map { " (\($0))" } ?? "")
    }
}
