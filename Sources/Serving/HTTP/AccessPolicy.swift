internal import Checksums

/// Who may ask: checks the name of the host, the origin and the token of each request.
///
/// A page of another site can make a browser ask a server on this machine. It cannot read the answers, unless its own name leads to
/// this machine (DNS rebinding): then the header `Host` has that name. So only known names are answered.
struct AccessPolicy: Sendable {
    private let names: Set<String>
    private let tokenDigest: [UInt8]?

    /// The cookie that a browser shows instead of the header.
    static let cookie = "folio_token"

    init(host: String, allowedHosts: [String], token: String?) {
        names = Set((["localhost", host] + allowedHosts).map { $0.lowercased() })
        tokenDigest = token.map { SHA256.hash($0.utf8) }
    }

    /// Refuses a request for another host or from another site.
    func checkOrigin(of request: APIRequest) throws(Problem) {
        guard let host = request.host else {
            throw Problem(400, "host", "the request has no Host header", hint: "send one")
        }
        guard let name = Self.name(host), isKnown(name) else {
            throw Problem(
                403, "host", "this server does not answer to the name '\(host)'",
                hint: "use its address, or start it with --allow-host NAME")
        }
        if let origin = request.header("origin"), origin != "http://\(host)", origin != "https://\(host)" {
            throw Problem(
                403, "origin", "pages of \(origin) may not ask this server",
                hint: "open the server's own page")
        }
        // What a page of another site loads as an image, script or the like comes without an origin. A link to a page may be followed.
        if let site = request.header("sec-fetch-site"), site == "cross-site" || site == "same-site",
            request.header("sec-fetch-mode") != "navigate"
        {
            throw Problem(
                403, "origin", "pages of other sites may not ask this server",
                hint: "open the server's own page")
        }
    }

    /// Refuses a request without the token.
    func checkToken(of request: APIRequest) throws(Problem) {
        guard tokenDigest == nil || isAuthorized(request) else {
            throw Problem(
                401, "token", "the token is missing or wrong",
                hint: "send it as 'Authorization: Bearer TOKEN', or open /?token=TOKEN in a browser")
        }
    }

    /// The answer that gives a browser the cookie, if it opened `/?token=…` with the right token; else nil.
    func login(_ request: APIRequest) -> APIAnswer? {
        guard tokenDigest != nil, request.path == "/",
            let token = request.parameters.first(where: { $0.name == "token" })?.value, isToken(token)
        else { return nil }
        var answer = APIAnswer(status: 303, contentType: "text/plain; charset=utf-8", body: [])
        answer.headers["location"] = "/"
        answer.headers["set-cookie"] =
            "\(Self.cookie)=\(Hexadecimal.text(Array(token.utf8))); Path=/; HttpOnly; SameSite=Strict"
        return answer
    }

    private func isAuthorized(_ request: APIRequest) -> Bool {
        if let header = request.header("authorization"), header.hasPrefix("Bearer ") {
            return isToken(String(header.dropFirst("Bearer ".count)))
        }
        let cookies = (request.header("cookie") ?? "").split(separator: ";").map { $0.drop { $0 == " " } }
        let own = cookies.first { $0.hasPrefix(Self.cookie + "=") }?.dropFirst(Self.cookie.count + 1)
        return own.map { Self.bytes(hexadecimal: $0) }.map { isToken($0) } ?? false
    }

    private func isToken(_ text: String) -> Bool { isToken(Array(text.utf8)) }

    /// Compares digests in a time that does not depend on the place of their difference.
    private func isToken(_ bytes: [UInt8]) -> Bool {
        guard let tokenDigest else { return true }
        let digest = SHA256.hash(bytes)
        return zip(digest, tokenDigest).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func bytes(hexadecimal text: Substring) -> [UInt8] {
        let digits = text.compactMap { $0.hexDigitValue }
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    /// An address cannot be rebound, only a name.
    private func isKnown(_ name: String) -> Bool {
        names.contains(name) || Self.isIPv6(name) || Self.isIPv4(name)
    }

    private static func isIPv6(_ name: String) -> Bool {
        name.hasPrefix("[") && name.hasSuffix("]") && name.contains(":")
            && name.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }

    private static func isIPv4(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil && $0.first != "+" }
    }

    /// The host without its port, in lower case.
    private static func name(_ host: String) -> String? {
        let host = host.lowercased()
        if host.hasPrefix("[") {
            guard let end = host.firstIndex(of: "]"), ["", ":"].contains(host[end...].dropFirst().prefix(1))
            else { return nil }
            return String(host[...end])
        }
        return host.split(separator: ":", omittingEmptySubsequences: false).first.map(String.init)
    }
}
