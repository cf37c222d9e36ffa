internal import Markup

/// A cell of an HTML table with marks, in markdown that stands between pipes.
struct MarkedCell {
    /// Nil if the HTML has no marks, or a formula that pipes would break.
    let markdown: String?

    init(_ html: String) {
        guard let markdown = HTMLMarkdown.markdown(Self.withFormulaTags(html)), !markdown.contains("\\|")
        else {
            self.markdown = nil
            return
        }
        self.markdown = TableCell.singleLine(markdown).replacing("|", with: "\\|")
    }

    /// The HTML with `<eq>` around each formula, which is copied, rather than dollar signs, which would be escaped.
    private static func withFormulaTags(_ html: String) -> String {
        guard html.utf8.contains(UInt8(ascii: "$")) else { return html }
        var html = html
        return html.withUTF8 { bytes in
            var output: [UInt8] = []
            var copied = 0
            for formula in FormulaScanner.formulas(in: bytes) where formula.kind == .inline {
                guard bytes[formula.whole.lowerBound] == UInt8(ascii: "$"),
                    !bytes[formula.content].contains(UInt8(ascii: "<"))
                else { continue }
                output.append(contentsOf: bytes[copied..<formula.whole.lowerBound])
                output.append(contentsOf: "<eq>".utf8)
                output.append(contentsOf: bytes[formula.content])
                output.append(contentsOf: "</eq>".utf8)
                copied = formula.whole.upperBound
            }
            output.append(contentsOf: bytes[copied...])
            return String(decoding: output, as: UTF8.self)
        }
    }
}
