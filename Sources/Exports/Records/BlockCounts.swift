internal import DocumentModel
internal import Rendering
internal import TextQuality

/// What the blocks of a record's pages come to, before they are text.
struct BlockCounts {
    private var chars = 0
    private var tables = 0
    private var formulas = 0
    private var removed = 0
    private var confidence = 0.0
    /// The code points that a confidence is known for.
    private var confidentChars = 0

    /// Adds a page.
    mutating func add(_ page: CleanPage) {
        for block in page.blocks {
            let count = block.text.unicodeScalars.count
            chars += count
            if block.type == .table { tables += count }
            if block.type == .formula { formulas += count }
            if let value = block.confidence, count > 0 {
                confidence += value * Double(count)
                confidentChars += count
            }
        }
        removed += page.removed.reduce(0) { $0 + $1.text.unicodeScalars.count }
    }

    func score(_ values: inout ScoreValues) {
        values[number: .furnitureShare] = Double(removed) / Double(max(removed + chars, 1))
        values[number: .tableShare] = Double(tables) / Double(max(chars, 1))
        values[number: .formulaShare] = Double(formulas) / Double(max(chars, 1))
        values[number: .ocrConfidence] = confidence / Double(max(confidentChars, 1))
    }
}
