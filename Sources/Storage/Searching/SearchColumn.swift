package import DocumentModel

/// A column of the full-text index, in the order of the table `page_search`.
package enum SearchColumn: Int, Sendable, CaseIterable {
    case heading
    case body
    case tableText
    case formula
    case caption
    case furniture

    /// The column's name in SQL and in match expressions.
    package var name: String {
        switch self {
        case .heading: "heading"
        case .body: "body"
        case .tableText: "table_text"
        case .formula: "formula"
        case .caption: "caption"
        case .furniture: "furniture"
        }
    }

    /// The column that a block's text is indexed in; the view `page_text` says the same in SQL.
    ///
    /// `parent` is the type of the block it belongs to: a footnote of a figure or table is searched as a caption.
    package init(for type: BlockType, parent: BlockType?) {
        switch type {
        case .title, .heading: self = .heading
        case .table: self = .tableText
        case .formula: self = .formula
        case .caption: self = .caption
        case .footnote:
            switch parent {
            case .table, .figure, .chart: self = .caption
            default: self = .body
            }
        case .pageHeader, .pageFooter, .pageNumber, .aside: self = .furniture
        default: self = .body
        }
    }
}
