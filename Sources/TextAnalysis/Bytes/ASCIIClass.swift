/// Public, as `ByteWords` is.
extension UInt8 {
    /// Space, tab, and the ends of lines and pages.
    @inlinable @inline(__always)
    public var isMarkdownSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }

    /// `0` to `9`.
    @inlinable @inline(__always)
    public var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    /// `A` to `Z` and `a` to `z`.
    @inlinable @inline(__always)
    public var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

    /// What a backslash takes its meaning from.
    @inlinable @inline(__always)
    public var isPunctuation: Bool { self > 0x20 && self < 0x7F && !isDigit && !isLetter }
}

extension BidirectionalCollection<UInt8> {
    /// The bytes between the first and the last that are not white space.
    @inlinable
    public var trimmingMarkdownSpace: SubSequence {
        guard let first = firstIndex(where: { !$0.isMarkdownSpace }),
            let last = lastIndex(where: { !$0.isMarkdownSpace })
        else { return self[startIndex..<startIndex] }
        return self[first...last]
    }
}
