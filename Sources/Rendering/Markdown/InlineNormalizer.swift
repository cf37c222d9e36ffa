internal import TextAnalysis

/// Brings the marks that providers write within text to one form, and formulas to the delimiters asked for.
///
/// `<br>` becomes a line end; `<sup>1</sup>` and `<sub>2</sub>` become `$^{1}$` and `$_{2}$`, as formulas have them;
/// an empty group that only carries an index goes (`{}^{1}` becomes `^{1}`). Code, tables and other HTML stay.
package struct InlineNormalizer {
    let formulas: MarkdownOptions.Formulas

    package init(formulas: MarkdownOptions.Formulas) { self.formulas = formulas }

    /// The text brought to form; the same bytes where there is nothing to do.
    package func normalized(_ text: String) -> String {
        var text = text
        let output: [UInt8]? = text.withUTF8 { bytes in
            guard bytes.contains(where: { Self.isInteresting[Int($0)] }) else { return nil }
            return normalized(bytes)
        }
        return output.map { String(decoding: $0, as: UTF8.self) } ?? text
    }

    private static let isInteresting: [Bool] = {
        var table = [Bool](repeating: false, count: 256)
        for byte in "<$\\{".utf8 { table[Int(byte)] = true }
        return table
    }()

    private func normalized(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        HTMLMarks.rewrite(bytes, to: &plain)
        return plain.withUnsafeBufferPointer { bytes in
            let found = FormulaScanner.formulas(in: bytes)
            guard !found.isEmpty else { return Array(bytes) }
            var output: [UInt8] = []
            output.reserveCapacity(bytes.count + 16)
            var copied = 0
            for formula in found {
                output.append(contentsOf: bytes[copied..<formula.whole.lowerBound])
                append(formula, bytes, to: &output)
                copied = formula.whole.upperBound
            }
            output.append(contentsOf: bytes[copied...])
            return output
        }
    }

    private func append(
        _ formula: FormulaScanner.Formula, _ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
    ) {
        guard formula.kind != .brackets || formulas == .keep else {
            return appendBrackets(formula, bytes, to: &output)
        }
        let given = bytes[formula.whole.lowerBound..<formula.content.lowerBound]
        let ends = bytes[formula.content.upperBound..<formula.whole.upperBound]
        var content = bytes[formula.content]
        switch formulas {
        case .keep: output.append(contentsOf: given)
        case .bracket: output.append(contentsOf: (formula.isDisplayed ? "\\[" : "\\(").utf8)
        case .dollar:
            // A single dollar has no white space inside.
            if !formula.isDisplayed { content = Self.trimmed(content) }
            output.append(contentsOf: (formula.isDisplayed ? "$$" : "$").utf8)
        }
        Self.appendWithoutEmptyGroups(content, to: &output)
        switch formulas {
        case .keep: output.append(contentsOf: ends)
        case .bracket: output.append(contentsOf: (formula.isDisplayed ? "\\]" : "\\)").utf8)
        case .dollar: output.append(contentsOf: (formula.isDisplayed ? "$$" : "$").utf8)
        }
    }

    /// Appends brackets around text: with a backslash before the second one only, since `\[…\]` would be a formula.
    private func appendBrackets(
        _ formula: FormulaScanner.Formula, _ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
    ) {
        output.append(UInt8(ascii: "["))
        output.append(contentsOf: bytes[formula.content])
        output.append(contentsOf: "\\]".utf8)
    }

    /// Copies LaTeX without groups that are empty and only carry an index: `{}^{1}`, `{ }_{2}`.
    static func appendWithoutEmptyGroups(_ latex: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8])
    {
        var position = latex.startIndex
        while position < latex.endIndex {
            if latex[position] == UInt8(ascii: "{"),
                position == latex.startIndex || !isBound(latex, before: position)
            {
                var end = position + 1
                while end < latex.endIndex, latex[end] == 0x20 { end += 1 }
                if end + 1 < latex.endIndex, latex[end] == UInt8(ascii: "}"),
                    latex[end + 1] == UInt8(ascii: "^") || latex[end + 1] == UInt8(ascii: "_")
                {
                    position = end + 1
                    continue
                }
            }
            output.append(latex[position])
            position += 1
        }
    }

    /// Whether what stands before a group would take the index to itself, or the group as its argument.
    private static func isBound(_ latex: Slice<UnsafeBufferPointer<UInt8>>, before position: Int) -> Bool {
        let byte = latex[position - 1]
        return byte.isLetter || byte.isDigit || byte >= 0x80 || "}])\\^_'".utf8.contains(byte)
    }

    private static func trimmed(
        _ text: Slice<UnsafeBufferPointer<UInt8>>
    ) -> Slice<UnsafeBufferPointer<UInt8>> {
        guard let last = text.lastIndex(where: { !$0.isMarkdownSpace }) else { return text }
        let first = text.firstIndex { !$0.isMarkdownSpace } ?? text.startIndex
        // A backslash before the space takes it to itself.
        let end = text[last] == UInt8(ascii: "\\") && last + 1 < text.endIndex ? last + 2 : last + 1
        return text[first..<end]
    }
}
