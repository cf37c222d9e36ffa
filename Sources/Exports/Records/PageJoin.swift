internal import DocumentModel
internal import Markup
internal import Rendering

/// How the first block of a page continues the last one of the previous page.
struct PageJoin {
    /// The bytes to take off the end of the text so far: a hyphen, the closing tags of a table.
    let dropped: Int
    /// What is between the two.
    let joiner: String
    /// Rows of the second part that repeat the header of the first.
    let removedRows: [String]
    /// Appends the second part.
    let write: (AssetLinks, inout [UInt8]) -> Void

    /// Joins two blocks; nil if they are not one, or if that is unknown.
    init?(
        _ tail: PageTail, _ next: Block, at position: Int, options: MarkdownOptions, hasAnchors: Bool,
        text: [UInt8]
    ) {
        let continues = next.continues.map { $0.page == tail.page && $0.block == tail.position } ?? false
        switch tail.kind {
        case .paragraph:
            guard Self.isParagraph(tail.block.type), tail.block.type == next.type,
                let join = ParagraphJoin(tail.block, whole: tail.text, next, continues: continues, text: text)
            else { return nil }
            (dropped, joiner, removedRows) = (join.dropped, join.joiner, [])
            write = { links, output in
                ParagraphContinuation(next, options: options, links: links).append(to: &output)
            }
        case .htmlTable:
            guard next.type == .table, Self.fits(tail.block.box, next.box),
                let join = TableJoin(tail.head, last: tail.block, next)
            else { return nil }
            (dropped, joiner, removedRows) = (join.dropped, "", join.removedRows)
            write = { links, output in
                var html = join.html
                html.withUTF8 {
                    VerbatimText(
                        place: MarkdownText(.item),
                        images: ImageRewriter(links: links, images: options.images), keepsCode: false
                    ).append($0, to: &output)
                }
            }
        case .pipeTable(let width):
            guard next.type == .table, !hasAnchors, Self.fits(tail.block.box, next.box),
                case .pipe(let first) = TableRendering(tail.head, options: options).form,
                case .pipe(let second) = TableRendering(next, options: options).form,
                second.first?.count == width
            else { return nil }
            let repeated = TableJoin.repeated(first, second)
            let rest = Array(second.dropFirst(repeated))
            (dropped, joiner) = (0, "\n")
            removedRows = second.prefix(repeated).map { $0.joined(separator: "\t") }
            write = { _, output in
                PipeTable(rest).appendBody(width: width, to: &output)
            }
        case .other: return nil
        }
    }

    private static func isParagraph(_ type: BlockType) -> Bool {
        type == .text || type == .abstract || type == .other
    }

    /// Whether two tables are about as wide; a tenth is what scans and parsers differ by.
    private static func fits(_ first: Box?, _ second: Box?) -> Bool {
        guard let first, let second, first.width > 0, second.width > 0 else { return true }
        return abs(first.width - second.width) < 0.1 * max(first.width, second.width)
    }
}
