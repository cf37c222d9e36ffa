internal import TextAnalysis

/// The text of a document as its pages are added to it: one under the other with an empty line between.
struct DocumentText {
    /// Where a page stands in the text: half-open, in code points.
    struct Span: Equatable {
        let start: Int
        let end: Int
        /// From 1.
        let pageNumber: Int
    }

    private(set) var bytes: [UInt8] = []
    /// One a page, empty ones too, in order.
    private(set) var spans: [Span] = []
    /// The code points of the text.
    private(set) var chars = 0

    var isEmpty: Bool { bytes.isEmpty }

    /// Empties the text and keeps its memory.
    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        spans.removeAll(keepingCapacity: true)
        chars = 0
    }

    /// Adds what `render` appends as a page; a page without text has an empty span at the end of the text so far.
    ///
    /// - Returns: Whether the page has text.
    @discardableResult
    mutating func add(pageNumber: Int, _ render: (inout [UInt8]) -> Void) -> Bool {
        let before = bytes.count
        if before > 0 { bytes.append(contentsOf: [0x0A, 0x0A]) }
        let start = bytes.count
        render(&bytes)
        guard bytes.count > start else {
            bytes.removeSubrange(before...)
            spans.append(Span(start: chars, end: chars, pageNumber: pageNumber))
            return false
        }
        let startChar = chars + start - before
        chars = startChar + bytes[start...].withUnsafeBufferPointer { CodePoints.count(in: $0) }
        spans.append(Span(start: startChar, end: chars, pageNumber: pageNumber))
        return true
    }
}
