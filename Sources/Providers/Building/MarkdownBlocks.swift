internal import DocumentModel
internal import Markup

/// A markdown text without places as blocks.
///
/// Comments, into which parsers put what they hold for furniture, become `aside` blocks: they are text that was sent.
struct MarkdownBlocks {
    private(set) var blocks: [Block] = []
    /// For each block, the bytes of the markdown that it was cut from; empty for comments.
    private(set) var sources: [Range<Int>] = []

    /// Cuts `markdown`, which has no embedded images left in it; the images that it names go to `assets`.
    init(_ markdown: String, on pageIndex: Int, assets: inout AssetCollector) {
        let cut = MarkdownCutter.cut(markdown)
        var comments = cut.comments[...]
        var positions: [Int] = []
        for (position, piece) in cut.blocks.enumerated() {
            addComments(&comments, upTo: position)
            positions.append(blocks.count)
            let names = piece.images.map { assets.name(of: $0.source, on: pageIndex) }
            blocks.append(
                Block(
                    piece.type, text: piece.text, level: piece.level, markup: piece.markup,
                    parent: piece.parent.map { positions[$0] }, asset: names.first))
            sources.append(piece.source)
        }
        addComments(&comments, upTo: .max)
    }

    private mutating func addComments(_ comments: inout ArraySlice<MarkdownComment>, upTo position: Int) {
        while let comment = comments.first, comment.position <= position {
            if !comment.text.isEmpty {
                blocks.append(Block(.aside, text: comment.text, providerType: "comment"))
                sources.append(0..<0)
            }
            comments.removeFirst()
        }
    }
}
