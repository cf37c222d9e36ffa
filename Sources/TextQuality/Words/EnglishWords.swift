internal import TextAnalysis

/// Cuts text into words as spaCy's blank English pipeline does, which is what datatrove counts by.
struct EnglishWords {
    private let tables = EnglishWordTables.shared
    private var scalars: [UInt32] = []
    private var offsets: [Int] = []

    /// Appends the byte ranges of a text's words, in order; white space is in none.
    mutating func cut(_ text: UnsafeBufferPointer<UInt8>, into words: inout [Range<Int>]) {
        var position = 0
        while position < text.count {
            let start = position
            var isPlain = true
            while position < text.count {
                let byte = text[position]
                if byte.isLetter {
                    position += 1
                    continue
                }
                let (value, width) = byte < 0x80 ? (UInt32(byte), 1) : text.scalar(at: position)
                if PythonText.isSpace(value) { break }
                isPlain = false
                position += width
            }
            if position > start { cutRun(text, start..<position, isPlain, &words) }
            if position < text.count { position += text.scalar(at: position).byteCount }
        }
    }

    /// Cuts a run without white space; a plain one is of ASCII letters alone, of which only exceptions are cut.
    private mutating func cutRun(
        _ text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>, _ isPlain: Bool, _ words: inout [Range<Int>]
    ) {
        if isPlain, run.count > tables.longestException {
            words.append(run)
            return
        }
        scalars.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
        var position = run.lowerBound
        while position < run.upperBound {
            let (value, width) = text.scalar(at: position)
            scalars.append(value)
            offsets.append(position)
            position += width
        }
        offsets.append(run.upperBound)
        if let exception = tables.exception(scalars[...]) {
            append(exception.pieces, &words)
        } else if isPlain {
            words.append(run)
        } else {
            let pieces = EnglishWordRules(scalars, tables).pieces()
            append(EnglishWordMender(scalars, tables).mended(pieces), &words)
        }
    }

    private func append(_ pieces: [Int], _ words: inout [Range<Int>]) {
        var start = 0
        for piece in pieces {
            words.append(offsets[start]..<offsets[start + piece])
            start += piece
        }
    }
}
