internal import TextAnalysis

/// A displayed formula between lines of `$$`, or of `\[` and `\]`.
struct FormulaText {
    private let latex: String
    private let formulas: MarkdownOptions.Formulas

    init(_ latex: String, formulas: MarkdownOptions.Formulas = .dollar) {
        self.latex = latex
        self.formulas = formulas
    }

    /// Appends the formula; nothing for one of white space alone.
    ///
    /// Empty lines, which would end it, go. A line that CommonMark would take for the mark of a block (`= b`, `- c`)
    /// joins the line before, which in LaTeX means the same, unless that line has a comment.
    func append(to output: inout [UInt8]) {
        let lines = latex.utf8.split { $0 == 0x0A || $0 == 0x0D }.map(\.trimmingMarkdownSpace).filter {
            !$0.isEmpty
        }
        guard !lines.isEmpty else { return }
        let isBracketed = formulas == .bracket
        output.append(contentsOf: (isBracketed ? "\\[" : "$$").utf8)
        var canJoin = false
        for line in lines {
            let isMark = "-+=>#*|:0123456789<~`_".utf8.contains(line[line.startIndex])
            output.append(isMark && canJoin ? 0x20 : 0x0A)
            output.append(contentsOf: line)
            canJoin = !line.contains(UInt8(ascii: "%"))
        }
        output.append(contentsOf: (isBracketed ? "\n\\]" : "\n$$").utf8)
    }
}
