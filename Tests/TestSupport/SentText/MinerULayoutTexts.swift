internal import JSONView

/// The spans of `layout.json` and `middle.json`, on the pages where they stand on paper.
///
/// `para_blocks` has paragraphs joined: lines of later pages hang, marked `cross_page`, at the paragraph's first block,
/// and the block that they came from is empty. `preproc_blocks` has the lines before joining; where it is whole, it
/// tells the page of each. Otherwise moved lines belong to the next page that has an emptied block.
struct MinerULayoutTexts {
    private struct Span {
        var page: Int
        let isMoved: Bool
        let text: SentText
    }

    private let pages: [JSONValue]

    init?(_ root: JSONValue) {
        if let pages = root["pdf_info"]?.array {
            guard !pages.isEmpty else { return nil }
            self.pages = Array(pages)
        } else if root["para_blocks"]?.array != nil {
            pages = [root]
        } else {
            return nil
        }
    }

    var texts: [SentText] {
        let joined = pages.flatMap { spans(of: $0["para_blocks"], page: index($0), isMoved: false) }
        let before = pages.flatMap { spans(of: $0["preproc_blocks"], page: index($0), isMoved: false) }
        let furniture = pages.flatMap { spans(of: $0["discarded_blocks"], page: index($0), isMoved: false) }
        let isWhole = letters(joined).minus(letters(before)).total == 0
        let body = isWhole && !before.isEmpty ? before : joined.map(putBack)
        return (body + furniture).map { SentText($0.text.text, page: $0.page, form: $0.text.form) }
    }

    private func letters(_ spans: [Span]) -> LetterCounts {
        var counts = LetterCounts()
        for span in spans { counts.add(span.text.said) }
        return counts
    }

    private func index(_ page: JSONValue) -> Int { page["page_idx"]?.int ?? 0 }

    /// A moved span on the page that lacks it.
    private func putBack(_ span: Span) -> Span {
        guard span.isMoved else { return span }
        let lacking = pages.first { index($0) > span.page && hasEmptied($0["para_blocks"]) }
        var span = span
        let next = pages.contains { index($0) > span.page } ? span.page + 1 : span.page
        span.page = lacking.map(index) ?? next
        return span
    }

    private func hasEmptied(_ blocks: JSONValue?) -> Bool {
        (blocks?.list ?? []).contains { $0["lines_deleted"]?.bool == true || hasEmptied($0["blocks"]) }
    }

    private func spans(of blocks: JSONValue?, page: Int, isMoved: Bool) -> [Span] {
        (blocks?.list ?? []).flatMap { block in
            let isMoved = isMoved || block["cross_page"]?.bool == true
            let own = block.list("lines").flatMap { line in
                (line["spans"]?.list ?? line.list).compactMap { span -> Span? in
                    let moved = isMoved || span["cross_page"]?.bool == true
                    return text(of: span, page: page).map { Span(page: page, isMoved: moved, text: $0) }
                }
            }
            return own + spans(of: block["blocks"], page: page, isMoved: isMoved)
        }
    }

    private func text(of span: JSONValue, page: Int) -> SentText? {
        if let html = span["html"]?.string { return SentText(html, page: page, form: .html) }
        return span["content"]?.string.map { SentText($0, page: page, form: .scripted) }
    }
}
