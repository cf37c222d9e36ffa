internal import DocumentModel
internal import JSONView

/// The part of an item in one region of one page, put together from its `prov` entries there.
struct DoclingProvenance {
    /// Counted from 1.
    let page: Int
    private(set) var box: Box?
    /// The code points of the item's `orig` that are here; nil if they are unknown.
    private(set) var span: Range<Int>?
    /// Whether a box could not be turned to top-left, since the page's height is unknown.
    private(set) var lacksHeight = false

    /// The parts in the order of `prov`: successive entries in one region of a page, such as lines of a paragraph, as one.
    static func parts(_ prov: JSONValue?, pages: DoclingPages) -> [DoclingProvenance] {
        var parts: [DoclingProvenance] = []
        // Items send a list of entries; the cells of forms send one.
        let entries = prov.map { $0.array.map(Array.init) ?? [$0] } ?? []
        for entry in entries {
            guard let part = DoclingProvenance(entry, pages: pages) else { continue }
            if let last = parts.last, last.isRegion(of: part, on: pages) {
                parts[parts.count - 1].merge(part)
            } else {
                parts.append(part)
            }
        }
        return parts
    }

    private init?(_ entry: JSONValue, pages: DoclingPages) {
        guard let page = entry["page_no"]?.int else { return nil }
        self.page = page
        if let bounds = entry["charspan"]?.array.map(Array.init), bounds.count == 2,
            let start = bounds[0].int, let end = bounds[1].int, start >= 0, start <= end
        {
            span = start..<end
        }
        guard let bbox = entry["bbox"], let left = bbox["l"]?.double, let top = bbox["t"]?.double,
            let right = bbox["r"]?.double, let bottom = bbox["b"]?.double
        else { return }
        let sent = Box(left, top, right, bottom)
        if bbox["coord_origin"]?.string == "BOTTOMLEFT" {
            let height = pages.size(page)?.height
            box = height.flatMap { sent?.flipped(pageHeight: $0) }
            lacksHeight = height == nil
        } else {
            box = sent
        }
    }

    /// Whether another part continues below this one in the same column, at most a line further down.
    ///
    /// A box around two columns would cover half the page.
    private func isRegion(of other: DoclingProvenance, on pages: DoclingPages) -> Bool {
        guard other.page == page else { return false }
        guard let box, let next = other.box else { return true }
        let line = min(box.height, next.height, (pages.size(page)?.height ?? .infinity) / 50)
        let shared = min(box.x1, next.x1) - max(box.x0, next.x0)
        return shared >= min(box.width, next.width) / 2 && next.y0 >= box.y0 && next.y0 - box.y1 <= line
    }

    private mutating func merge(_ other: DoclingProvenance) {
        if let own = box, let more = other.box { box = own.union(more) } else { box = box ?? other.box }
        if let own = span, let more = other.span, own.upperBound <= more.lowerBound {
            span = own.lowerBound..<more.upperBound
        } else {
            span = nil
        }
        lacksHeight = lacksHeight || other.lacksHeight
    }
}
