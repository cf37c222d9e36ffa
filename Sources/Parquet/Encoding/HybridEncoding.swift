/// The hybrid of run lengths and bit packing that levels and indexes of dictionaries are written in (Encodings.md, "RLE/Bit-Packing Hybrid").
///
/// A run is a variable-length number with a last bit of 0, then its value; packed numbers come in groups of eight, lowest bits first, after
/// their number of groups with a last bit of 1.
enum HybridEncoding {
    /// From how many equal numbers on a run is written.
    private static let shortestRun = 8

    /// The bits that numbers up to one take.
    static func bitWidth(upTo greatest: Int) -> Int { Int.bitWidth - max(greatest, 0).leadingZeroBitCount }

    /// Appends numbers of up to 32 bits, each of at most `bitWidth`.
    static func append<Number: FixedWidthInteger & UnsignedInteger>(
        _ numbers: [Number], bitWidth: Int, to bytes: inout [UInt8]
    ) {
        var (packedFrom, position) = (0, 0)
        while position < numbers.count {
            let value = numbers[position]
            var end = position + 1
            while end < numbers.count, numbers[end] == value { end += 1 }
            // Packed numbers before a run have to fill their groups, and take from it what is missing.
            let missing = (8 - (position - packedFrom) % 8) % 8
            if end - position >= shortestRun + missing {
                pack(numbers[packedFrom..<position + missing], bitWidth, &bytes)
                appendVariable(UInt64(end - position - missing) << 1, to: &bytes)
                appendValue(UInt64(value), bitWidth, &bytes)
                packedFrom = end
            }
            position = end
        }
        pack(numbers[packedFrom...], bitWidth, &bytes)
    }

    /// Appends a number in seven bits a byte, lowest first (ULEB128).
    static func appendVariable(_ value: UInt64, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    private static func appendValue(_ value: UInt64, _ bitWidth: Int, _ bytes: inout [UInt8]) {
        for byte in 0..<(bitWidth + 7) / 8 { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
    }

    /// Packs numbers; zeros fill the last group.
    private static func pack<Number: FixedWidthInteger & UnsignedInteger>(
        _ numbers: ArraySlice<Number>, _ bitWidth: Int, _ bytes: inout [UInt8]
    ) {
        guard !numbers.isEmpty else { return }
        let groups = (numbers.count + 7) / 8
        appendVariable(UInt64(groups) << 1 | 1, to: &bytes)
        let end = bytes.count + groups * bitWidth
        var (window, bits): (UInt64, Int) = (0, 0)
        for number in numbers {
            window |= UInt64(number) << bits
            bits += bitWidth
            while bits >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: window))
                window >>= 8
                bits -= 8
            }
        }
        if bits > 0 { bytes.append(UInt8(truncatingIfNeeded: window)) }
        while bytes.count < end { bytes.append(0) }
    }
}
