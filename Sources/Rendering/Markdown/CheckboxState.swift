package import DocumentModel

/// Whether a checkbox is ticked, and what is written beside it.
package struct CheckboxState {
    package let isChecked: Bool
    let label: String

    /// Reads the mark at the start of the markup or the text, else the provider's label.
    package init(_ block: Block) {
        let source = block.markup?.format == .markdown ? block.markup?.content ?? "" : block.text
        var text = source.trimmingPrefix { $0.isWhitespace }
        if text.hasPrefix("- [") { text = text.dropFirst(2) }
        for (mark, isChecked) in Self.marks where text.hasPrefix(mark) {
            self.isChecked = isChecked
            label = block.markup?.format == .markdown ? block.text : String(text.dropFirst(mark.count))
            return
        }
        let provided = block.providerType?.lowercased() ?? ""
        isChecked =
            !provided.contains("unselected") && !provided.contains("unchecked")
            && (provided.contains("selected") || provided.contains("checked"))
        label = block.text
    }

    private static let marks: [(String, Bool)] = [
        ("[x]", true), ("[X]", true), ("[ ]", false), ("☑", true), ("☒", true), ("✓", true), ("✔", true),
        ("☐", false), ("□", false),
    ]
}
