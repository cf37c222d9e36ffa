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
        var numbers: [Range<Int>] = []
        for scalar in text.unicodeScalars {
            if let digit = Self.digit(scalar) {
                if let last = numbers.last, last.upperBound == folded.count {
                    numbers[numbers.count - 1] = last.lowerBound..<folded.count + 1
                } else {
                    numbers.append(folded.count..<folded.count + 1)
                }
                folded.append(digit)
            } else if scalar.isASCII {
                let byte = UInt8(scalar.value)
                if !byte.isMarkdownSpace { folded.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
            } else if scalar.value >= 0x3001, scalar.value < 0xA640 {
                // No letter of Chinese, Japanese and Korean writing has a case.
                folded.append(contentsOf: Character(scalar).utf8)
            } else if !scalar.properties.isWhitespace {
                folded.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
        }
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

    private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0x30...0x39: UInt8(scalar.value)
        case 0xFF10...0xFF19: UInt8(scalar.value - 0xFF10 + 0x30)
        default: nil
        }
    }

    /// FNV-1a over bytes and a number.
    private static func hash(_ bytes: ArraySlice<UInt8>, _ number: Int, _ seed: UInt64) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ seed
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        var rest = UInt64(bitPattern: Int64(number))
        for _ in 0..<8 {
            hash = (hash ^ (rest & 0xFF)) &* 0x100_0000_01B3
            rest >>= 8
        }
        return hash
    }
}
