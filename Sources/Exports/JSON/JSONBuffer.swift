internal import DocumentModel
internal import TextAnalysis

/// Writes JSON into bytes that are used again for the next record.
struct JSONBuffer {
    private(set) var bytes: [UInt8] = []

    /// Empties the buffer and keeps its memory.
    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// Appends what is JSON already: braces, commas, names with their colon.
    mutating func raw(_ json: StaticString) {
        json.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Appends what is JSON already.
    mutating func raw(_ json: some Collection<UInt8>) { bytes.append(contentsOf: json) }

    mutating func integer(_ value: Int) {
        var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
        withUnsafeMutableBytes(of: &digits) { digits in
            var rest = value.magnitude
            var start = digits.count
            repeat {
                start -= 1
                digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            if value < 0 { bytes.append(UInt8(ascii: "-")) }
            bytes.append(contentsOf: digits[start...])
        }
    }

    /// Appends the shortest digits that are read back as the same finite number, whole numbers without a fraction.
    mutating func number(_ value: Double) {
        if let whole = Int(exactly: value), whole.magnitude < 1 << 53 {
            integer(whole)
        } else {
            bytes.append(contentsOf: value.description.utf8)
        }
    }

    /// Appends a number that is read as one with a fraction, whole or not: `612.0`.
    mutating func real(_ value: Double) {
        number(value)
        if let whole = Int(exactly: value), whole.magnitude < 1 << 53 { raw(".0") }
    }

    /// Appends the corners of a box, zeros if it is unknown.
    mutating func box(_ box: Box?) {
        raw("[")
        for (position, value) in (box?.numbers ?? [0, 0, 0, 0]).enumerated() {
            if position > 0 { raw(",") }
            real(value)
        }
        raw("]")
    }

    /// Appends a name with its colon, and what is around them, then a value.
    mutating func member(_ name: StaticString, _ value: Int) {
        raw(name)
        integer(value)
    }

    /// Appends a name with its colon, and what is around them, then a value.
    mutating func member(_ name: StaticString, _ value: String) {
        raw(name)
        string(value)
    }

    mutating func string(_ value: String) {
        var value = value
        value.withUTF8 { string($0) }
    }

    mutating func string(_ value: String?) {
        if let value { string(value) } else { raw("null") }
    }

    /// Appends valid UTF-8 as a string; what JSON demands is escaped, and U+2028 and U+2029, at which some readers of lines
    /// would end one.
    mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
        var copied = 0
        while let position = ByteWords.first(
            in: utf8, from: copied, to: utf8.count,
            candidates: {
                ByteWords.controls($0) | ByteWords.equal($0, quote) | ByteWords.equal($0, backslash)
                    | (ByteWords.equal($0, 0xE2) & (ByteWords.equal($0, 0x80) >> 8 | 0x80 << 56))
            },
            where: {
                utf8[$0] < 0x20 || utf8[$0] == quote || utf8[$0] == backslash
                    || (utf8[$0] == 0xE2 && Self.isSeparator(utf8, $0))
            })
        {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied..<position]))
            guard utf8[position] != 0xE2 else {
                if utf8[position + 2] == 0xA8 { raw(#"\u2028"#) } else { raw(#"\u2029"#) }
                copied = position + 3
                continue
            }
            copied = position + 1
            appendEscape(utf8[position])
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied...]))
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether a position has U+2028 or U+2029.
    private static func isSeparator(_ utf8: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        position + 2 < utf8.count && utf8[position + 1] == 0x80 && utf8[position + 2] | 1 == 0xA9
    }

    mutating func string(_ utf8: [UInt8]) {
        utf8.withUnsafeBufferPointer { string($0) }
    }

    private mutating func appendEscape(_ byte: UInt8) {
        switch byte {
        case 0x0A: raw(#"\n"#)
        case 0x0D: raw(#"\r"#)
        case 0x09: raw(#"\t"#)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(byte)
        default:
            raw(#"\u00"#)
            bytes.append(UInt8(ascii: "0") + (byte >> 4))
            bytes.append(Array("0123456789abcdef".utf8)[Int(byte & 15)])
        }
    }
}
