extension UInt8 {
    /// Space, tab, and the ends of lines and pages.
    @inline(__always)
    var isMarkdownSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }

    @inline(__always)
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    @inline(__always)
    var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

    /// What a backslash takes its meaning from.
    @inline(__always)
    var isPunctuation: Bool { self > 0x20 && self < 0x7F && !isDigit && !isLetter }
}
