/// Counting of Unicode code points, which Python's `len` counts too.
enum CodePoints {
    /// The number of code points in a part of valid UTF-8.
    static func count(_ utf8: [UInt8], in range: Range<Int>) -> Int {
        utf8.withUnsafeBufferPointer { bytes in
            var count = 0
            for position in range where bytes[position] & 0xC0 != 0x80 { count += 1 }
            return count
        }
    }
}
