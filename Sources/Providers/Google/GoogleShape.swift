internal import DocumentModel
internal import JSONView

/// Reads `boundingPoly`: fractions of the page if they are sent, else pixels.
struct GoogleShape {
    private let fractions: BoxReader
    /// Nil if the page's size is unknown: pixels do not fit on a page of 1 × 1.
    private let pixels: BoxReader?
    /// The size to give the page.
    var pageSize: PageSize? { fractions.pageSize }

    init(of size: PageSize?) {
        fractions = BoxReader(.fraction, of: size, omitsZeros: true)
        pixels = size.map { BoxReader(.page, of: $0, omitsZeros: true) }
    }

    /// The polygon's box; nil if none was sent or it cannot be used.
    func box(_ polygon: JSONValue?) -> Box? {
        if let vertices = polygon?["normalizedVertices"], !vertices.elements.isEmpty {
            return fractions.box(vertices)
        }
        return polygon?["vertices"].flatMap { pixels?.box($0) }
    }

    /// The polygon's box, if one was sent; it is counted if it cannot be used.
    func box(_ polygon: JSONValue?, in builder: inout ParseBuilder, at path: String) -> Box? {
        if let vertices = polygon?["normalizedVertices"], !vertices.elements.isEmpty {
            return builder.box(vertices, by: fractions, at: path)
        }
        guard let pixels, let vertices = polygon?["vertices"], !vertices.elements.isEmpty else { return nil }
        return builder.box(vertices, by: pixels, at: path)
    }
}

extension ParsedDocument {
    /// Takes the size 1 × 1, which means fractions, from pages that have no boxes.
    mutating func dropUnusedSizes() {
        let unused = GoogleShape(of: nil).pageSize
        for page in pages.indices where pages[page].size == unused {
            if pages[page].blocks.allSatisfy({ $0.box == nil }) { pages[page].size = nil }
        }
    }
}

extension ParseBuilder {
    /// How sure Google is of a part; protocol buffers write 0 for an unset value.
    func sureness(_ value: JSONValue?) -> Double? { confidence(value).flatMap { $0 > 0 ? $0 : nil } }
}
