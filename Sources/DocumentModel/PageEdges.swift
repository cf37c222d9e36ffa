/// The first and the last blocks of a page: the places of headers and footers.
package struct PageEdges: Hashable, Sendable {
    /// The position in the source document, from 0.
    package var pageIndex: Int
    /// In reading order, furniture left out.
    package var top: [Block]
    /// The last one first, furniture left out; a short page has blocks in both.
    package var bottom: [Block]

    package init(pageIndex: Int, top: [Block], bottom: [Block]) {
        self.pageIndex = pageIndex
        self.top = top
        self.bottom = bottom
    }
}
