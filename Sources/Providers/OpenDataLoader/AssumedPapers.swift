internal import DocumentModel

/// The paper that each page of a document is assumed to have: what most pages say, unless a page's own boxes say otherwise.
struct AssumedPapers {
    /// What most pages have.
    let usual: AssumedPaper
    /// The pages that need another one, by position.
    private let others: [Int: AssumedPaper]

    /// The share of a page's boxes that must lie outside of the usual paper before the page is taken to have another one; fewer are
    /// taken to be wrong themselves.
    private static let leastShare = 10

    /// Chooses for `pages`, which has the boxes of each page, measured from the bottom.
    init(pages: [[Box]]) {
        let possible = pages.map { $0.filter(AssumedPaper.isPossible) }
        let filled = possible.filter { !$0.isEmpty }
        let wideCount = filled.count(where: AssumedPaper.isWide)
        let areMostWide = wideCount * 2 > filled.count
        let usual = Self.usual(
            of: filled.filter { AssumedPaper.isWide($0) == areMostWide },
            beside: areMostWide ? filled.filter { !AssumedPaper.isWide($0) } : [])
        var others: [Int: AssumedPaper] = [:]
        for (page, boxes) in possible.enumerated() {
            if let paper = Self.other(than: usual, for: boxes) { others[page] = paper }
        }
        self.usual = usual
        self.others = others
    }

    /// The paper of most pages; of wide ones beside `portrait` pages it is their paper turned, if it holds them.
    private static func usual(of most: [[Box]], beside portrait: [[Box]]) -> AssumedPaper {
        let paper = AssumedPaper(pages: most)
        let turned = portrait.isEmpty ? nil : AssumedPaper(pages: portrait).turned
        guard let turned, turned.width > turned.height, turned.holds(paper) else { return paper }
        return turned
    }

    subscript(page: Int) -> AssumedPaper { others[page] ?? usual }

    /// The paper of a page whose boxes do not fit on the usual one; nil where they do, or where only a few do not.
    private static func other(than usual: AssumedPaper, for boxes: [Box]) -> AssumedPaper? {
        let above = boxes.count { !usual.holds($0) }
        let beside = AssumedPaper.isWide(boxes) ? boxes.count(where: usual.isBeside) : 0
        let isUpright = usual.width > usual.height && !AssumedPaper.isWide(boxes)
        let isHigher = above > 0 && isUpright || above > 1 && above * leastShare >= boxes.count
        let isWider = beside > 0 && beside * leastShare >= boxes.count
        guard isHigher || isWider else { return nil }
        let paper = AssumedPaper(pages: [boxes])
        return isWider && usual.turned.holds(paper) ? usual.turned : paper
    }
}
