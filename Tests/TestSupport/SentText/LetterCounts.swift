/// How often each letter and digit occurs in some text: what a comparison goes by that order and spaces do not matter to.
package struct LetterCounts: Sendable {
    /// The counts of ASCII, which is most of all text.
    private var ascii = [Int](repeating: 0, count: 128)
    private var others: [Unicode.Scalar: Int] = [:]

    package init() {}

    package init(_ text: String) { add(text) }

    /// The number of letters and digits.
    package var total: Int { ascii.reduce(0, +) + others.values.reduce(0, +) }

    package mutating func add(_ text: String) {
        var text = text
        let isASCII = text.withUTF8 { bytes in
            for byte in bytes where byte >= 0x80 { return false }
            for byte in bytes where Self.isLetterOrDigit(byte) { ascii[Int(byte)] += 1 }
            return true
        }
        if isASCII { return }
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                let byte = UInt8(truncatingIfNeeded: scalar.value)
                if Self.isLetterOrDigit(byte) { ascii[Int(byte)] += 1 }
            } else if Self.isLetterOrDigit(scalar) {
                others[scalar, default: 0] += 1
            }
        }
    }

    package mutating func add(_ other: LetterCounts) {
        for position in ascii.indices { ascii[position] += other.ascii[position] }
        others.merge(other.others, uniquingKeysWith: +)
    }

    /// What is here more often than there.
    package func minus(_ other: LetterCounts) -> LetterCounts {
        var rest = LetterCounts()
        for position in ascii.indices {
            rest.ascii[position] = max(ascii[position] - other.ascii[position], 0)
        }
        for (scalar, count) in others {
            let more = count - (other.others[scalar] ?? 0)
            if more > 0 { rest.others[scalar] = more }
        }
        return rest
    }

    /// The letters and digits of a text, in order.
    package static func letters(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter(isLetterOrDigit)))
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return isLetterOrDigit(UInt8(truncatingIfNeeded: scalar.value)) }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
