/// Whether bytes beyond ASCII are damaged UTF-8 or plainly another encoding, and which one it seems to be.
struct EncodingEvidence {
    /// Fewer sequences that are not UTF-8 are taken for damage: they are replaced, counted, and reported.
    private static let fewestInvalidSequences = 3

    /// Well-formed characters of three or four bytes. Other encodings hardly ever look like these.
    private(set) var longCharacters = 0
    /// Well-formed characters of two bytes, which pairs of bytes in other encodings often look like.
    private(set) var shortCharacters = 0

    private(set) var invalidSequences = 0
    /// The offset of the first byte that no character of UTF-8 begins with, or that breaks one off.
    private(set) var firstInvalid: Int?

    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
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

    /// Whether so many sequences are not UTF-8 that the text is not a damaged UTF-8 text.
    ///
    /// A text in UTF-8 with a few broken places has many characters that are whole. In GB18030, half of all pairs of bytes happen
    /// to be UTF-8 characters of two bytes, so these weigh little.
    var isAnotherEncoding: Bool {
        invalidSequences >= Self.fewestInvalidSequences && longCharacters < invalidSequences
            && shortCharacters < 4 * invalidSequences
    }

    /// The encoding that fits the bytes best, by the rows in which the frequent characters of each stand; nil where none fits well.
    var likelyEncoding: String? {
        let (pairs, isolated) = pairsAndIsolated()
        if isolated > 2 * pairs.count { return "Windows-1252 or ISO-8859-1" }
        func share(_ first: ClosedRange<UInt8>, _ second: (UInt8) -> Bool) -> Double {
            Double(pairs.count { first.contains($0.0) && second($0.1) }) / Double(max(pairs.count, 1))
        }
        let isUpper: (UInt8) -> Bool = { $0 >= 0xA1 }
        let isAny: (UInt8) -> Bool = { $0 >= 0x40 }
        let isBig5: (UInt8) -> Bool = { (0x40...0x7E).contains($0) || $0 >= 0xA1 }
        let shares = [
            ("EUC-KR", share(0xB0...0xC8, isUpper) + share(0xA1...0xA1, isUpper)),
            ("GB18030", share(0xB0...0xD7, isUpper) + share(0xA1...0xA3, isUpper)),
            ("Big5", share(0xA4...0xC6, isBig5) + share(0xA1...0xA3, isBig5)),
            ("Shift_JIS", share(0x81...0x83, isAny) + share(0x88...0x97, isAny)),
        ]
        // Korean syllables stand in the first half of the rows of Chinese characters: EUC-KR only where all of them do.
        if shares[0].1 > 0.95 { return shares[0].0 }
        return shares.dropFirst().max { $0.1 < $1.1 }.flatMap { $0.1 > 0.7 ? $0.0 : nil }
    }

    /// The bytes beyond ASCII as a reader of a double-byte encoding takes them, and how many stand between ASCII letters alone.
    private func pairsAndIsolated() -> (pairs: [(UInt8, UInt8)], isolated: Int) {
        var pairs: [(UInt8, UInt8)] = []
        var isolated = 0
        var position = 0
        // A sample is enough for a guess.
        while position + 1 < bytes.count, pairs.count + isolated < 10_000 {
            let (first, second) = (bytes[position], bytes[position + 1])
            guard first >= 0x80 else {
                position += 1
                continue
            }
            if first >= 0xC0, second < 0x80 {
                isolated += 1
                position += 1
            } else {
                pairs.append((first, second))
                position += 2
            }
        }
        return (pairs, isolated)
    }
}
