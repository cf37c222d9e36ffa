internal import Checksums
internal import TextAnalysis

/// Hashes by which lines on different pages are found to be the same.
///
/// Letters are folded and white space is left out. A number that runs along with the pages is told by its distance from
/// the page's index, so that `Results 45` and `Results 46` on the next page are the same, and `Chapter 3` and
/// `Chapter 4`, thirty pages on, are not.
struct LineKeys {
    /// Of the line as it is.
    let exact: UInt64
    /// Of the line with one of its numbers as a distance, one for each number.
    let counting: [UInt64]

    init(_ text: Substring, pageIndex: Int, isTop: Bool) {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        var numbers: [Range<Int>] = []
        var text = text
        text.withUTF8 { Self.fold($0, &folded, &numbers) }
        let seed: UInt64 = isTop ? 1 : 2
        exact = Self.hash(folded[...], 0, seed)
        var counting: [UInt64] = []
        for number in numbers.prefix(4) where number.count <= 6 {
            let value = folded[number].reduce(0) { $0 * 10 + Int($1 - 0x30) }
            let start = Self.hash(folded[..<number.lowerBound], value - pageIndex, seed + 2)
            counting.append(Self.hash(folded[number.upperBound...], number.lowerBound, start))
        }
        // A page's number in Roman figures stands alone.
        if numbers.isEmpty, let value = RomanNumber.value(folded) {
            counting.append(Self.hash([], value - pageIndex, seed + 4))
        }
        self.counting = counting
    }

    /// Appends the text in lower case without white space, and where numbers stand in it.
    private static func fold(
        _ text: UnsafeBufferPointer<UInt8>, _ folded: inout [UInt8], _ numbers: inout [Range<Int>]
    ) {
        var position = 0
        while position < text.count {
            let byte = text[position]
            let (value, width) = byte < 0x80 ? (UInt32(byte), 1) : text.scalar(at: position)
            position += width
            switch value {
            case 0x30...0x39: append(UInt8(value), &folded, &numbers)
            case 0xFF10...0xFF19: append(UInt8(value - 0xFF10 + 0x30), &folded, &numbers)
            case 0x41...0x5A: folded.append(byte | 0x20)
            case 0..<0x80: if !byte.isMarkdownSpace { folded.append(byte) }
            // No letter of Chinese, Japanese and Korean writing has a case.
            case 0x3001..<0xA640: folded.append(contentsOf: text[position - width..<position])
            default:
                guard let scalar = Unicode.Scalar(value), !scalar.properties.isWhitespace else { continue }
                folded.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
        }
    }

    private static func append(_ digit: UInt8, _ folded: inout [UInt8], _ numbers: inout [Range<Int>]) {
        if let last = numbers.last, last.upperBound == folded.count {
            numbers[numbers.count - 1] = last.lowerBound..<folded.count + 1
        } else {
            numbers.append(folded.count..<folded.count + 1)
        }
        folded.append(digit)
    }

    private static func hash(_ bytes: ArraySlice<UInt8>, _ number: Int, _ seed: UInt64) -> UInt64 {
        var hash = FNV1a(seed: seed)
        hash.combine(bytes: bytes)
        var rest = UInt64(bitPattern: Int64(number))
        for _ in 0..<8 {
            hash.combine(rest & 0xFF)
            rest >>= 8
        }
        return hash.value
    }
}
