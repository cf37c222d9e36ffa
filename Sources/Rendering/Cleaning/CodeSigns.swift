internal import TextAnalysis

/// Counts the signs that code has and prose has not.
struct CodeSigns {
    private var signs = 0
    private var characters = 0

    /// The share of signs among all characters that are no white space.
    var share: Double { Double(signs) / Double(max(characters, 1)) }

    mutating func add(_ text: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
        var (found, seen) = (0, 0)
        for byte in text[start...] where !byte.isMarkdownSpace {
            seen += 1
            if Self.isSign(byte) { found += 1 }
        }
        signs += found
        characters += seen
    }

    /// A switch, which becomes a test of bits; a table would ask for each byte whether it is there already.
    @inline(__always)
    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: "#"),
            UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "_"), UInt8(ascii: "|"),
            UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: "@"):
            true
        default: false
        }
    }

    /// Whether a text is sentences rather than code: eight words of letters and more, and hardly a sign.
    static func isProse(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var signs = CodeSigns()
        signs.add(text)
        guard signs.share < 0.04 else { return false }
        var words = 0
        var (length, isWord) = (0, true)
        for byte in text {
            guard byte.isMarkdownSpace else {
                length += 1
                isWord = isWord && (byte.isLetter || byte >= 0x80 || ",.;:!?'()-".utf8.contains(byte))
                continue
            }
            if isWord, length > 1 { words += 1 }
            if words == 8 { return true }
            (length, isWord) = (0, true)
        }
        return words + (isWord && length > 1 ? 1 : 0) >= 8
    }
}
