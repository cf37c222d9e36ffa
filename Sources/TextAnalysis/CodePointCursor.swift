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
