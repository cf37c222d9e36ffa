internal import Checksums
internal import JSONView

/// What parse4ai posts to a callback: `content`, the answer as a JSON text, and `checksum`, its signature.
///
/// parse4ai's document says that it is a POST of JSON, signed with the seed, and neither its members nor the signature. The form is the one
/// that mineru.net documents, whose engine and interface it shares: the checksum is SHA-256 over the account's uid, the seed and the
/// content, one after the other, in hexadecimal; the content is the `data` of a status answer. No command takes one in: Folio has
/// no server, and a run polls its tasks to their end.
package struct Parse4AICallback: Sendable {
    /// The task that it tells of.
    package let taskID: String
    /// The content as an answer to a status call, which `Parse4AIClient.read` reads.
    package let answer: HTTPAnswer

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
        self.answer = inner
    }

    /// Compares every byte, so that the time tells nothing of where two texts differ.
    private static func isEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | $1.0 ^ $1.1 } == 0
    }
}
