package import Storage

/// A column of the page index, as it is named in queries: `heading:word`.
package enum SearchField: String, Hashable, Sendable, CaseIterable {
    case heading
    case body
    case table
    case formula
    case caption
    /// Page headers, footers, numbers and margin notes; searched on request only.
    case furniture

    /// The field of a column.
    package init(_ column: SearchColumn) {
        switch column {
        case .heading: self = .heading
        case .body: self = .body
        case .tableText: self = .table
        case .formula: self = .formula
        case .caption: self = .caption
        case .furniture: self = .furniture
        }
    }

    /// The name of the column in `page_search`.
    package var column: String { self == .table ? SearchColumn.tableText.name : rawValue }

    /// What a query without a field looks at.
    package static let defaults: [SearchField] = allCases.filter { $0 != .furniture }
}
