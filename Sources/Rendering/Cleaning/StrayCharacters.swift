internal import TextAnalysis

/// Characters that no reader sees and that break tools: controls, byte order marks, and what is no character.
///
/// Tabs and newlines stay, other line ends become newlines, vertical tabs and form feeds spaces. What is not valid
/// Unicode, lone surrogates above all, cannot be in a `String` and comes out of the store as U+FFFD.
package enum StrayCharacters {
    /// The text without them; the same text where there are none.
    package static func removed(from text: String) -> String {
        var text = text
        let output: [UInt8]? = text.withUTF8 { bytes in
            guard let first = firstPosition(bytes) else { return nil }
            var output = Array(bytes[..<first])
            var position = first
            while position < bytes.count {
                let width = length(bytes, position)
                guard width > 0 else {
                    output.append(bytes[position])
                    position += 1
                    continue
                }
                switch bytes[position] {
                // A carriage return and its newline are one line end.
                case 0x0D:
                    if position + 1 == bytes.count || bytes[position + 1] != 0x0A { output.append(0x0A) }
                case 0x0B, 0x0C: output.append(0x20)
                // U+0085 ends a line.
                case 0xC2 where bytes[position + 1] == 0x85: output.append(0x0A)
                default: break
                }
                position += width
            }
            return output
        }
        return output.map { String(decoding: $0, as: UTF8.self) } ?? text
    }

    /// Whether there are any.
    static func occur(in text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { firstPosition($0) != nil }
            ?? (removed(from: text) != text)
    }

    private static func firstPosition(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        ByteWords.first(
            in: bytes, from: 0, to: bytes.count, candidates: candidates, where: { length(bytes, $0) > 0 })
    }

    /// The top bits of the bytes of a word that could begin a stray character.
    ///
    /// 0xEF begins every comma of Chinese text, so that the byte after it is looked at, too.
    @inline(__always)
    private static func candidates(_ word: UInt64) -> UInt64 {
        let found =
            ByteWords.controls(word) | ByteWords.equal(word, 0x7F) | ByteWords.equal(word, 0xC2)
        var marks = ByteWords.equal(word, 0xEF)
        if marks != 0 {
            // The byte after the last one is not in the word.
            marks &= (ByteWords.equal(word, 0xBB) | ByteWords.equal(word, 0xBF)) >> 8 | 0x80 << 56
        }
        return found | marks
    }

    /// How many bytes a stray character at a position has; 0 where there is none.
    @inline(__always)
    private static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
        let byte = bytes[position]
        guard byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xEF else { return 0 }
        return slowLength(bytes, position)
    }

    private static func slowLength(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
        switch bytes[position] {
        case 0x09, 0x0A: return 0
        case 0xC2: return position + 1 < bytes.count && bytes[position + 1] < 0xA0 ? 2 : 0
        case 0xEF:
            guard position + 2 < bytes.count else { return 0 }
            let (second, third) = (bytes[position + 1], bytes[position + 2])
            let isMark = second == 0xBB && third == 0xBF
            let isNoCharacter = second == 0xBF && (third == 0xBE || third == 0xBF)
            return isMark || isNoCharacter ? 3 : 0
        default: return 1
        }
    }
}
