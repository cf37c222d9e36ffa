import Foundation

/// A request as the services see it.
struct EmulatorRequest: Sendable {
    let method: String
    let path: String
    let query: String
    /// Names in lower case.
    let headers: [String: String]
    let body: [UInt8]

    /// A value of the query, decoded.
    func parameter(_ name: String) -> String? {
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.first.map(String.init) == name {
                return parts.count > 1 ? String(parts[1]).removingPercentEncoding : ""
            }
        }
        return nil
    }

    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:] }

    /// The fields of a form.
    var form: [String: String] {
        var fields: [String: String] = [:]
        for pair in String(decoding: body, as: UTF8.self).split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard let name = parts.first else { continue }
            let value = parts.count > 1 ? String(parts[1].replacing("+", with: " ")) : ""
            fields[String(name)] = value.removingPercentEncoding ?? value
        }
        return fields
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
