internal import Checksums
internal import TextAnalysis

/// Cuts texts into the overlapping runs of five words, or five characters of Chinese and Japanese, that MinHash compares.
struct Shingler: ~Copyable {
    private let scheme: MinHashScheme
    private let sha1 = SHA1()
    private var simplifier = TextSimplifier()
    private var simplified: [UInt8] = []
    /// The tokens with one space after each.
    private var tokens: [UInt8] = []
    /// Where each token starts, and the end of all.
    private var starts: [Int] = []

    /// From this share of characters on, writing without spaces is cut by characters.
    ///
    /// A text in two languages then has character runs where it has no words, and word runs elsewhere.
    private static let unspacedShare = 4

    init(_ scheme: MinHashScheme) {
        self.scheme = scheme
    }

    /// The hashes of a text's shingles, in order, equal ones too; none for a text of fewer tokens than a shingle has.
    mutating func shingles(of text: [UInt8]) -> [UInt64] {
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
        let cutsCharacters = Self.isMostlyUnspaced(simplified)
        var isOpen = false
        simplified.withUnsafeBufferPointer { text in
            var position = 0
            while position < text.count {
                if text[position] == 0x20 {
                    if isOpen { tokens.append(0x20) }
                    isOpen = false
                    position += 1
                    continue
                }
                let (value, width) = text[position] < 0x80 ? (0, 1) : text.scalar(at: position)
                let isAlone = cutsCharacters && UnspacedScript.contains(value)
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
        }
        if isOpen { tokens.append(0x20) }
        if !starts.isEmpty { starts.append(tokens.count) }
    }

    private static func isMostlyUnspaced(_ text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { text in
            var (unspaced, all, position) = (0, 0, 0)
            while position < text.count {
                let (value, width) = text[position] < 0x80 ? (0, 1) : text.scalar(at: position)
                if UnspacedScript.contains(value) { unspaced += 1 }
                if text[position] != 0x20 { all += 1 }
                position += width
            }
            return unspaced * unspacedShare >= max(all, 1)
        }
    }
}
