internal import TextEncodings

/// Whether bytes beyond ASCII are damaged UTF-8 or plainly another encoding.
struct EncodingEvidence {
    /// Fewer sequences that are not UTF-8 are taken for damage: they are replaced, counted, and reported.
    private static let fewestInvalidSequences = 3

    /// Well-formed characters of three or four bytes.
    ///
    /// Other encodings hardly ever look like these.
    private(set) var longCharacters = 0
    /// Well-formed characters of two bytes, which pairs of bytes in other encodings often look like.
    private(set) var shortCharacters = 0

    private(set) var invalidSequences = 0
    /// The offset of the first byte that no character of UTF-8 begins with, or that breaks one off.
    private(set) var firstInvalid: Int?

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var position = 0
        while position < bytes.count {
            guard bytes[position] >= 0x80 else {
                position += 1
                continue
            }
            let (length, isWhole) = UTF8Sequence.read(bytes, at: position)
            if !isWhole {
                invalidSequences += 1
                firstInvalid = firstInvalid ?? position
            } else if length == 2 {
                shortCharacters += 1
            } else {
                longCharacters += 1
            }
            position += length
        }
    }

    /// Whether too many sequences are not UTF-8 for a damaged UTF-8 text.
    ///
    /// A text in UTF-8 with a few broken places has many characters that are whole. In GB18030, half of all pairs of bytes happen
    /// to be UTF-8 characters of two bytes, so these weigh little.
    var isAnotherEncoding: Bool {
        invalidSequences >= Self.fewestInvalidSequences && longCharacters < invalidSequences
            && shortCharacters < 4 * invalidSequences
    }
}
