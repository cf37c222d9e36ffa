/// Whether a space belongs between two runs of a paragraph, which Docling sends without the white space around them.
///
/// A space is between words, none before closing and after opening punctuation, between ideographs, and around an index.
enum DoclingSpacing {
    /// Decides for the text and for the markup of the same runs.
    ///
    /// They differ for a number above the line after a word (`word<sup>2</sup>`): in the text a space keeps the word a word, as in
    /// MinerU's texts.
    static func between(
        _ left: String, _ leftScript: DoclingInline.Script, and right: String,
        _ rightScript: DoclingInline.Script
    ) -> (inText: Bool, inMarkup: Bool) {
        guard let last = left.unicodeScalars.last, let first = right.unicodeScalars.first else {
            return (false, false)
        }
        switch rightScript {
        case .sub: return (false, false)
        case .sup: return (last.properties.isAlphabetic && first.properties.numericType != nil, false)
        case .baseline: break
        }
        if leftScript == .sub, goesOnWithFormula(right) { return (false, false) }
        let isTight = isOpening(last) || isClosing(right) || isIdeographic(last) && isIdeographic(first)
        return (!isTight, !isTight)
    }

    /// Whether a text begins with punctuation that belongs to the end of the text before it; `.NET` does not.
    private static func isClosing(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.prefix(3)
        guard let first = scalars.first else { return false }
        let second = scalars.dropFirst().first
        switch first {
        case ",", ".", ";", ":", "!", "?", ")", "]", "}", "…", "”": break
        case "'", "’":
            // A genitive: `Docling` `'s`.
            let third = scalars.dropFirst(2).first
            return second == "s" && third?.properties.isAlphabetic != true
        default: return false
        }
        guard let second else { return true }
        let goesOn = second.properties.isAlphabetic || second.properties.numericType != nil
        return !goesOn || first == ")" || first == "]" || first == "}"
    }

    private static func isOpening(_ scalar: Unicode.Scalar) -> Bool { "([{“".unicodeScalars.contains(scalar) }

    /// Whether a text begins with symbols of elements, as `O` does in `H` `2` `O`.
    private static func goesOnWithFormula(_ text: String) -> Bool {
        let word = text.utf8.prefix {
            $0 > 0x20 && $0 < 0x80 && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ".")
        }
        var isAfterCapital = false
        for byte in word {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): isAfterCapital = true
            case UInt8(ascii: "a")...UInt8(ascii: "z") where isAfterCapital: isAfterCapital = false
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "("), UInt8(ascii: ")"):
                isAfterCapital = false
            default: return false
            }
        }
        return word.first.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } ?? false
    }

    private static func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isIdeographic || (0x3000...0x30FF).contains(scalar.value)
            || (0xFF00...0xFF60).contains(scalar.value)
    }
}
