internal import DocumentModel
internal import JSONView

/// What an inline group holds: its texts as one paragraph, and what cannot be part of a paragraph.
struct DoclingRuns {
    var inline = DoclingInline()
    /// Pictures, lists and the like, marked as visited but not laid out yet.
    var others: [DoclingItem] = []
    private var parts: [DoclingProvenance] = []

    mutating func append(_ item: DoclingItem, _ parts: [DoclingProvenance]) {
        inline.append(DoclingInline(item.ownText, of: item))
        self.parts += parts
    }

    /// The smallest box around the runs on a page, by its number.
    func box(on page: Int) -> Box? {
        let boxes = parts.filter { $0.page == page }.compactMap(\.box)
        guard let first = boxes.first else { return nil }
        return boxes.dropFirst().reduce(first) { $0.union($1) }
    }
}
