internal import DocumentModel
internal import Rendering

/// What docling calls a text block.
struct DoclingLabel {
    let name: String
    /// Of headings.
    var level: Int?
    /// Of list items.
    var marker = ""
    var isNumbered = false
    /// The text without its marker; nil if it is the block's own.
    var text: String?

    init(_ block: Block) {
        switch block.type {
        case .title: name = "title"
        case .heading:
            name = "section_header"
            level = min(max(block.level ?? 1, 1), 100)
        case .listItem:
            name = "list_item"
            readMarker(block.text)
        case .caption: name = "caption"
        case .footnote: name = "footnote"
        case .formula: name = "formula"
        case .code: name = "code"
        case .reference: name = "reference"
        case .pageHeader: name = "page_header"
        case .pageFooter, .pageNumber: name = "page_footer"
        case .checkbox:
            let box = CheckboxState(block)
            name = box.isChecked ? "checkbox_selected" : "checkbox_unselected"
        default: name = "text"
        }
    }

    private mutating func readMarker(_ text: String) {
        let content = text.unicodeScalars.drop { $0.properties.isWhitespace }
        let length: Int
        switch ListMarker(content) {
        case .bullet(let bytes): length = bytes
        case .number(let bytes):
            length = bytes
            isNumbered = true
        case .none, .other: return
        }
        let bytes = Substring(content).utf8
        marker = String(EdgeLine.trimmed(Substring(bytes.prefix(length))))
        self.text = String(EdgeLine.trimmed(Substring(bytes.dropFirst(length))))
    }
}
