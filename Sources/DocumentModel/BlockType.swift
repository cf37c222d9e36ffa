/// What a block is, in Folio's closed vocabulary; the provider's own label is kept beside it.
package enum BlockType: String, Sendable, CaseIterable, Codable {
    case title
    case heading
    case author
    case abstract
    case text
    case list
    case listItem = "list_item"
    case table
    case figure
    case chart
    case caption
    case footnote
    case formula
    case code
    case toc
    case reference
    case pageHeader = "page_header"
    case pageFooter = "page_footer"
    case pageNumber = "page_number"
    case aside
    case formField = "form_field"
    case checkbox
    case mark
    case other

    /// Whether blocks of this type are kept and searchable on request, but out of default search and export.
    package var isFurniture: Bool {
        switch self {
        case .pageHeader, .pageFooter, .pageNumber, .aside: true
        default: false
        }
    }
}
