import Foundation
import ProviderEmulators

/// Writes requests as the tables of a test have them: `METHOD path who body`.
///
/// The file that was sent is `FILE`, whether plain or in base64; names that services or Folio make up are `UID` and `ID`. Members of JSON
/// and fields of forms are in the order of their names.
struct CallText {
    let file: [UInt8]?

    /// The text of a request.
    func of(_ request: EmulatorRequest) -> String {
        let path = request.path + (request.query.isEmpty ? "" : "?\(request.query)")
        return [request.method, shortened(path), who(request), body(request)].filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    /// Whose key came along; nothing where none did.
    private func who(_ request: EmulatorRequest) -> String {
        let authorization = request.headers["authorization"] ?? ""
        if request.headers["x-app-id"] == EmulatorState.Key.appID {
            return authorization == EmulatorState.Key.authorization ? "app" : "app with \(authorization)"
        }
        let keys = [EmulatorState.Key.doc2X, EmulatorState.Key.parse4AI].map { "Bearer \($0)" }
        if keys.contains(authorization) { return "key" }
        guard
            let match = authorization.firstMatch(
                of: #/^HMAC-SHA256 Credential=AKEMULATOR/\d{8}/([^/]+/[^/]+)/request, /#),
            request.headers["x-date"]?.wholeMatch(of: /\d{8}T\d{6}Z/) != nil
        else { return authorization }
        // The signature itself is checked by the emulator.
        let scope = match.1 == "cn-north-1/cv" ? "" : " \(match.1)"
        return "signed\(scope)" + (request.headers["x-security-token"].map { " \($0)" } ?? "")
    }

    private func body(_ request: EmulatorRequest) -> String {
        if request.body.isEmpty { return "" }
        if request.body == file { return "FILE" }
        let base64 = Data(file ?? []).base64EncodedString()
        if request.headers["content-type"] == "application/json" {
            let data = try? JSONSerialization.data(
                withJSONObject: request.json, options: [.sortedKeys, .withoutEscapingSlashes])
            let text = String(decoding: data ?? Data(), as: UTF8.self)
            return shortened(text.replacing("\"\(base64)\"", with: "\"FILE\""))
        }
        guard request.headers["content-type"] == "application/x-www-form-urlencoded" else {
            return "\(request.headers["content-type"] ?? "nothing") of \(request.body.count) bytes"
        }
        return request.form.sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value == base64 ? "FILE" : $0.value)" }.joined(separator: "&")
    }

    private func shortened(_ text: String) -> String {
        text.replacing(/01920000-0000-7000-8000-\d{12}/, with: "UID")
            .replacing(/"folio-[0-9a-f]{40}"/, with: "\"ID\"")
            .replacing(/"seqid":"[0-9a-f]{32}"/, with: #""seqid":"ID""#)
    }
}
