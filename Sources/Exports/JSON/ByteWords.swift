/// Looks at eight bytes at once, which the hot loops over text do until something of interest comes.
///
/// The formulas are those of "Bit Twiddling Hacks" (Anderson): whether a byte of a word is zero, or less than another.
enum ByteWords {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// Whether all eight bytes from a position on are at least a space and none of certain others.
    @inline(__always)
    static func arePlain(
        _ bytes: UnsafeBufferPointer<UInt8>, at position: Int, but first: UInt8, _ second: UInt8,
        _ third: UInt8
    ) -> Bool {
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self)
        let controls = (word &- (ones &* 0x20)) & ~word
        let found = controls | zeros(word ^ (ones &* UInt64(first))) | zeros(word ^ (ones &* UInt64(second)))
        return (found | zeros(word ^ (ones &* UInt64(third)))) & tops == 0
    }

    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
}
