internal import DocumentModel

/// Words or lines that a parser lists for a whole page, dealt out to the page's blocks by their boxes.
struct PagePieces {
    /// The most blocks of a page; more would be work that grows with the square.
    private static let mostBlocks = 512

    private var pieces: [(text: String, box: Box)] = []

    /// Adds the next piece in reading order; one without a box says nothing.
    mutating func add(_ text: String, _ box: Box?) {
        if let box { pieces.append((text, box)) }
    }

    /// Gives each piece to the smallest block whose box holds the middle of it; then blocks get the boxes of those that are in their texts.
    func deal(to blocks: inout [Block]) {
        guard !pieces.isEmpty, blocks.count <= Self.mostBlocks else { return }
        var dealt: [Int: TextPieces] = [:]
        for piece in pieces {
            let (x, y) = ((piece.box.x0 + piece.box.x1) / 2, (piece.box.y0 + piece.box.y1) / 2)
            let holding = blocks.indices.filter { index in
                guard let box = blocks[index].box else { return false }
                return box.x0...box.x1 ~= x && box.y0...box.y1 ~= y && !blocks[index].text.isEmpty
            }
            let smallest = holding.min { (first, second) in
                Self.area(blocks[first]) < Self.area(blocks[second])
            }
            if let smallest { dealt[smallest, default: TextPieces()].add(piece.text, piece.box) }
        }
        for (index, pieces) in dealt where blocks[index].textBoxes == nil {
            blocks[index].textBoxes = pieces.boxes(in: blocks[index].text)
        }
    }

    private static func area(_ block: Block) -> Double { block.box.map { $0.width * $0.height } ?? .infinity }
}
