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

    /// The same bytes with the colours and variation selectors of the emoji that they end with.
    func withModifiers(_ range: Range<Int>) -> Range<Int> {
        guard range.upperBound < bytes.count, bytes[range.upperBound] >= 0x80 else { return range }
        var rest = bytes[range.upperBound...]
        let last = String(decoding: bytes[range].suffix(4), as: UTF8.self).unicodeScalars.last
        guard let last, last.properties.isEmoji else { return range }
        while let length = rest.modifierLength { rest = rest.dropFirst(length) }
        return range.lowerBound..<rest.startIndex
    }

    private func codePoint(at byte: Int) -> Int {
        let block = byte / Self.stride
        return bytes[block * Self.stride..<byte].reduce(counts[block]) { $1.beginsCodePoint ? $0 + 1 : $0 }
    }
}

extension ArraySlice<UInt8> {
    /// The length of the skin colour or variation selector that begins here: U+1F3FB to U+1F3FF, U+FE0F.
    fileprivate var modifierLength: Int? {
        if starts(with: [0xEF, 0xB8, 0x8F]) { return 3 }
        let isColour =
            starts(with: [0xF0, 0x9F, 0x8F]) && dropFirst(3).first.map { (0xBB...0xBF).contains($0) } == true
        return isColour ? 4 : nil
    }
}

extension UInt8 {
    /// Whether the byte is not one that continues a code point.
    fileprivate var beginsCodePoint: Bool { self & 0xC0 != 0x80 }
}
