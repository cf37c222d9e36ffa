/// What bytes are as text: UTF-8 as they are, text of another encoding, or no text.
package enum TextReading: Equatable, Sendable {
    /// Valid UTF-8.
    case utf8
    /// UTF-8 in which single bytes are damaged: the text with U+FFFD in their places.
    case damaged([UInt8], count: Int, firstOffset: Int)
    /// Text of another encoding, decoded; `invalidUnits` units of UTF-16 or UTF-32 became U+FFFD.
    case reencoded([UInt8], from: TextEncoding, invalidUnits: Int)
    /// Text for the most part, but in no encoding that is known; the count of bytes that are not UTF-8.
    case unknownEncoding(invalidBytes: Int)
    case binary

    /// Reads bytes as text.
    ///
    /// Valid UTF-8 is UTF-8, and a text with more whole than broken characters of it is damaged UTF-8. Only what is left is
    /// tried in other encodings.
    package init(_ bytes: [UInt8]) {
        if let wide = WideText(bytes) {
            self = .reencoded(wide.utf8, from: wide.encoding, invalidUnits: wide.invalidUnits)
            return
        }
        guard !Self.areBinary(bytes) else {
            self = .binary
            return
        }
        let damage = UTF8Damage(bytes)
        if damage.invalidBytes == 0 {
            self = .utf8
        } else if damage.wholeCharacters > damage.invalidBytes || damage.isCutAtEnd(of: bytes) {
            self = damage.repaired(bytes)
        } else if let found = EncodingDetector.detect(bytes) {
            self = .reencoded(found.utf8, from: found.encoding, invalidUnits: 0)
        } else if Self.isWesternEuropean(bytes), let utf8 = TextEncoding.windows1252.utf8(from: bytes) {
            self = .reencoded(utf8, from: .windows1252, invalidUnits: 0)
        } else if damage.invalidBytes <= max(1, bytes.count / 200) {
            self = damage.repaired(bytes)
        } else if damage.invalidBytes + damage.wholeCharacters < bytes.count / 2 {
            self = .unknownEncoding(invalidBytes: damage.invalidBytes)
        } else {
            self = .binary
        }
    }

    /// Whether bytes hold too many control characters for a text.
    ///
    /// A few come from fonts whose ligatures lost their letters, also NUL. In what is compressed one byte in nine is one.
    private static func areBinary(_ bytes: [UInt8]) -> Bool {
        let count = bytes.count(where: isControl)
        return count > 0
            && (count > bytes.count / 32 || bytes.starts(with: [0x53, 0x51, 0x4C, 0x69, 0x74, 0x65, 0x20]))
    }

    /// A bit for each control character; 0 for 0x08 to 0x0D, 0x1A and 0x1B.
    private static let seldom: UInt32 = ~(0x3F << 0x08 | 0x3 << 0x1A)

    /// Control characters that text seldom has.
    package static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && seldom >> UInt32(byte) & 1 != 0
    }

    /// Whether the bytes over 0x7F are what Windows-1252 has for letters beside letters, and for common signs.
    private static func isWesternEuropean(_ bytes: [UInt8]) -> Bool {
        var high = 0
        var plausible = 0
        for (index, byte) in bytes.enumerated() where byte >= 0x80 {
            high += 1
            switch byte {
            case 0xD7, 0xF7, 0xFE, 0xFF, 0xD0, 0xDE, 0xF0: continue
            case 0xC0...0xFE:
                let neighbours = [index - 1, index + 1].filter(bytes.indices.contains).map { bytes[$0] }
                let isInWord =
                    neighbours.contains(where: isASCIILetter) && !neighbours.allSatisfy { $0 >= 0x80 }
                let isWord = !neighbours.contains { $0 >= 0x80 || isASCIILetter($0) } && isLetterAlone(byte)
                if isInWord || isWord { plausible += 1 }
            case 0x80, 0x85, 0x91...0x97, 0x99, 0xA0, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0...0xB5, 0xB7,
                0xBB...0xBF:
                plausible += 1
            default: continue
            }
        }
        return high > 0 && plausible * 10 >= high * 9
    }

    /// Whether a letter is a word by itself, as `à`, `é`, `ó` and `å` are in French, Portuguese, Spanish and Swedish.
    private static func isLetterAlone(_ byte: UInt8) -> Bool {
        [0xE0, 0xE1, 0xE5, 0xE8, 0xE9, 0xF2, 0xF3, 0xF6].contains(byte | 0x20)
    }

    private static func isASCIILetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}

/// How much of a text is UTF-8 beyond ASCII, and how much is not.
private struct UTF8Damage {
    private(set) var wholeCharacters = 0
    private(set) var invalidBytes = 0
    private(set) var firstOffset = 0

    init(_ bytes: [UInt8]) {
        Self.forEachCharacter(of: bytes, passesOverASCII: true) { range in
            if range.isEmpty {
                if invalidBytes == 0 { firstOffset = range.lowerBound }
                invalidBytes += 1
            } else if range.count > 1 {
                wholeCharacters += 1
            }
        }
    }

    /// Whether only the last character is broken: the text was cut within it.
    func isCutAtEnd(of bytes: [UInt8]) -> Bool {
        wholeCharacters > 0 && invalidBytes <= 3 && firstOffset + invalidBytes == bytes.count
    }

    func repaired(_ bytes: [UInt8]) -> TextReading {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 2 * invalidBytes)
        Self.forEachCharacter(of: bytes) { output += $0.isEmpty ? [0xEF, 0xBF, 0xBD] : bytes[$0] }
        return .damaged(output, count: invalidBytes, firstOffset: firstOffset)
    }

    /// Calls `body` with the range of each character, and with an empty one at each byte that is part of none.
    ///
    /// With `passesOverASCII` it may leave out ASCII characters.
    @inline(__always)
    private static func forEachCharacter(
        of bytes: [UInt8], passesOverASCII: Bool = false, _ body: (Range<Int>) -> Void
    ) {
        bytes.withUnsafeBufferPointer { buffer in
            let raw = UnsafeRawBufferPointer(buffer)
            var position = 0
            while position < buffer.count {
                if passesOverASCII, position + 8 <= buffer.count,
                    raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
                {
                    position += 8
                    continue
                }
                let (length, isWhole) = UTF8Sequence.read(buffer, at: position)
                body(position..<(isWhole ? position + length : position))
                position += isWhole ? length : 1
            }
        }
    }
}
