internal import JSONView

/// An answer of HTTP, read to its end.
package struct HTTPAnswer: Sendable {
    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]

    package init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first header of a name, in any case of letters.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// What `Retry-After` says, if it says seconds; an hour at most.
    package var retryAfter: Duration? {
        header("Retry-After").flatMap { Int($0) }.flatMap { $0 >= 0 ? .seconds(min($0, 3600)) : nil }
    }

    /// The body as JSON; nil if it is not JSON.
    var json: JSONValue? {
        (try? JSONDocument(body, maximumDepth: DecodingLimits().jsonDepth))?.root
    }

    /// The beginning of a body that is text, in one line.
    var excerpt: String? {
        guard let text = String(validating: body.prefix(200), as: UTF8.self) else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.isEmpty ? nil : words
    }
}
