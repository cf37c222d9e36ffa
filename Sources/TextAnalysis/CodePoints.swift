/// Converts byte offsets in UTF-8 into offsets in Unicode code points, which all outputs use.
package enum CodePoints {
    /// The number of code points in the bytes; every byte counts that does not continue a code point.
    package static func count(in text: UnsafeBufferPointer<UInt8>) -> Int {
        offset(ofByte: text.count, in: text)
    }

    /// The number of code points that begin before a byte offset.
    package static func offset(ofByte byteOffset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        count(from: 0, to: min(byteOffset, text.count), in: text)
    }

    /// The code point offsets of byte offsets in ascending order, in one pass.
    package static func offsets(
        ofSortedBytes byteOffsets: [Int], in text: UnsafeBufferPointer<UInt8>
    ) -> [Int] {
        var cursor = CodePointCursor()
        return byteOffsets.map { cursor.offset(ofByte: $0, in: text) }
    }

    /// The code point ranges of byte ranges in ascending order that do not overlap, in one pass.
    package static func ranges(ofSorted byteRanges: [Range<Int>], in text: String) -> [Range<Int>] {
        var text = text
        return text.withUTF8 { bytes in
            var cursor = CodePointCursor()
            return byteRanges.map { range in
                let start = cursor.offset(ofByte: range.lowerBound, in: bytes)
                return start..<max(start, cursor.offset(ofByte: range.upperBound, in: bytes))
            }
        }
    }

    static func count(from start: Int, to end: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        var (count, index) = (0, start)
        let bytes = UnsafeRawBufferPointer(text)
        // Eight bytes at once: those whose upper two bits are 10 do not count.
        while index + 8 <= end {
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let continuing = (word >> 7) & ~(word >> 6) & 0x0101_0101_0101_0101
            // The bytes' sum ends up in the highest one; processors of x86-64 need not count bits.
            count += 8 - Int(truncatingIfNeeded: (continuing &* 0x0101_0101_0101_0101) >> 56)
            index += 8
        }
        while index < end {
            if text[index] & 0xC0 != 0x80 { count += 1 }
            index += 1
        }
        return count
    }
}

/// Remembers how far code points were counted, so that ascending offsets cost one pass together.
package struct CodePointCursor: Sendable {
    private var byte = 0
    private var codePoint = 0

    /// A cursor at the start of a text.
    package init() {}

    /// The number of code points that begin before a byte offset; a smaller offset than before starts over.
    package mutating func offset(ofByte byteOffset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        if byteOffset < byte { self = CodePointCursor() }
        let target = min(byteOffset, text.count)
        codePoint += CodePoints.count(from: byte, to: target, in: text)
        byte = target
        return codePoint
    }
}
