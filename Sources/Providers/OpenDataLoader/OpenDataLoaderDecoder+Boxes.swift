internal import DocumentModel

extension OpenDataLoaderDecoder {
    /// Turns all boxes to measure from the top, by the pages' sizes if they are known, else by heights that are assumed.
    mutating func placeBoxes() {
        if let sizes = context.pageSizes {
            placeBoxes(by: sizes)
        } else {
            placeBoxesByAssumption()
        }
    }

    private mutating func placeBoxes(by sizes: PageSizes) {
        document.options.merge(sizes.options) { _, known in known }
        for page in document.pages.indices {
            guard let size = sizes[page] else {
                leaveOutBoxes(of: page) { _ in false }
                continue
            }
            // A PDF's own size is right, and what it draws beyond its page is cut to it. Other sizes may be another page's.
            let isCertain = sizes.source == .pdf
            let holds = { (box: Box) in
                isCertain
                    ? box.x0 < size.width && box.x1 > 0 && box.y0 < size.height && box.y1 > 0
                    : AssumedPaper.isPossible(box) && box.y1 <= size.height + AssumedPaper.overhang
            }
            let isOtherPage =
                !isCertain && document.pages[page].blocks.count { !($0.box.map(holds) ?? true) } > 1
            if isOtherPage {
                leaveOutBoxes(of: page) { _ in false }
            } else {
                document.pages[page].size = size
                leaveOutBoxes(of: page, except: holds)
                turnBoxes(of: page, height: size.height)
            }
        }
    }

    private mutating func placeBoxesByAssumption() {
        let papers = AssumedPapers(pages: document.pages.map { $0.blocks.compactMap(\.box) })
        var others: [String: MetadataValue] = [:]
        var turned = 0
        for page in document.pages.indices {
            let paper = papers[page]
            leaveOutBoxes(of: page, except: paper.holds)
            let count = turnBoxes(of: page, height: paper.height)
            turned += count
            if count > 0, paper.height != papers.usual.height {
                others[String(document.pages[page].index)] = .double(paper.height)
            }
        }
        guard turned > 0 else { return }
        document.options["assumed_page_height"] = .double(papers.usual.height)
        if !others.isEmpty { document.options["assumed_page_heights"] = .object(others) }
        document.warnings.add(
            "page_height_assumed",
            "boxes are measured from the bottom of the page, and the file does not contain the page height; \(papers.usual.height) "
                + "points (\(papers.usual.name)) were assumed to measure from the top; to undo it, subtract y from that height"
                + (others.isEmpty
                    ? ""
                    : "; other pages have another size: options.assumed_page_heights has their heights"),
            at: member.name)
    }

    private mutating func leaveOutBoxes(of page: Int, except holds: (Box) -> Bool) {
        for block in document.pages[page].blocks.indices {
            guard let box = document.pages[page].blocks[block].box, !holds(box) else { continue }
            document.pages[page].blocks[block].box = nil
            document.warnings.add(
                "box_off_page",
                "a box is outside its page, or the page size is unknown; the box was left out",
                at: "\(member.name) page \(page + 1), block \(block)")
        }
    }

    /// Returns how many boxes there are.
    @discardableResult
    private mutating func turnBoxes(of page: Int, height: Double) -> Int {
        var count = 0
        for block in document.pages[page].blocks.indices {
            guard let box = document.pages[page].blocks[block].box else { continue }
            document.pages[page].blocks[block].box = Self.turned(box, height: height)
            count += 1
        }
        return count
    }

    /// Thousandths of a point, as the file has them, so that the subtraction leaves no `81.88999999999999`.
    private static func turned(_ box: Box, height: Double) -> Box {
        let turned = box.flipped(pageHeight: height)
        let (y0, y1) = ((turned.y0 * 1000).rounded() / 1000, (turned.y1 * 1000).rounded() / 1000)
        return Box(turned.x0, y0, turned.x1, y1) ?? turned
    }
}

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

    /// The paper of a page whose boxes do not fit on the usual one; nil if they do, or if only a few do not.
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
