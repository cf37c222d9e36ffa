internal import CLibXML2
internal import TextAnalysis

/// Character references: `&amp;`, `&#65;`, `&#x41;`.
enum HTMLEntities {
    /// The longest reference that is looked at, from `&` to `;`.
    private static let maximumLength = 32

    /// Reads the reference that starts with the `&` at a position.
    ///
    /// - Returns: The character and the position after `;`; nil where this is no reference that HTML 4 knows.
    static func decode(_ bytes: [UInt8], at start: Int) -> (Unicode.Scalar, Int)? {
        let limit = Swift.min(bytes.count, start + maximumLength)
        guard let semicolon = bytes[start..<limit].firstIndex(of: UInt8(ascii: ";")), semicolon > start + 1
        else {
            return nil
        }
        let body = bytes[(start + 1)..<semicolon]
        let name = String(decoding: body, as: UTF8.self)
        guard let scalar = body.first == UInt8(ascii: "#") ? numeric(name.dropFirst()) : named(name) else {
            return nil
        }
        return (scalar, semicolon + 1)
    }

    private static func numeric(_ digits: Substring) -> Unicode.Scalar? {
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
    }

    private static func named(_ name: String) -> Unicode.Scalar? {
        if name == "apos" { return "'" }
        guard name.utf8.allSatisfy({ $0.isLetter || $0.isDigit }), let found = htmlEntityLookup(name) else {
            return nil
        }
        return Unicode.Scalar(found.pointee.value)
    }

    /// Whether HTML 4 has an element of that name, in lower case.
    static func isElement(_ name: String) -> Bool { htmlTagLookup(name) != nil }
}
