/// The values of a column in a group of rows, as pages.
///
/// Values are looked up in a dictionary until the first page shows that this takes as much room as the values, or until the dictionary is
/// large; from then on pages hold the values themselves.
struct ColumnChunk {
    private enum Lookup {
        /// The first page will show whether it is worth it.
        case tried
        case used
        /// Pages refer to the dictionary, but later ones do not.
        case full
        case none
    }

    /// A larger dictionary takes no more values.
    private static let greatestDictionary = 1 << 20

    let column: ParquetColumn
    private var lookup: Lookup
    private var dictionary = ValueDictionary()
    private var page: OpenPage
    private(set) var statistics: ColumnStatistics
    /// The pages that are whole, with their headers.
    private(set) var pages: [UInt8] = []
    private(set) var counts = PageCounts()

    init(_ column: ParquetColumn) {
        self.column = column
        // A boolean takes less room than its position.
        lookup = column.type == .boolean ? .none : .tried
        page = OpenPage(column)
        statistics = ColumnStatistics(column.type)
    }

    /// Bytes of values that no page has been made of yet.
    var openBytes: Int { page.byteCount }
    /// At least as many bytes as what is still to come of the values so far.
    var heldBytes: Int { page.byteCount + dictionary.plain.count }

    /// Takes what a row has in the column.
    mutating func add(levels: UnsafeRawBufferPointer, count: Int, values: UnsafeRawBufferPointer) {
        let present = page.addLevels(levels, count: count)
        statistics.nulls += count - present
        page.valueBytes += values.count
        switch lookup {
        case .tried, .used:
            Self.forEachValue(values, column.type) { value, content in
                let (position, isNew) = dictionary.position(of: value)
                page.positions.append(position)
                if isNew { statistics.add(content) }
            }
        case .full, .none:
            page.values.append(contentsOf: values)
            Self.forEachValue(values, column.type) { _, content in statistics.add(content) }
        }
    }

    /// Visits values as PLAIN has them, with and without the length of a text.
    private static func forEachValue(
        _ values: UnsafeRawBufferPointer, _ type: ParquetType,
        _ visit: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Void
    ) {
        let prefix = type.width == nil ? 4 : 0
        var offset = 0
        while offset < values.count {
            let end = offset + (type.width ?? 4 + values.size(at: offset))
            visit(
                UnsafeRawBufferPointer(rebasing: values[offset..<end]),
                UnsafeRawBufferPointer(rebasing: values[offset + prefix..<end]))
            offset = end
        }
    }

    /// Makes a page of what is open.
    mutating func closePage(_ compressor: PageCompressor) {
        guard page.count > 0 else { return }
        if lookup == .tried { decide() }
        let isLookedUp = lookup == .used
        let content = page.content(dictionaryCount: isLookedUp ? dictionary.count : nil)
        pages += counts.page(
            .data(isLookedUp ? .dictionary : .plain), values: page.count, content, compressor)
        page.clear()
        if isLookedUp, dictionary.plain.count > Self.greatestDictionary { lookup = .full }
    }

    /// The page of the dictionary, which precedes the others; nil if no page refers to one.
    mutating func dictionaryPage(_ compressor: PageCompressor) -> [UInt8]? {
        guard lookup == .used || lookup == .full else { return nil }
        return counts.page(.dictionary, values: dictionary.count, dictionary.plain, compressor)
    }

    private mutating func decide() {
        let positions = OpenPage.encoded(page.positions, dictionaryCount: dictionary.count)
        if dictionary.plain.count + positions.count < page.valueBytes {
            lookup = .used
        } else {
            page.values = dictionary.values(at: page.positions)
            page.positions.removeAll()
            dictionary = ValueDictionary()
            lookup = .none
        }
    }
}
