/// A column of the page index, as it is named in queries: `heading:word`.
package enum SearchField: String, Hashable, Sendable, CaseIterable {
    case heading
    case body
    case table
    case formula
    case caption
    /// Page headers, footers, numbers and margin notes; searched on request only.
    case furniture

    /// The name of the column in `page_search`.
    package var column: String { self == .table ? "table_text" : rawValue }

    /// What a query without a field looks at.
    package static let defaults: [SearchField] = allCases.filter { $0 != .furniture }
}
