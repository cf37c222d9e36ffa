/// Cuts pieces out of UTF-8 by their code points, forwards: the work of all pieces is that of one walk.
struct CodePointCursor {
    private let utf8: [UInt8]
    private var byte = 0
    private var point = 0

    init(_ utf8: [UInt8]) { self.utf8 = utf8 }

    /// The bytes of a range of code points; as far as there are any.
    ///
    /// A range that begins before the end of the one before costs a walk from the beginning.
    mutating func bytes(_ range: Range<Int>) -> [UInt8] {
        let start = position(of: range.lowerBound)
        return Array(utf8[start..<position(of: range.upperBound)])
    }

    private mutating func position(of target: Int) -> Int {
        if target < point { (byte, point) = (0, 0) }
        while point < target, byte < utf8.count {
            byte += 1
            while byte < utf8.count, utf8[byte] & 0xC0 == 0x80 { byte += 1 }
            point += 1
        }
        return byte
    }
}
