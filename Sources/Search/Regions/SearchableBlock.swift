package import DocumentModel

/// A block as search looks at it.
package struct SearchableBlock: Hashable, Sendable {
    package let type: BlockType
    /// The column of the page index that holds its text.
    package let field: SearchField
    package let text: String

    package init(_ type: BlockType, field: SearchField, text: String) {
        self.type = type
        self.field = field
        self.text = text
    }
}
