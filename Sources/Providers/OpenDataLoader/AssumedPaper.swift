internal import DocumentModel

/// The height that a document's pages are taken to have, for a format that measures from the bottom of the page
/// and does not tell where its top is.
///
/// One height serves the whole document, chosen from what its boxes reach:
/// 1. nothing above 272.13 and right of 453.55: beamer slides, 272.13 (4:3) or, where wider, 255.12 (16:9);
/// 2. wider than Letter and no higher than it is wide: the lowest landscape format that holds everything;
/// 3. else A4, or, where a box is too wide or too high for it, the next of Letter, Legal, tabloid, A3, A2, A1, A0;
/// 4. beyond all of these, the highest edge itself.
///
/// A4 comes before Letter, since most real pages hold both and a wrong guess moves a box by 50 points at most.
struct AssumedPaper {
    let name: String
    let height: Double

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

    private static let portrait = [
        Format(name: "A4", width: 595.28, height: 841.89),
        Format(name: "Letter", width: 612, height: 792),
        Format(name: "Legal", width: 612, height: 1008),
        Format(name: "tabloid", width: 792, height: 1224),
        Format(name: "A3", width: 841.89, height: 1190.55),
        Format(name: "A2", width: 1190.55, height: 1683.78),
        Format(name: "A1", width: 1683.78, height: 2383.94),
        Format(name: "A0", width: 2383.94, height: 3370.39),
    ]

    /// Chooses by the largest right and top edges of a document's boxes, in points.
    init(right: Double, top: Double) {
        let candidates: [Format]
        if right <= 453.55, top <= 272.13, right > 0 {
            candidates = Self.slides + Self.portrait
        } else if right > 612, top <= right {
            candidates = Self.landscape + Self.portrait
        } else {
            candidates = Self.portrait
        }
        // Edges that overhang by less than a point are strokes and rounding, not another format.
        let found = candidates.first { right <= $0.width + 1 && top <= $0.height + 1 }
        name = found?.name ?? "the highest edge"
        height = found?.height ?? top.rounded(.up)
    }
}
