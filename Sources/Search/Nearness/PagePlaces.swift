internal import DocumentModel
internal import Storage
internal import TextAnalysis

/// The places of a query's patterns on one page; one value serves page after page.
///
/// Places count the page's tokens in reading order, blocks one after the other, as far as they are searched.
struct PagePlaces {
    struct Place {
        let position: Int
        /// The weight of its column.
        let weight: Double
    }

    private let patterns: TokenPatterns
    private let scope: SearchScope
    private let tokenizer = Tokenizer()
    /// By pattern, in the order of the page.
    private(set) var places: [[Place]]
    /// How many tokens the page has in the columns searched.
    private(set) var length = 0

    init(_ patterns: TokenPatterns, scope: SearchScope) {
        self.patterns = patterns
        self.scope = scope
        places = Array(repeating: [], count: patterns.count)
    }

    /// Reads another page.
    mutating func read(page: Int64, _ reader: StoreSetReader) throws {
        length = 0
        for pattern in places.indices { places[pattern].removeAll(keepingCapacity: true) }
        try reader.forEachBlockText(page: page) { column, type, text in
            guard scope.fields.contains(SearchField(column)),
                scope.types.isEmpty || scope.types.contains(type)
            else { return }
            add(text, weight: PageMatchQuery.defaultWeights[column.rawValue])
        }
    }

    private mutating func add(_ text: UnsafeBufferPointer<UInt8>, weight: Double) {
        var position = length
        tokenizer.tokenizeForIndex(text) { token, _, _ in
            patterns.forEachMatch(of: token) { places[$0].append(Place(position: position, weight: weight)) }
            position += 1
            return true
        }
        length = position
    }
}
