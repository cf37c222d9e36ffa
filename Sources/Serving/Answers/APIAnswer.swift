internal import Checksums
internal import Foundation
internal import Rows

/// What the server answers, without the connection it goes over.
package struct APIAnswer: Sendable {
    package var status: Int
    package var contentType: String
    package var body: [UInt8]
    /// Further headers, such as `Location`.
    package var headers: [String: String] = [:]

    init(status: Int = 200, contentType: String, body: [UInt8]) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }

    /// A value as JSON.
    static func json(_ value: some Encodable) throws -> APIAnswer {
        APIAnswer(contentType: "application/json", body: Array(try RowEncoder.data(value)))
    }

    /// A hash of the body, as `ETag` has it: weak, since the body may be compressed.
    var entityTag: String {
        "W/\"" + String(body.withUnsafeBytes(XXH64.hash), radix: 16) + "\""
    }
}

extension APIAnswer {
    /// Answers 304 without a body if the client has it already; `If-None-Match` lists entity tags or is `*`.
    func conditional(on ifNoneMatch: String?) -> APIAnswer {
        guard status == 200 else { return self }
        var answer = self
        let tag = entityTag
        answer.headers["etag"] = tag
        let known = (ifNoneMatch ?? "").split(separator: ",").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        guard known.contains(tag) || known == ["*"] else { return answer }
        answer.status = 304
        answer.body = []
        return answer
    }

    /// Compresses text of some length if the client takes gzip.
    func compressed(for acceptEncoding: String?) -> APIAnswer {
        let isText =
            contentType.hasPrefix("text/") || contentType.contains("json")
            || contentType.contains("javascript")
        guard isText else { return self }
        var answer = self
        answer.headers["vary"] = "Accept-Encoding"
        guard body.count > 1_000, Self.takesGzip(acceptEncoding ?? ""), let packed = Gzip.compress(body)
        else { return answer }
        answer.body = packed
        answer.headers["content-encoding"] = "gzip"
        return answer
    }

    private static func takesGzip(_ header: String) -> Bool {
        header.split(separator: ",").contains { part in
            let pieces = part.split(separator: ";").map {
                $0.trimmingCharacters(in: .whitespaces).lowercased()
            }
            let isRefused = pieces.dropFirst().contains {
                ["q=0", "q=0.0", "q=0.00", "q=0.000"].contains($0)
            }
            return (pieces.first == "gzip" || pieces.first == "*") && !isRefused
        }
    }
}
