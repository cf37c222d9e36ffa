internal import DocumentModel
internal import JSONView

/// Stretches of the result's `content`, by which everything in a result is related; offsets are only compared, so their unit
/// (`stringIndexType`) makes no difference.
struct AzureSpans {
    private var spans: [(start: Int, end: Int, owner: Int)] = []

    /// How many stretches that begin before a place are looked at: they hardly overlap.
    private static let overlaps = 8

    /// Notes whose the stretches of an element are; call `sort` before asking.
    mutating func add(_ element: JSONValue?, owner: Int) {
        for (start, end) in Self.ranges(of: element) { spans.append((start, end, owner)) }
    }

    mutating func sort() { spans.sort { ($0.start, $0.end, $0.owner) < ($1.start, $1.end, $1.owner) } }

    /// Whose all the stretches of an element are.
    func owner(of element: JSONValue) -> Int? {
        let ranges = Self.ranges(of: element)
        guard let first = ranges.first, let owner = owner(from: first.start, to: first.end) else {
            return nil
        }
        return ranges.dropFirst().allSatisfy { self.owner(from: $0.start, to: $0.end) != nil } ? owner : nil
    }

    /// Whether an element begins and ends in stretches, which may be several: a line goes over all cells of a row.
    func reach(over element: JSONValue) -> Bool {
        let ranges = Self.ranges(of: element)
        return !ranges.isEmpty
            && ranges.allSatisfy {
                owner(from: $0.start, to: $0.start + 1) != nil && owner(from: $0.end - 1, to: $0.end) != nil
            }
    }

    private func owner(from start: Int, to end: Int) -> Int? {
        let next = spans.partitioningIndex { $0.start > start }
        return spans[..<next].suffix(Self.overlaps).last { $0.end >= end }?.owner
    }

    /// Where an element begins; nil without a span.
    static func start(of element: JSONValue) -> Int? { ranges(of: element).map(\.start).min() }

    /// `spans`, or `span` of words and marks, as half-open ranges.
    static func ranges(of element: JSONValue?) -> [(start: Int, end: Int)] {
        guard let element else { return [] }
        let spans = element["span"].map { [$0] } ?? element.list("spans")
        return spans.compactMap { span in
            guard let offset = span["offset"]?.int, let length = span["length"]?.int, offset >= 0, length > 0
            else {
                return nil
            }
            return (offset, offset + length)
        }
    }
}

/// The words of all pages, by their place in `content`.
struct AzureWords {
    private var starts: [Int] = []
    private var words: [(word: JSONValue, page: Int)] = []
    /// The sum of the confidences before each word, and of all.
    private var sums: [Double] = [0]
    /// How many words before each, and of all, have a confidence.
    private var counts: [Int] = [0]

    init(_ pages: [JSONValue]) {
        var found: [(start: Int, confidence: Double?, word: JSONValue, page: Int)] = []
        for (position, page) in pages.enumerated() {
            for word in page.list("words") {
                guard let start = AzureSpans.start(of: word) else { continue }
                let confidence = word["confidence"]?.lenientDouble.flatMap { (0...1).contains($0) ? $0 : nil }
                found.append((start, confidence, word, position))
            }
        }
        for word in found.sorted(by: { $0.start < $1.start }) {
            starts.append(word.start)
            sums.append(sums[sums.count - 1] + (word.confidence ?? 0))
            counts.append(counts[counts.count - 1] + (word.confidence == nil ? 0 : 1))
            words.append((word.word, word.page))
        }
    }

    /// The boxes of the words of elements on a page, in a text that was made of them.
    ///
    /// No more words are looked at than the text has bytes: spans that overlap without end cost no more.
    func boxes(of elements: [JSONValue], on page: Int, by reader: BoxReader, in text: String) -> [TextBox]? {
        var pieces = TextPieces()
        var allowed = text.utf8.count
        for range in elements.flatMap({ AzureSpans.ranges(of: $0) }) {
            let inside = words[count(before: range.start)..<count(before: range.end)].prefix(allowed)
            allowed -= inside.count
            for (word, place) in inside where place == page {
                let polygon = word["polygon"] ?? word.member("boundingBox")
                pieces.add(word["content"]?.string ?? "", polygon.flatMap(reader.box))
            }
        }
        return pieces.boxes(in: text)
    }

    /// The mean confidence of an element's words; nil without any.
    func confidence(of element: JSONValue) -> Double? {
        var (sum, number) = (0.0, 0)
        for range in AzureSpans.ranges(of: element) {
            let (first, last) = (count(before: range.start), count(before: range.end))
            sum += sums[last] - sums[first]
            number += counts[last] - counts[first]
        }
        return number > 0 ? min(max(sum / Double(number), 0), 1) : nil
    }

    private func count(before offset: Int) -> Int { starts.partitioningIndex { $0 >= offset } }
}
