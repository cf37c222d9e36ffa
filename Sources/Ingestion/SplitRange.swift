/// The page range at the end of a name, as a PDF split by pages has it: `report.pdf_16_31`.
///
/// Volcengine's document splits with `f"{pdf_name}_{start_page}_{end_page}.pdf"`, where `pdf_name` has its extension
/// and the pages count from 0, both ends included.
struct SplitRange: Equatable {
    /// The name without the range, and without `.pdf` before it.
    let name: String
    let start: Int
    let end: Int

    /// A range that is known from elsewhere than the file's name.
    init(name: String, pages: ClosedRange<Int>) {
        self.name = name
        start = pages.lowerBound
        end = pages.upperBound
    }

    /// The place of an answer's pages in the source, if exactly these pages were asked for.
    ///
    /// - Parameter indexes: The answer's own page indexes, in order: from 0, or already those of the source.
    /// - Returns: What to add to the indexes.
    func askedPlace(ofPages indexes: [Int]) -> Int {
        guard let first = indexes.first, let last = indexes.last else { return start }
        return first >= start && last <= end ? 0 : start
    }

    init?(_ name: String) {
        let parts = name.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count >= 3, let start = Self.number(parts[parts.count - 2]),
            let end = Self.number(parts[parts.count - 1]), start <= end
        else { return nil }
        var base = parts.dropLast(2).joined(separator: "_")
        if base.lowercased().hasSuffix(".pdf") { base.removeLast(4) }
        guard !base.isEmpty, !base.hasSuffix("/") else { return nil }
        self.name = base
        self.start = start
        self.end = end
    }

    /// The place of an answer's pages in the source, if the range can be about them; nil if it cannot.
    ///
    /// - Parameter indexes: The answer's own page indexes, in order: from 0, or already those of the source.
    /// - Returns: What to add to the indexes. The script cuts every part but the last to one length, so a part
    ///   begins at a multiple of its length or has exactly as many pages as its range; `city_2019_2023` is not a range.
    func place(ofPages indexes: [Int]) -> Int? {
        let length = end - start + 1
        guard let first = indexes.first, let last = indexes.last, indexes.count <= length,
            start.isMultiple(of: length) || indexes.count == length
        else { return nil }
        if first >= start, last <= end { return 0 }
        return last < length ? start : nil
    }

    private static func number(_ text: Substring) -> Int? {
        guard (1...6).contains(text.count), text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(text)
    }
}
