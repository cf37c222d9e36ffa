internal import TextAnalysis

/// Counts the signs that code has and prose has not.
struct CodeSigns {
    private var signs = 0
    private var characters = 0

    /// The share of signs among all characters that are no white space.
    var share: Double { Double(signs) / Double(max(characters, 1)) }

    mutating func add(_ text: Substring.UTF8View) {
        for byte in text where !byte.isMarkdownSpace {
            characters += 1
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["),
                UInt8(ascii: "]"),
                UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: "#"),
                UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "_"), UInt8(ascii: "|"),
                UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: "@"):
                signs += 1
            default: break
            }
        }
    }

    /// Whether a text is sentences rather than code: eight words of letters and more, and hardly a sign.
    static func isProse(_ text: String) -> Bool {
        var signs = CodeSigns()
        signs.add(text.utf8[...])
        guard signs.share < 0.04 else { return false }
        let words = text.utf8.split { $0.isMarkdownSpace }.lazy.filter { word in
            word.count > 1 && word.allSatisfy { $0.isLetter || $0 >= 0x80 || ",.;:!?'()-".utf8.contains($0) }
        }
        return words.prefix(8).count == 8
    }
}
