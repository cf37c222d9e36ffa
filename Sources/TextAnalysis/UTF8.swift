extension UnsafeBufferPointer<UInt8> {
    /// The code point at a byte, and its length.
    ///
    /// A byte that begins no well-formed sequence (too long, cut, a surrogate, beyond U+10FFFF) is U+FFFD of one byte.
    @inline(__always)
    package func scalar(at position: Int) -> (value: UInt32, byteCount: Int) {
        let first = UInt32(self[position])
        switch first {
        case 0..<0x80:
            return (first, 1)
        case 0xE0..<0xF0:
            guard let second = continuation(at: position + 1), let third = continuation(at: position + 2)
            else {
                break
            }
            let value = (first & 0xF) << 12 | second << 6 | third
            if value >= 0x800, value & 0xF800 != 0xD800 { return (value, 3) }
        case 0xC2..<0xE0:
            if let second = continuation(at: position + 1) { return ((first & 0x1F) << 6 | second, 2) }
        case 0xF0..<0xF5:
            guard let second = continuation(at: position + 1), let third = continuation(at: position + 2),
                let fourth = continuation(at: position + 3)
            else { break }
            let value = (first & 0x7) << 18 | second << 12 | third << 6 | fourth
            if value >= 0x10000, value < 0x110000 { return (value, 4) }
        default: break
        }
        return (0xFFFD, 1)
    }

    @inline(__always)
    private func continuation(at position: Int) -> UInt32? {
        guard position < count, self[position] & 0xC0 == 0x80 else { return nil }
        return UInt32(self[position] & 0x3F)
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Writes a code point as UTF-8 and answers how many bytes it took.
    @inline(__always)
    func store(_ scalar: UInt32, at place: Int) -> Int {
        func continuation(_ shift: UInt32) -> UInt8 {
            UInt8(truncatingIfNeeded: scalar >> shift) & 0x3F | 0x80
        }
        switch scalar {
        case 0..<0x80:
            self[place] = UInt8(truncatingIfNeeded: scalar)
            return 1
        case 0x80..<0x800:
            self[place] = UInt8(truncatingIfNeeded: scalar >> 6) | 0xC0
            self[place + 1] = continuation(0)
            return 2
        case 0x800..<0x10000:
            self[place] = UInt8(truncatingIfNeeded: scalar >> 12) | 0xE0
            self[place + 1] = continuation(6)
            self[place + 2] = continuation(0)
            return 3
        default:
            self[place] = UInt8(truncatingIfNeeded: scalar >> 18) | 0xF0
            self[place + 1] = continuation(12)
            self[place + 2] = continuation(6)
            self[place + 3] = continuation(0)
            return 4
        }
    }
}

extension UInt32 {
    /// How many bytes the code point takes in UTF-8.
    var utf8Count: Int { self < 0x80 ? 1 : self < 0x800 ? 2 : self < 0x10000 ? 3 : 4 }
}
