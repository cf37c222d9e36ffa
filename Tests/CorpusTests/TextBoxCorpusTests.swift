import DocumentModel
import Ingestion
import Providers
import Storage
import TestSupport
import Testing

/// Words and lines of real results stand in their block's text in order, and on the page within their block.
private func checkTextBoxes(leastShare: [String: Double]) throws {
    guard let corpus = IngestedCorpus.current else { return }
    var letters: [String: (placed: Int, all: Int)] = [:]
    var outside: [String: Int] = [:]
    try corpus.store.read { reader in
        try reader.forEachPage(DocumentFilter(parses: .all)) { page in
            let boxes = try reader.textBoxes(page: page.id)
            for stored in page.blocks {
                guard let pieces = boxes[stored.id] else { continue }
                let scalars = Array(stored.block.text.unicodeScalars)
                var end = 0
                for piece in pieces {
                    #expect(end <= piece.range.lowerBound && piece.range.upperBound <= scalars.count)
                    end = piece.range.upperBound
                    if let box = stored.block.box, !box.holdsMiddle(of: piece.box) {
                        outside[page.provider, default: 0] += 1
                    }
                }
                letters[page.provider, default: (0, 0)].placed += pieces.reduce(0) {
                    $0 + scalars[$1.range].count { !$0.properties.isWhitespace }
                }
                letters[page.provider, default: (0, 0)].all += scalars.count { !$0.properties.isWhitespace }
            }
        }
    }
    for (provider, count) in letters.sorted(by: { $0.key < $1.key }) {
        print(
            "\(corpus.name) \(provider): \(count.placed) of \(count.all) letters have a box, \(outside[provider] ?? 0) boxes outside their block"
        )
    }
    for (provider, share) in leastShare {
        let count = letters[provider] ?? (0, 0)
        #expect(count.all > 0 && Double(count.placed) >= share * Double(count.all), "\(provider)")
        #expect(outside[provider] == nil, "\(provider)")
    }
}

extension Box {
    /// Whether the middle of a box is in this one, give or take a twentieth of its extents.
    fileprivate func holdsMiddle(of other: Box) -> Bool {
        let (x, y) = ((other.x0 + other.x1) / 2, (other.y0 + other.y1) / 2)
        let (width, height) = (self.width / 20, self.height / 20)
        return x0 - width...x1 + width ~= x && y0 - height...y1 + height ~= y
    }
}

@Suite(.corpus("textract")) struct TextractTextBoxTests {
    @Test func `every word of Textract has its box`() throws {
        try checkTextBoxes(leastShare: ["textract": 1])
    }
}

@Suite(.corpus("azure-di")) struct AzureTextBoxTests {
    @Test func `every word of Document Intelligence has its box`() throws {
        try checkTextBoxes(leastShare: ["azure": 1])
    }
}

@Suite(.corpus("pdfplumber-poppler")) struct PopplerTextBoxTests {
    @Test func `every word of poppler and every line of pdfplumber has its box`() throws {
        try checkTextBoxes(leastShare: ["poppler": 1, "pdfplumber": 1])
    }
}
