/// How the pages that match divide by one of their properties.
package struct SearchFacet: Hashable, Sendable {
    /// What pages can be counted by.
    package enum Field: String, Sendable, CaseIterable {
        case provider
        /// The types of the blocks that match; a page counts for each of them.
        case type
        /// The document's language.
        case language
    }

    /// One value and how many pages have it.
    package struct Value: Hashable, Sendable {
        /// Nil if unknown.
        package var value: String?
        package var pages: Int

        package init(value: String?, pages: Int) {
            self.value = value
            self.pages = pages
        }
    }

    package var field: Field
    /// The most pages first.
    package var values: [Value]
    /// Whether only the first matching pages were counted, because they must be read for it.
    package var isLowerBound: Bool

    package init(field: Field, values: [Value], isLowerBound: Bool = false) {
        self.field = field
        self.values = values
        self.isLowerBound = isLowerBound
    }
}

extension SearchFacet: Encodable {
    private enum CodingKeys: String, CodingKey {
        case field
        case values
        case isLowerBound = "is_lower_bound"
    }

    /// `is_lower_bound` is there only if it is true.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(field.rawValue, forKey: .field)
        try container.encode(values, forKey: .values)
        if isLowerBound { try container.encode(true, forKey: .isLowerBound) }
    }
}

extension SearchFacet.Value: Encodable {
    private enum CodingKeys: String, CodingKey { case value, pages }

    /// A value that is not known is null.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(value, forKey: .value)
        try container.encode(pages, forKey: .pages)
    }
}
