internal import Checksums
internal import JSONView

/// What parse4ai posts to a callback: `content`, the answer as a JSON text, and `checksum`, its signature.
///
/// parse4ai's document says that it is a POST of JSON, signed with the seed, and neither its members nor the signature. The form is the one
/// that mineru.net documents, whose engine and interface it shares: the checksum is SHA-256 over the account's uid, the seed and the
/// content, one after the other, in hexadecimal; the content is the `data` of a status answer. `folio serve --callbacks` takes them in;
/// a run that waits for its task polls it in any case.
package struct Parse4AICallback: Sendable {
    /// What it tells.
    package enum Outcome: Sendable, Equatable {
        /// The result can be downloaded.
        case done
        case failed(code: String, message: String)
        /// The task goes on, or the callback is about a batch, of whose files each has an outcome of its own.
        case open
    }

    /// The task that it tells of.
    package let taskID: String
    package let outcome: Outcome

    /// Reads the body of a callback and checks who signed it.
    ///
    /// - Parameters:
    ///   - body: What was posted.
    ///   - userID: The account's uid.
    ///   - seed: The seed that was sent with the task.
    /// - Throws: `ClientFailure` where it is none, or where the signature is wrong.
    package init(_ body: [UInt8], userID: String, seed: Secret) throws(ClientFailure) {
        let answer = HTTPAnswer(status: 200, body: body)
        guard let root = answer.json, let checksum = root["checksum"]?.string,
            let content = root["content"]?.string
        else {
            throw ClientFailure(
                "no_callback", "the request is not a parse4ai callback: it lacks `checksum` or `content`")
        }
        let expected = SHA256.text((userID + seed.revealed + content).utf8)
        guard Self.isEqual(expected, checksum.lowercased()) else {
            throw ClientFailure(
                "wrong_signature",
                "the callback is not signed with this account's uid and seed; check both; if they are right, somebody else sent it, "
                    + "and it must be ignored")
        }
        let inner = HTTPAnswer(status: 200, body: Array(content.utf8))
        let data = inner.json?["data"] ?? inner.json
        guard let id = data?.either("task_id", "taskId", "batch_id", "batchId")?.string else {
            throw ClientFailure("no_callback", "the content of the callback names no task")
        }
        taskID = id
        outcome = data.map(Self.outcome) ?? .open
    }

    private static func outcome(of data: JSONValue) -> Outcome {
        let task = MinerUTask(data, path: "$.content")
        return switch task.state {
        case .done: .done
        case .failed:
            .failed(
                code: task.errorCode ?? "failed",
                message:
                    "parse4ai reports: \(task.summary); fix the cause, or try again later with --force")
        case .pending, .running, .converting, .other: .open
        }
    }

    /// Compares every byte, so that the time tells nothing of where two texts differ.
    private static func isEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | $1.0 ^ $1.1 } == 0
    }
}
