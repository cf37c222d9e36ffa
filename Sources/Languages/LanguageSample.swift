extension LanguageEvidence {
    /// The most bytes of a page that are looked at.
    package static let longestSample = 640
    /// The pieces of a longer page's sample, evenly spread over it, in the order in which they are read.
    private static let order = [0, 9, 5, 2, 7, 4, 1, 8, 3, 6]
    /// The fewest pieces that are read; the others are if the language is not clear by then.
    private static let fewestPieces = 3

    /// Adds texts of a page, or a sample of pieces spread over them if they are longer than `longestSample`.
    ///
    /// - Parameters:
    ///   - texts: A buffer with the texts, in UTF-8.
    ///   - ranges: Where they are in it, in the order of reading.
    package mutating func addSample(of texts: UnsafeBufferPointer<UInt8>, _ ranges: [Range<Int>]) {
        let total = ranges.reduce(0) { $0 + $1.count }
        guard total > Self.longestSample else {
            for range in ranges { add(UnsafeBufferPointer(rebasing: texts[range])) }
            return
        }
        let length = Self.longestSample / Self.order.count
        for (read, piece) in Self.order.enumerated() {
            if read >= Self.fewestPieces, isClear { return }
            add(piece: (total - length) * piece / (Self.order.count - 1), length, texts, ranges)
        }
    }

    /// Adds the piece that begins at a byte of all texts together, as far as it is in one text.
    private mutating func add(
        piece start: Int, _ length: Int, _ texts: UnsafeBufferPointer<UInt8>, _ ranges: [Range<Int>]
    ) {
        var passed = 0
        for range in ranges {
            if start < passed + range.count {
                let from = range.lowerBound + start - passed
                return addWords(texts, from..<min(from + length, range.upperBound), of: range)
            }
            passed += range.count
        }
    }

    /// Adds a piece of a text without the word that its start cuts.
    private mutating func addWords(
        _ texts: UnsafeBufferPointer<UInt8>, _ piece: Range<Int>, of text: Range<Int>
    ) {
        var start = piece.lowerBound
        if start > text.lowerBound {
            // Writing without spaces is only cut between its characters.
            while start < piece.upperBound, texts[start] & 0xC0 == 0x80 { start += 1 }
            let space = texts[start..<piece.upperBound].firstIndex { $0 <= 0x20 }
            if let space, space - start < 24 { start = space }
        }
        add(UnsafeBufferPointer(rebasing: texts[start..<piece.upperBound]))
    }
}
