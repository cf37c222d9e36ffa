internal import Checksums
package import Foundation

/// Volcengine's signature of requests, HMAC-SHA256 over a canonical form ("签名方法"), as its SDKs compute it.
package struct VolcengineSigner: Sendable {
    private static let algorithm = "HMAC-SHA256"

    private let accessKey: Secret
    private let secretKey: Secret
    /// Of temporary credentials (STS).
    private let sessionToken: Secret?
    private let region: String
    private let service: String

    package init(
        accessKey: Secret, secretKey: Secret, sessionToken: Secret? = nil, region: String = "cn-north-1",
        service: String = "cv"
    ) {
        self.accessKey = accessKey
        self.secretKey = secretKey
        self.sessionToken = sessionToken
        self.region = region
        self.service = service
    }

    /// The request with `X-Date`, `X-Content-Sha256`, the session token if one is set, and `Authorization`.
    package func sign(_ request: HTTPRequest, at time: Date) -> HTTPRequest {
        var request = request
        let date = Self.date(time)
        let body: [UInt8]
        if case .bytes(let bytes) = request.body { body = bytes } else { body = [] }
        let bodyHash = SHA256.text(body)
        request.headers += [("X-Date", date), ("X-Content-Sha256", bodyHash)]
        if let sessionToken { request.headers.append(("X-Security-Token", sessionToken.revealed)) }

        let (host, path, query) = Self.parts(of: request.url)
        var signed = request.headers.map { ($0.name.lowercased(), $0.value) }
            .filter { $0.0 == "content-type" || $0.0 == "content-md5" || $0.0.hasPrefix("x-") }
        signed.append(("host", host))
        signed.sort { $0.0 < $1.0 }
        let names = signed.map(\.0).joined(separator: ";")
        let canonical = [
            request.method.rawValue, Self.canonicalPath(path), Self.canonicalQuery(query),
            signed.map { "\($0.0):\($0.1)\n" }.joined(), names, bodyHash,
        ].joined(separator: "\n")

        let day = String(date.prefix(8))
        let scope = "\(day)/\(region)/\(service)/request"
        let text = [Self.algorithm, date, scope, SHA256.text(canonical.utf8)].joined(separator: "\n")
        var key = Array(secretKey.revealed.utf8)
        for part in [day, region, service, "request"] { key = HMAC.sha256(part.utf8, key: key) }
        let signature = Hexadecimal.text(HMAC.sha256(text.utf8, key: key))
        request.headers.append(
            (
                "Authorization",
                "\(Self.algorithm) Credential=\(accessKey.revealed)/\(scope), SignedHeaders=\(names), Signature=\(signature)"
            ))
        return request
    }

    /// `20201103T104027Z`.
    static func date(_ time: Date) -> String {
        time.formatted(.iso8601).split { $0 == "-" || $0 == ":" }.joined()
    }

    private static func parts(of url: String) -> (host: String, path: String, query: String) {
        let withoutScheme = url.range(of: "://").map { url[$0.upperBound...] } ?? url[...]
        let query = withoutScheme.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        let place = withoutScheme.prefix { $0 != "?" }
        let host = place.prefix { $0 != "/" }
        let path = place.dropFirst(host.count)
        return (Self.withoutUsualPort(String(host)), path.isEmpty ? "/" : String(path), String(query))
    }

    private static func withoutUsualPort(_ host: String) -> String {
        for port in [":80", ":443"] where host.hasSuffix(port) { return String(host.dropLast(port.count)) }
        return host
    }

    private static func canonicalPath(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false)
            .map { URLText.encode($0.removingPercentEncoding ?? String($0)) }.joined(separator: "/")
    }

    /// The parameters by the bytes of their decoded names, as the SDKs sort them, encoded again.
    private static func canonicalQuery(_ query: String) -> String {
        var pairs: [(name: String, value: String)] = []
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let texts = parts.map { part in
                let spaced = part.split(separator: "+", omittingEmptySubsequences: false)
                    .joined(separator: " ")
                return spaced.removingPercentEncoding ?? spaced
            }
            pairs.append((texts[0], texts.count > 1 ? texts[1] : ""))
        }
        pairs.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        return pairs.map { "\(URLText.encode($0.name))=\(URLText.encode($0.value))" }.joined(separator: "&")
    }
}
