/// Turns byte offsets into a text's UTF-8 into offsets in code points.
struct CodePointOffsets {
    /// For every 64 bytes the number of code points that begin before them.
    private let counts: [Int]
    private let bytes: [UInt8]
    private static let stride = 64

    init(_ text: String) {
        bytes = Array(text.utf8)
        var counts: [Int] = []
        var count = 0
        for (offset, byte) in bytes.enumerated() {
            if offset % Self.stride == 0 { counts.append(count) }
            if byte.beginsCodePoint { count += 1 }
        }
        if bytes.count % Self.stride == 0 { counts.append(count) }
        self.counts = counts
    }

    /// The range of code points that these bytes are.
    subscript(range: Range<Int>) -> Range<Int> {
        codePoint(at: range.lowerBound)..<codePoint(at: range.upperBound)
    }

    private func codePoint(at byte: Int) -> Int {
        let block = byte / Self.stride
        return bytes[block * Self.stride..<byte].reduce(counts[block]) { $1.beginsCodePoint ? $0 + 1 : $0 }
    }
}

extension UInt8 {
    /// Whether the byte is not one that continues a code point.
    fileprivate var beginsCodePoint: Bool { self & 0xC0 != 0x80 }
}
