internal import DocumentModel
internal import TextAnalysis

/// One column of a page as the index holds it: the texts of its blocks with an empty line between them.
///
/// Tokenizing the column, not the blocks, finds a phrase at the same places as the index, over the end of a block too.
struct FieldText {
    /// A block's place in the column.
    struct Part {
        /// Its position in the page's blocks.
        let block: Int
        let bytes: Range<Int>
    }

    let parts: [Part]
    let tokens: [Token]

    /// Joins the blocks of a column; blocks without text leave no trace, as in the index.
    init(_ field: SearchField, of blocks: [SearchableBlock], tokenizer: Tokenizer) {
        let separator = "\n\n".utf8
        var text: [UInt8] = []
        var parts: [Part] = []
        for (index, block) in blocks.enumerated() where block.field == field && !block.text.isEmpty {
            if !parts.isEmpty { text.append(contentsOf: separator) }
            let start = text.count
            text.append(contentsOf: block.text.utf8)
            parts.append(Part(block: index, bytes: start..<text.count))
        }
        self.parts = parts
        tokens = text.withUnsafeBufferPointer { tokenizer.indexTokens(in: $0) }
    }

    /// The parts that have bytes in a range, in order.
    func parts(in bytes: Range<Int>) -> ArraySlice<Part> {
        let first = parts.partitioningIndex { $0.bytes.upperBound > bytes.lowerBound }
        return parts[first...].prefix { $0.bytes.lowerBound < bytes.upperBound }
    }
}
