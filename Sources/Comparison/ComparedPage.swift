package import DocumentModel
internal import Markup

/// One provider's version of a page as comparing needs it.
package struct ComparedPage: Sendable {
    /// The code points of all text but furniture, without white space.
    ///
    /// White space is left out because parsers break lines and space formulas differently; letter case and punctuation stay.
    package let text: [UInt32]
    package let tables: [TableTree]

    package init(_ blocks: [Block]) {
        var text: [UInt32] = []
        var tables: [TableTree] = []
        for block in blocks where !block.type.isFurniture {
            for scalar in block.text.unicodeScalars where !scalar.properties.isWhitespace {
                text.append(scalar.value)
            }
            if block.type == .table, let table = Self.table(block) { tables.append(table) }
        }
        self.text = text
        self.tables = tables
    }

    private static func table(_ block: Block) -> TableTree? {
        if let markup = block.markup, markup.format == .html, let table = HTMLTable(markup.content) {
            return TableTree(table)
        }
        return block.text.isEmpty ? nil : TableTree(lines: block.text)
    }
}
