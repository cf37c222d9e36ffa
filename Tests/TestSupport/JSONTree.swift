private import Foundation
package import JSONView

/// A JSON value that a test can change and write.
package indirect enum JSONTree {
    /// A number, `true`, `false` or `null`, as it is written.
    case scalar(String)
    case string(String)
    case array([JSONTree])
    case object([(name: String, value: JSONTree)])

    package init(_ value: JSONValue) {
        switch value.kind {
        case .null: self = .scalar("null")
        case .bool: self = .scalar(value.bool == true ? "true" : "false")
        case .number:
            let whole = value.exactInt.map { "\($0)" } ?? value.exactUnsigned.map { "\($0)" }
            self = .scalar(whole ?? value.double.map { "\($0)" } ?? "0")
        case .string: self = .string(value.string ?? "")
        case .array: self = .array(value.elements.map(JSONTree.init))
        case .object:
            self = .object((value.object.map(Array.init) ?? []).map { ($0.name, JSONTree($0.value)) })
        }
    }

    /// The value as JSON.
    package var bytes: [UInt8] {
        var output: [UInt8] = []
        write(to: &output)
        return output
    }

    private func write(to output: inout [UInt8]) {
        switch self {
        case .scalar(let text): output += text.utf8
        case .string(let text): Self.write(text, to: &output)
        case .array(let values):
            output.append(UInt8(ascii: "["))
            for (position, value) in values.enumerated() {
                if position > 0 { output.append(UInt8(ascii: ",")) }
                value.write(to: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let members):
            output.append(UInt8(ascii: "{"))
            for (position, member) in members.enumerated() {
                if position > 0 { output.append(UInt8(ascii: ",")) }
                Self.write(member.name, to: &output)
                output.append(UInt8(ascii: ":"))
                member.value.write(to: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
    }

    /// The bytes that JSON escapes; a C string ends at the one that it cannot hold, NUL.
    private static let escaped = "\"\\" + (1..<0x20).map { String(Unicode.Scalar($0)) }.joined()

    private static func write(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        defer { output.append(UInt8(ascii: "\"")) }
        // Nearly every text is copied whole: a loop over its bytes is slow without optimization.
        guard strcspn(text, escaped) < text.utf8.count else { return output.append(contentsOf: text.utf8) }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                output += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: output.append(byte)
            }
        }
    }
}
