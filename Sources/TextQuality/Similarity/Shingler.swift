internal import Checksums
internal import TextAnalysis

/// Cuts texts into the overlapping runs of five words, or five characters of Chinese and Japanese, that MinHash compares.
///
/// Words are those of datatrove's English tokenizer.
package struct Shingler: ~Copyable {
    private let scheme: MinHashScheme
    private let sha1 = SHA1()
    private var simplifier = TextSimplifier()
    private var simplified: [UInt8] = []
    private var english = EnglishWords()
    private var words: [Range<Int>] = []
    /// The tokens with one space after each.
    private var tokens: [UInt8] = []
    /// Where each token starts, and the end of all.
    private var starts: [Int] = []

    package init(_ scheme: MinHashScheme) {
        self.scheme = scheme
    }

    /// The hashes of a text's shingles, in order, equal ones too; none for a text of fewer tokens than a shingle has.
    package mutating func shingles(of text: [UInt8]) -> [UInt64] {
        simplified.removeAll(keepingCapacity: true)
        text.withUnsafeBufferPointer { simplifier.simplify($0, to: &simplified) }
        cut()
        let length = MinHashScheme.shingleLength
        guard starts.count > length else { return [] }
        return tokens.withUnsafeBytes { bytes in
            (0..<starts.count - length).map { first in
                // Without the space after the last token.
                let run = UnsafeRawBufferPointer(
                    rebasing: bytes[starts[first]..<starts[first + length] - 1])
                return scheme == .fineweb ? sha1.prefix(of: run) : XXH64.hash(run)
            }
        }
    }

    /// Fills `tokens` and `starts` from the simplified text.
    private mutating func cut() {
        tokens.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        simplified.withUnsafeBufferPointer { text in
            if ScriptCount.isMostlyUnspaced(text) { cutCharacters(text) } else { cutWords(text) }
        }
        if !starts.isEmpty { starts.append(tokens.count) }
    }

    private mutating func cutWords(_ text: UnsafeBufferPointer<UInt8>) {
        words.removeAll(keepingCapacity: true)
        english.cut(text, into: &words)
        for word in words {
            starts.append(tokens.count)
            tokens.append(contentsOf: text[word])
            tokens.append(0x20)
        }
    }

    private mutating func cutCharacters(_ text: UnsafeBufferPointer<UInt8>) {
        var (position, isOpen) = (0, false)
        while position < text.count {
            if text[position] == 0x20 {
                if isOpen { tokens.append(0x20) }
                isOpen = false
                position += 1
                continue
            }
            let (value, width) = text[position] < 0x80 ? (0, 1) : text.scalar(at: position)
            let isAlone = UnspacedScript.contains(value)
            if isAlone, isOpen {
                tokens.append(0x20)
                isOpen = false
            }
            if !isOpen { starts.append(tokens.count) }
            tokens.append(contentsOf: text[position..<position + width])
            if isAlone { tokens.append(0x20) }
            isOpen = !isAlone
            position += width
        }
        if isOpen { tokens.append(0x20) }
    }
}
