internal import JSONView

/// An error that the service answered with in place of a task, by the table in its document.
struct MinerUServiceError {
    let code: String
    private let message: String?

    /// Reads an error answer; nil for success and for answers that are not the service's.
    init?(_ json: JSONValue) {
        guard let value = json["code"], let code = value.string ?? value.int.map(String.init),
            Self.isOwn(code, json)
        else { return nil }
        self.code = code
        message = json.either("message", "msg")?.string
    }

    /// The failure with what the service says, what the code means, and what to do.
    func failure(at location: String) -> ProviderFailure {
        let said = message.map { " (\"\($0)\")" } ?? ""
        guard let entry = Self.table[code] else {
            return ProviderFailure(
                .providerFailed,
                "the service answered with error \(code)\(said), which is not documented; ask its support",
                at: location, providerCode: code)
        }
        return ProviderFailure(
            .providerFailed, "error \(code): \(entry.meaning)\(said); \(entry.advice)", at: location,
            providerCode: code)
    }

    /// Codes below -1000 are the service's own; -500 is anyone's, so the envelope must be the service's too.
    private static func isOwn(_ code: String, _ json: JSONValue) -> Bool {
        guard json.either("message", "msg")?.string != nil, json["data"]?["status"] == nil else {
            return false
        }
        let hasEnvelope = json.either("trace_id", "traceId", "timestamp") != nil
        guard table[code] != nil else { return hasEnvelope && (Int(code) ?? 0) <= -10_000 }
        return code != "-500" || hasEnvelope
    }

    /// The table "常见错误码" of parse4ai's document; `A…` are mineru.net's own names of the first two.
    private static let table: [String: (meaning: String, advice: String)] = [
        "-20002": ("the token is wrong", "check the token and its prefix \"Bearer \", or make a new one"),
        "A0202": ("the token is wrong", "check the token and its prefix \"Bearer \", or make a new one"),
        "-20011": ("the token has expired", "make a new token"),
        "A0211": ("the token has expired", "make a new token"),
        "-500": ("a parameter is wrong", "check the types of the parameters and the Content-Type"),
        "-10001": ("the service failed", "try again later"),
        "-10002": ("a request parameter is wrong", "check the format of the parameters"),
        "-60002": (
            "the file's format was not recognized", "give the file name and the link the right extension"
        ),
        "-60003": ("the file could not be read", "check whether the file is damaged and upload it again"),
        "-60004": ("the file is empty", "upload a file with content"),
        "-60005": ("the file is too large", "keep files to 200 MB"),
        "-60006": ("the file has too many pages", "split the file (600 pages at most) and try again"),
        "-60007": ("the model service is not available", "try again later, or ask the service's support"),
        "-60008": ("reading the file timed out", "check that the URL can be reached"),
        "-60009": ("the queue of tasks is full", "try again later"),
        "-60010": ("parsing failed", "try again later"),
        "-60012": ("the task was not found", "check that the task id is right and was not deleted"),
        "-60013": ("the task belongs to somebody else", "ask only for tasks of the same account"),
        "-60015": ("the file could not be converted", "convert it to PDF and upload that"),
        "-60017": ("the balance of pages is used up", "recharge, or take a larger plan"),
    ]
}

extension MinerUServiceError {
    /// What the document's advice comes to.
    var remedy: ClientFailure.Remedy {
        switch code {
        case "-20002", "-20011", "A0202", "A0211", "-60017": .endRun
        case "-10001", "-60007": .callAgain(after: nil)
        case "-60009": .waitForOthers
        case "-60010": .submitAgain
        default: .none
        }
    }
}
