import Foundation

/// A request as the services see it.
package struct EmulatorRequest: Sendable {
    package let method: String
    package let path: String
    package let query: String
    /// Names in lower case.
    package let headers: [String: String]
    package internal(set) var body: [UInt8] = []

    /// A value of the query, decoded.
    package func parameter(_ name: String) -> String? {
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.first.map(String.init) == name {
                return parts.count > 1 ? String(parts[1]).removingPercentEncoding : ""
            }
        }
        return nil
    }

    package var json: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
    }

    /// The fields of a form.
    package var form: [String: String] {
        // By Foundation, since values are megabytes of base64.
        var fields: [String: String] = [:]
        for pair in String(decoding: body, as: UTF8.self).components(separatedBy: "&") {
            guard let middle = pair.range(of: "=") else { continue }
            let value = pair[middle.upperBound...].replacingOccurrences(of: "+", with: " ")
            fields[String(pair[..<middle.lowerBound])] = value.removingPercentEncoding ?? value
        }
        return fields
    }
}

/// A call that came, and what was answered.
package struct EmulatorExchange: Sendable {
    /// `submit`, `poll` and so on.
    package let call: String
    package let request: EmulatorRequest
    package let status: Int
    package let answer: [UInt8]

    init(_ call: String, _ request: EmulatorRequest, _ answer: EmulatorAnswer) {
        self.call = call
        self.request = request
        (status, self.answer) = (answer.status, answer.body)
    }
}

/// An answer of the services.
struct EmulatorAnswer: Sendable {
    var status = 200
    var headers: [String: String] = [:]
    var body: [UInt8] = []

    static func json(_ value: [String: Any], status: Int = 200) -> EmulatorAnswer {
        let data = (try? JSONSerialization.data(withJSONObject: value, options: .sortedKeys)) ?? Data()
        return EmulatorAnswer(
            status: status, headers: ["Content-Type": "application/json"], body: Array(data))
    }

    static func bytes(_ bytes: [UInt8], _ mediaType: String) -> EmulatorAnswer {
        EmulatorAnswer(headers: ["Content-Type": mediaType], body: bytes)
    }

    static func status(_ status: Int) -> EmulatorAnswer { EmulatorAnswer(status: status) }
}
