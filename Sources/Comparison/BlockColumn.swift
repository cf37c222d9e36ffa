/// One column of the dynamic-programming matrix of `EditDistance`, as the differences between neighbouring cells.
///
/// Cell (i, j) is the distance between the first i elements of the pattern and the first j of the text. Vertical differences
/// are −1, 0 or 1; `positive` and `negative` have a bit for each cell that is 1 and −1. A step goes from one column to the
/// next, block by block from the top, handing down the horizontal difference at each block's last cell.
struct BlockColumn {
    private var positive: [UInt64]
    private var negative: [UInt64]

    private init(blockCount: Int) {
        positive = [UInt64](repeating: .max, count: blockCount)
        negative = [UInt64](repeating: 0, count: blockCount)
    }

    /// The distance between a pattern, which must not be empty, and a text.
    static func distance(_ pattern: ArraySlice<UInt32>, _ text: ArraySlice<UInt32>) -> Int {
        let blockCount = (pattern.count + 63) / 64
        let places = Places(pattern, blockCount: blockCount)
        let lastBit = UInt64(1) << UInt64((pattern.count - 1) & 63)
        var column = BlockColumn(blockCount: blockCount)
        var distance = pattern.count
        for element in text {
            let row = places.row(of: element)
            // Cell (0, j) is j: the difference that enters from above is always 1.
            var carry = 1
            for block in 0..<blockCount {
                let bit = block == blockCount - 1 ? lastBit : 1 << 63
                carry = column.step(block, matches: places.bits(row, block), entering: carry, last: bit)
            }
            distance += carry
        }
        return distance
    }

    /// Moves one block to the next column.
    ///
    /// - Parameters:
    ///   - block: The block's position from the top.
    ///   - matches: The cells whose pattern element is the text's.
    ///   - entering: The horizontal difference above the block's first cell.
    ///   - last: The bit of the cell whose horizontal difference is returned.
    /// - Returns: That difference: −1, 0 or 1.
    private mutating func step(_ block: Int, matches: UInt64, entering: Int, last: UInt64) -> Int {
        let (positive, negative) = (self.positive[block], self.negative[block])
        let enteringNegative: UInt64 = entering < 0 ? 1 : 0
        let vertical = matches | negative
        let matches = matches | enteringNegative
        let diagonal = (((matches & positive) &+ positive) ^ positive) | matches
        var rising = negative | ~(diagonal | positive)
        var falling = positive & diagonal
        let leaving = rising & last != 0 ? 1 : falling & last != 0 ? -1 : 0
        rising = rising << 1 | (entering > 0 ? 1 : 0)
        falling = falling << 1 | enteringNegative
        self.positive[block] = falling | ~(vertical | rising)
        self.negative[block] = rising & vertical
        return leaving
    }
}

extension BlockColumn {
    /// For each element of a pattern the bits of its places.
    struct Places {
        private var rows: [UInt32: Int] = [:]
        private var table: [UInt64] = []
        private let blockCount: Int

        init(_ pattern: ArraySlice<UInt32>, blockCount: Int) {
            self.blockCount = blockCount
            // Row 0 is that of every element that the pattern does not have.
            table = [UInt64](repeating: 0, count: blockCount)
            for (place, element) in pattern.enumerated() {
                let row = rows[element] ?? rows.count + 1
                if rows.updateValue(row, forKey: element) == nil {
                    table += [UInt64](repeating: 0, count: blockCount)
                }
                table[row * blockCount + place / 64] |= 1 << UInt64(place & 63)
            }
        }

        func row(of element: UInt32) -> Int { rows[element] ?? 0 }

        func bits(_ row: Int, _ block: Int) -> UInt64 { table[row * blockCount + block] }
    }
}
