internal import TextEncodings

extension JSONMendingPass {
    private static let replacementCharacter: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// Reads a string from its opening to its closing quote.
    mutating func readString() throws(JSONSyntaxError) {
        position += 1
        while true {
            skipPlainBytes()
            guard position < input.count else {
                throw failure("the text ends inside a string; it was cut short")
            }
            switch input[position] {
            case UInt8(ascii: "\""):
                position += 1
                return
            case UInt8(ascii: "\\"): readEscape()
            case 0x80...:
                skipThreeByteCharacters()
                if position < input.count, input[position] >= 0x80 { readMultibyteCharacter() }
            default:
                replace(
                    position..<position + 1, with: Self.escape(ofControl: input[position]),
                    as: .controlCharacter)
                position += 1
            }
        }
    }

    /// Skips ASCII that needs no escape, eight bytes at a time.
    private mutating func skipPlainBytes() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs = ones << 7
        let bytes = UnsafeRawBufferPointer(input)
        while position + 8 <= input.count {
            let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            // A byte's high bit is set if (byte − n) borrows, for a byte below n: control characters, and
            // after the exclusive or, the two bytes that equal the quote and the backslash.
            let quote = word ^ (ones &* 0x22)
            let backslash = word ^ (ones &* 0x5C)
            let special = (word &- ones &* 0x20) | (quote &- ones) | (backslash &- ones) | word
            if special & highs != 0 { break }
            position += 8
        }
        while position < input.count {
            let byte = input[position]
            if byte < 0x20 || byte >= 0x80 || byte == 0x22 || byte == 0x5C { return }
            position += 1
        }
    }

    private mutating func readEscape() {
        switch position + 1 < input.count ? input[position + 1] : 0 {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 2
        case UInt8(ascii: "u"):
            if let unit = escapedUnit(at: position) { readEscapedUnit(unit) } else { keepBackslash() }
        default: keepBackslash()
        }
    }

    private mutating func keepBackslash() {
        replace(position..<position + 1, with: Array(#"\\"#.utf8), as: .invalidEscape)
        position += 1
    }

    private mutating func readEscapedUnit(_ unit: UInt32) {
        if unit & 0xF800 != 0xD800 {
            position += 6
        } else if unit < 0xDC00, let low = escapedUnit(at: position + 6), low & 0xFC00 == 0xDC00 {
            position += 12
        } else {
            replace(position..<position + 6, with: Self.replacementCharacter, as: .loneSurrogate)
            position += 6
        }
    }

    /// The value of a `\u` with four hexadecimal digits at an offset; nil if they are missing.
    private func escapedUnit(at offset: Int) -> UInt32? {
        guard offset + 6 <= input.count, input[offset] == UInt8(ascii: "\\"),
            input[offset + 1] == UInt8(ascii: "u")
        else { return nil }
        var unit: UInt32 = 0
        for byte in input[offset + 2..<offset + 6] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"):
                unit = unit << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"):
                unit = unit << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
            default: return nil
            }
        }
        return unit
    }

    /// Skips the characters that most Chinese text is made of, which need no table.
    private mutating func skipThreeByteCharacters() {
        while position + 3 <= input.count, input[position] & 0xF0 == 0xE0, input[position] != 0xE0,
            input[position] != 0xED, input[position + 1] & 0xC0 == 0x80, input[position + 2] & 0xC0 == 0x80
        {
            position += 3
        }
    }

    /// Reads one character beyond ASCII, or replaces the bytes that begin none.
    private mutating func readMultibyteCharacter() {
        let (length, isWhole) = UTF8Sequence.read(input, at: position)
        if !isWhole {
            replace(position..<position + length, with: Self.replacementCharacter, as: .invalidUTF8)
        }
        position += length
    }

    private static func escape(ofControl byte: UInt8) -> [UInt8] {
        switch byte {
        case 0x08: return Array(#"\b"#.utf8)
        case 0x09: return Array(#"\t"#.utf8)
        case 0x0A: return Array(#"\n"#.utf8)
        case 0x0C: return Array(#"\f"#.utf8)
        case 0x0D: return Array(#"\r"#.utf8)
        default:
            let digits = Array("0123456789abcdef".utf8)
            return Array(#"\u00"#.utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
}
