internal import TextAnalysis

/// LaTeX as it stands between the delimiters of a formula.
enum Latex {
    /// The LaTeX without white space at the ends, and with `&lt;`, `&gt;` and `&amp;` decoded.
    ///
    /// Writers of markdown that escape text for HTML escape formulas too. LaTeX itself has no use for these three.
    static func source(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let trimmed = content.trimmingMarkdownSpace
        guard trimmed.contains(UInt8(ascii: "&")), trimmed.contains(UInt8(ascii: ";")) else { return trimmed }
        var output: ArraySlice<UInt8> = []
        var rest = trimmed
        while let byte = rest.first {
            if byte == UInt8(ascii: "&"), let (character, length) = reference(rest) {
                output.append(character)
                rest = rest.dropFirst(length)
            } else {
                output.append(byte)
                rest = rest.dropFirst()
            }
        }
        return output
    }

    private static func reference(_ bytes: ArraySlice<UInt8>) -> (UInt8, Int)? {
        if bytes.starts(with: "&lt;".utf8) { return (UInt8(ascii: "<"), 4) }
        if bytes.starts(with: "&gt;".utf8) { return (UInt8(ascii: ">"), 4) }
        if bytes.starts(with: "&amp;".utf8) { return (UInt8(ascii: "&"), 5) }
        return nil
    }
}
