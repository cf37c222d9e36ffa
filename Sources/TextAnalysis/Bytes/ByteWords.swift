/// Looks at eight bytes at once, which the hot loops over text do until something of interest comes.
///
/// The formulas are those of "Bit Twiddling Hacks" (Anderson). A byte that is found may carry into the ones after it, which then
/// may look found, too; up to the first one found, they are right, and no more is asked of them.
///
/// Public, since Swift 6.3 inlines no package function into another module, and a call for every eight bytes takes a tenth of an export.
public enum ByteWords {
    @inlinable @inline(__always)
    static var ones: UInt64 { 0x0101_0101_0101_0101 }
    @inlinable @inline(__always)
    static var tops: UInt64 { 0x8080_8080_8080_8080 }

    /// The first position between two at which `isWanted`, looking at eight bytes at once for those that could be.
    ///
    /// `candidates` marks the top bits of the bytes to ask about in a word; it may mark too many and never too few. The
    /// closures become part of the loop.
    @inlinable @inline(__always)
    public static func first(
        in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int,
        candidates: (UInt64) -> UInt64, where isWanted: (Int) -> Bool
    ) -> Int? {
        var position = start
        while position < end {
            if position + 8 <= end {
                let plain = count(before: candidates(word(bytes, at: position)))
                position += plain
                if plain == 8 { continue }
            }
            if isWanted(position) { return position }
            position += 1
        }
        return nil
    }

    /// The eight bytes from a position on, the first one lowest.
    @inlinable @inline(__always)
    public static func word(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> UInt64 {
        UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
    }

    /// How many bytes of a word come before the first whose top bit is set.
    @inlinable @inline(__always)
    public static func count(before found: UInt64) -> Int { found.trailingZeroBitCount / 8 }

    /// The top bit of each byte of a word that lies between two ASCII characters or is one of them.
    @inlinable @inline(__always)
    public static func between(_ word: UInt64, _ first: UInt8, _ last: UInt8) -> UInt64 {
        let lower = word & ~tops
        let (reached, passed) = (
            lower &+ ones &* UInt64(0x80 - first), lower &+ ones &* UInt64(0x7F - last)
        )
        return reached & ~passed & ~word & tops
    }

    /// The top bit of each byte of a word that is a control: below a space.
    @inlinable @inline(__always)
    public static func controls(_ word: UInt64) -> UInt64 { (word &- ones &* 0x20) & ~word & tops }

    /// The top bit of each byte of a word that is a certain one.
    @inlinable @inline(__always)
    public static func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 {
        let difference = word ^ (ones &* UInt64(byte))
        return (difference &- ones) & ~difference & tops
    }
}
