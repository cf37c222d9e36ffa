/// A text that came as UTF-16, as UTF-8, with the way back to the offsets of the bytes received.
struct UTF16Text {
    /// The text as valid UTF-8, without its byte order mark.
    let utf8: [UInt8]
    /// The byte offset of the first unit that is half a pair, or of an odd last byte.
    let firstInvalidUnit: Int?
    let invalidUnitCount: Int
    /// The length of the byte order mark.
    private let start: Int

    /// Nil unless a byte order mark or NULs beside the first two characters say that the bytes are UTF-16.
    init?(_ bytes: [UInt8]) {
        guard let form = Self.form(of: bytes) else { return nil }
        start = form.start
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var firstInvalid: Int?
        var invalidCount = 0
        func unit(_ offset: Int) -> UInt32 {
            let (first, second) = (UInt32(bytes[offset]), UInt32(bytes[offset + 1]))
            return form.isBigEndian ? first << 8 | second : second << 8 | first
        }
        var offset = form.start
        while offset < bytes.count {
            var scalar: UInt32?
            var length = 2
            if offset + 1 < bytes.count {
                let high = unit(offset)
                if high & 0xF800 != 0xD800 {
                    scalar = high
                } else if high < 0xDC00, offset + 3 < bytes.count, unit(offset + 2) & 0xFC00 == 0xDC00 {
                    scalar = 0x10000 + (high & 0x3FF) << 10 + unit(offset + 2) & 0x3FF
                    length = 4
                }
            }
            if scalar == nil {
                firstInvalid = firstInvalid ?? offset
                invalidCount += 1
            }
            text.append(contentsOf: (scalar.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}").utf8)
            offset += length
        }
        utf8 = text
        firstInvalidUnit = firstInvalid
        invalidUnitCount = invalidCount
    }

    /// The offset in the bytes received of an offset in `utf8`.
    func sourceOffset(of offset: Int) -> Int {
        utf8.prefix(offset).reduce(start) { sum, byte in
            switch byte {
            case 0x80..<0xC0: sum
            case 0xF0...: sum + 4
            default: sum + 2
            }
        }
    }

    /// A repair found in `utf8`, placed in the bytes received.
    func relocated(_ repair: JSONRepair) -> JSONRepair {
        switch (repair.kind, repair.place) {
        case (.utf16, _), (_, .path): repair
        case (.loneSurrogate, _) where firstInvalidUnit != nil: repair
        case (_, .byte(let offset)):
            JSONRepair(kind: repair.kind, offset: sourceOffset(of: offset), count: repair.count)
        }
    }

    private static func form(of bytes: [UInt8]) -> (isBigEndian: Bool, start: Int)? {
        guard bytes.count >= 4 else { return nil }
        if bytes[0] == 0xFF, bytes[1] == 0xFE { return (false, 2) }
        if bytes[0] == 0xFE, bytes[1] == 0xFF { return (true, 2) }
        switch (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0) {
        case (false, true, false, true): return (false, 0)
        case (true, false, true, false): return (true, 0)
        default: return nil
        }
    }
}
