/// A request as the server received it, without the connection it came over.
package struct APIRequest: Sendable {
    /// `GET` and the like, as sent.
    package let method: String
    /// Decoded, beginning with a slash: `/api/v1/search`.
    package let path: String
    /// What follows the question mark, decoded, in order.
    package let parameters: [Parameter]
    /// The value of the header `Host`.
    package let host: String?
    /// What a POST sent.
    package let body: [UInt8]
    private let headers: [String: String]

    /// One `name=value`.
    package struct Parameter: Sendable, Hashable {
        let name: String
        let value: String
    }

    /// Makes a request of its target (`/path?query`) and its headers, whose names are in lower case.
    package init(
        method: String = "GET", target: String, host: String?, headers: [String: String] = [:],
        body: [UInt8] = []
    ) {
        self.method = method
        self.body = body
        self.host = host
        self.headers = headers
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = PercentEncoding.decode(parts.first ?? "")
        parameters = (parts.count > 1 ? parts[1] : "").split(separator: "&").map { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return Parameter(
                name: PercentEncoding.decode(sides.first ?? "", plusIsSpace: true),
                value: sides.count > 1 ? PercentEncoding.decode(sides[1], plusIsSpace: true) : "")
        }
    }

    /// Whether it asks for what is at its path, or for the headers of that.
    var isRead: Bool { method == "GET" || method == "HEAD" }

    /// The path of a target, decoded.
    static func path(of target: String) -> String {
        PercentEncoding.decode(target.prefix { $0 != "?" })
    }

    /// The value of a header, whose name is in lower case.
    func header(_ name: String) -> String? { headers[name] }
}

/// Percent-encoded text, as URLs have it.
enum PercentEncoding {
    /// The text; a percent sign without two hexadecimal digits is kept, and bytes that are not UTF-8 become U+FFFD.
    static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String {
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "%"), position + 2 < bytes.count,
                let high = digit(bytes[position + 1]), let low = digit(bytes[position + 2])
            {
                decoded.append(high << 4 | low)
                position += 3
                continue
            }
            decoded.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            position += 1
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
