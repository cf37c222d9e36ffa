internal import DocumentModel
internal import TextAnalysis

/// The lines that repeat at the tops and bottoms of a document's pages, which no parser may have labelled.
///
/// All patterns are found, not only the most frequent one. Pages may be one apart, so that headers of odd and even
/// pages, and pages without one, are seen as what they are. A line counts as repeated where it stands on
/// - four pages in a row, or three and a quarter of all, when it is the same on each;
/// - three pages in a row, when a number in it runs along with the pages.
struct RepeatedLines {
    private struct Entry {
        let key: UInt64
        let page: Int
        let isHeading: Bool
        let isCounting: Bool
    }

    /// Between which heights the pages have blocks, in page units; nil where no boxes are known.
    private(set) var extent: ClosedRange<Double>?
    private var entries: [Entry] = []
    private var pageCount = 0

    /// Keys of lines that repeat, and the page where a heading stands that the others repeat: there it stays.
    private var exact: [UInt64: Int?] = [:]
    private var counting: Set<UInt64> = []
    /// Keys of numbers that run along over two pages at least.
    private var paired: Set<UInt64> = []

    /// Forgets all pages.
    mutating func clear() {
        entries.removeAll(keepingCapacity: true)
        pageCount = 0
        extent = nil
        exact.removeAll()
        counting.removeAll()
        paired.removeAll()
    }

    /// Takes the edges of a page; pages come in order.
    mutating func add(_ edges: PageEdges) {
        pageCount += 1
        for (blocks, isTop) in [(edges.top, true), (edges.bottom, false)] {
            for case let box? in blocks.lazy.map(\.box) {
                let (first, last) = (extent?.lowerBound ?? box.y0, extent?.upperBound ?? box.y1)
                extent = min(first, box.y0)...max(last, box.y1)
            }
            for line in EdgeLine.lines(of: blocks, fromEnd: !isTop) {
                let keys = LineKeys(line.text, pageIndex: edges.pageIndex, isTop: isTop)
                if Self.canBeHeader(line.text) {
                    entries.append(
                        Entry(
                            key: keys.exact, page: edges.pageIndex, isHeading: line.isHeading,
                            isCounting: false))
                }
                for key in keys.counting {
                    entries.append(
                        Entry(key: key, page: edges.pageIndex, isHeading: line.isHeading, isCounting: true))
                }
            }
        }
    }

    /// Whether a line could be a header or footer: a letter or two are labels in a drawing sooner, lines without any letter or
    /// digit and LaTeX's commands are code at the end of a page.
    private static func canBeHeader(_ text: Substring) -> Bool {
        guard text.utf8.count > 2, text.utf8.first != UInt8(ascii: "\\") else { return false }
        return text.utf8.contains { $0.isLetter || $0.isDigit }
            || text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }

    /// Finds the patterns among the pages taken.
    mutating func find() {
        entries.sort { ($0.key, $0.page) < ($1.key, $1.page) }
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].key == entries[start].key { end += 1 }
            judge(entries[start..<end])
            start = end
        }
        entries.removeAll(keepingCapacity: true)
    }

    private mutating func judge(_ group: ArraySlice<Entry>) {
        guard let first = group.first, group.count > 1 else { return }
        var (streak, longest, pages, last) = (0, 0, 0, Int.min)
        for entry in group where entry.page != last {
            streak = last != .min && entry.page - last <= 2 ? streak + 1 : 1
            (longest, pages, last) = (max(longest, streak), pages + 1, entry.page)
        }
        if first.isCounting {
            if longest >= 2 { paired.insert(first.key) }
            if longest >= 3 { counting.insert(first.key) }
        } else if longest >= 4 || (pages >= 3 && pages * 4 >= pageCount) {
            exact[first.key] = .some(first.isHeading ? first.page : nil)
        }
    }

    /// Whether a line of a page repeats on others.
    ///
    /// Headings that are numbered as the pages happen to be (`Lesson 1`, `Lesson 2`) are headings.
    func contains(_ keys: LineKeys, pageIndex: Int, isHeading: Bool) -> Bool {
        if let kept = exact[keys.exact], kept != pageIndex { return true }
        return !isHeading && keys.counting.contains(where: counting.contains)
    }

    /// Whether the number in a line runs along with the pages.
    func counts(_ keys: LineKeys) -> Bool { keys.counting.contains(where: paired.contains) }

    /// Whether no line repeats.
    var isEmpty: Bool { exact.isEmpty && counting.isEmpty && paired.isEmpty }
}
