/// A text in UTF-16 or UTF-32, recognized by its byte order mark or by the places of its NULs, as UTF-8.
struct WideText {
    let encoding: TextEncoding
    /// The text without its byte order mark; invalid characters become U+FFFD.
    let utf8: [UInt8]
    let invalidUnits: Int

    /// Nil unless the bytes are UTF-16 or UTF-32.
    init?(_ bytes: [UInt8]) {
        guard let (encoding, start, isMarked) = Self.form(of: bytes) else { return nil }
        let units = bytes[start...]
        let decoded =
            switch encoding {
            case .utf32LittleEndian, .utf32BigEndian:
                Self.decodeUTF32(units, isBigEndian: encoding == .utf32BigEndian)
            default: Self.decodeUTF16(units, isBigEndian: encoding == .utf16BigEndian)
            }
        // Without a mark, only what is text without doubt.
        guard isMarked || decoded.invalid * 100 <= decoded.count && !decoded.hasControls else { return nil }
        self.encoding = encoding
        utf8 = decoded.utf8
        invalidUnits = decoded.invalid
    }

    /// What decoding gave.
    private struct Decoded {
        var utf8: [UInt8] = []
        var count = 0
        var invalid = 0
        var hasControls = false

        mutating func add(_ value: UInt32?) {
            count += 1
            guard let scalar = value.flatMap(Unicode.Scalar.init) else {
                invalid += 1
                utf8 += [0xEF, 0xBF, 0xBD]
                return
            }
            if scalar.value < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains(scalar.value) { hasControls = true }
            if let encoded = UTF8.encode(scalar) { utf8.append(contentsOf: encoded) }
        }
    }

    private static func decodeUTF16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> Decoded {
        var decoded = Decoded()
        decoded.utf8.reserveCapacity(bytes.count)
        func unit(_ offset: Int) -> UInt32 {
            let (first, second) = (UInt32(bytes[offset]), UInt32(bytes[offset + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        var offset = bytes.startIndex
        while offset < bytes.endIndex {
            guard offset + 1 < bytes.endIndex else {
                decoded.add(nil)
                break
            }
            let high = unit(offset)
            if high & 0xFC00 == 0xD800, offset + 3 < bytes.endIndex, unit(offset + 2) & 0xFC00 == 0xDC00 {
                decoded.add(0x10000 + (high & 0x3FF) << 10 + unit(offset + 2) & 0x3FF)
                offset += 4
            } else {
                decoded.add(high & 0xF800 == 0xD800 ? nil : high)
                offset += 2
            }
        }
        return decoded
    }

    private static func decodeUTF32(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> Decoded {
        var decoded = Decoded()
        decoded.utf8.reserveCapacity(bytes.count / 2)
        var offset = bytes.startIndex
        while offset < bytes.endIndex {
            let unit = bytes[offset..<min(offset + 4, bytes.endIndex)]
            let ordered = isBigEndian ? Array(unit) : unit.reversed()
            decoded.add(unit.count == 4 ? ordered.reduce(0) { $0 << 8 | UInt32($1) } : nil)
            offset += 4
        }
        return decoded
    }

    private static func form(of bytes: [UInt8]) -> (TextEncoding, start: Int, isMarked: Bool)? {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]), bytes.count.isMultiple(of: 4) {
            return (.utf32LittleEndian, 4, true)
        }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32BigEndian, 4, true) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2, true) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2, true) }
        return unmarkedForm(of: bytes).map { ($0, 0, false) }
    }

    /// The form in which all NULs are the upper halves of units: text has characters of ASCII, if only line ends.
    private static func unmarkedForm(of bytes: [UInt8]) -> TextEncoding? {
        guard bytes.count >= 4, bytes.count.isMultiple(of: 2), bytes.prefix(1 << 14).contains(0) else {
            return nil
        }
        var zeros = [0, 0, 0, 0]
        for (index, byte) in bytes.prefix(1 << 14).enumerated() where byte == 0 { zeros[index & 3] += 1 }
        let quarter = min(bytes.count, 1 << 14) / 4
        switch (zeros[0] + zeros[2], zeros[1] + zeros[3]) {
        case (0, 1...): return .utf16LittleEndian
        case (1..., 0): return .utf16BigEndian
        case (0, 0): return nil
        default:
            guard bytes.count.isMultiple(of: 4) else { return nil }
            if zeros[3] == quarter, zeros[2] > quarter / 2, zeros[0] == 0 { return .utf32LittleEndian }
            return zeros[0] == quarter && zeros[1] > quarter / 2 && zeros[3] == 0 ? .utf32BigEndian : nil
        }
    }
}
