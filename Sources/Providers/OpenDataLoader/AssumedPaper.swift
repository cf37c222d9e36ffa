internal import DocumentModel

/// The paper that pages are assumed to have, for a format that measures from the bottom of the page and does not say where its
/// top is.
///
/// It is chosen from the largest right and top edges of the boxes, those off the page left out (`init(pages:)`):
/// 1. nothing right of 453.55 and nothing above 272.13: a beamer slide, 272.13 (4:3) or, if wider, 255.12 (16:9);
/// 2. wider than Letter and wider than high: the lowest landscape format that holds everything;
/// 3. a right edge between A4's and Letter's width, and no top above Letter's: Letter;
/// 4. else the lowest portrait format from A4 on that is high enough, of any width: overfull lines are common;
/// 5. beyond A0, the highest edge itself.
///
/// A4 comes before Letter, since most real pages fit both, and a wrong guess moves a box by 50 points at most.
struct AssumedPaper {
    let name: String
    let width: Double
    let height: Double
    /// The largest right and top edges that it was chosen for.
    private let extent: (right: Double, top: Double)

    private struct Format {
        let name: String
        let width: Double
        let height: Double
    }

    private static let slides = [
        Format(name: "4:3 slide", width: 362.84, height: 272.13),
        Format(name: "16:9 slide", width: 453.55, height: 255.12),
    ]

    private static let landscape = [
        Format(name: "16:9 slide", width: 720, height: 405),
        Format(name: "4:3 slide", width: 720, height: 540),
        Format(name: "16:9 slide", width: 960, height: 540),
        Format(name: "A4 landscape", width: 841.89, height: 595.28),
        Format(name: "Letter landscape", width: 792, height: 612),
        Format(name: "A3 landscape", width: 1190.55, height: 841.89),
    ]

    private static let letter = Format(name: "Letter", width: 612, height: 792)

    private static let portrait = [
        Format(name: "A4", width: 595.28, height: 841.89),
        Format(name: "Legal", width: 612, height: 1008),
        Format(name: "A3", width: 841.89, height: 1190.55),
        Format(name: "A2", width: 1190.55, height: 1683.78),
        Format(name: "A1", width: 1683.78, height: 2383.94),
        Format(name: "A0", width: 2383.94, height: 3370.39),
    ]

    /// How far a top edge may overhang, in points: strokes and rounding.
    static let overhang = 1.0
    /// How far a line may run over the right edge, as a factor.
    private static let overfull = 1.05

    /// No page of a PDF is larger, in points (ISO 32000-1, Annex C): anything beyond is not a place on a page.
    private static let greatestEdge = 14_400.0
    /// How far a lone box lies above the page that holds all others, at most, for it to be off the page: the next larger format
    /// would have no top margin of usual size.
    private static let loneOverhang = 36.0

    /// Chooses by the boxes of pages that have one size, measured from the bottom.
    ///
    /// Not asked are boxes that no page can hold, the highest tenth of the pages (from four pages on at least one), and a lone box just
    /// above the page of all others.
    init(pages: [[Box]]) {
        let pages = pages.map { $0.filter(Self.isPossible) }.filter { !$0.isEmpty }
        let highest = max(pages.count / 10, pages.count >= 4 ? 1 : 0)
        let kept = pages.map(Self.extent(of:)).sorted { $0.top < $1.top }.prefix(pages.count - highest)
        let all = AssumedPaper(right: kept.map(\.right).max() ?? 0, top: kept.last?.top ?? 0)
        let boxes = pages.joined().filter { all.holds($0) }.sorted { $0.y1 < $1.y1 }
        guard let highest = boxes.last, boxes.count > 2 else {
            self = all
            return
        }
        let others = AssumedPaper(
            right: boxes.dropLast().map(\.x1).max() ?? 0, top: boxes[boxes.count - 2].y1)
        self = highest.y1 <= others.height + Self.loneOverhang && others.height < all.height ? others : all
    }

    /// Whether a box, measured from the bottom, can be on this paper.
    func holds(_ box: Box) -> Bool { Self.isPossible(box) && box.y1 <= height + Self.overhang }

    /// Whether a page can hold a box at all.
    static func isPossible(_ box: Box) -> Bool {
        [box.x0, box.y0, box.x1, box.y1].allSatisfy { abs($0) <= greatestEdge }
    }

    /// Whether a box runs over the right edge further than a line that is too long does.
    func isBeside(_ box: Box) -> Bool { box.x1 > width * Self.overfull }

    /// The same paper on its side.
    var turned: AssumedPaper { AssumedPaper(name: "\(name) turned", width: height, height: width) }

    /// Whether what another paper was chosen for fits on this one.
    func holds(_ other: AssumedPaper) -> Bool {
        other.extent.right <= width * Self.overfull && other.extent.top <= height + Self.overhang
    }

    /// Whether boxes are wider than a portrait page and wider than high.
    static func isWide(_ boxes: [Box]) -> Bool {
        let extent = extent(of: boxes)
        return extent.right > letter.width + overhang && extent.right > extent.top
    }

    private static func extent(of boxes: [Box]) -> (right: Double, top: Double) {
        (boxes.map(\.x1).max() ?? 0, boxes.map(\.y1).max() ?? 0)
    }

    /// Chooses by the largest right and top edges of boxes, in points.
    init(right: Double, top: Double) {
        let found = Self.format(right: right, top: top)
        width = found?.width ?? max(right, 1)
        extent = (right, top)
        name = found?.name ?? "the highest edge"
        height = found?.height ?? top.rounded(.up)
    }

    private init(name: String, width: Double, height: Double) {
        self.name = name
        self.width = width
        self.height = height
        extent = (width, height)
    }

    private static func format(right: Double, top: Double) -> Format? {
        if let slide = slides.first(where: { right <= $0.width && top <= $0.height }) { return slide }
        if right > letter.width + overhang, right > top {
            let found = landscape.first { right <= $0.width * overfull && top <= $0.height + overhang }
            if let found { return found }
        }
        let isLetterWide = right > portrait[0].width + overhang && right <= letter.width + overhang
        if isLetterWide, top <= letter.height + overhang { return letter }
        return portrait.first { top <= $0.height + overhang }
    }
}
