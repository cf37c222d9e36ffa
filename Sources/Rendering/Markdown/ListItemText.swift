internal import DocumentModel
internal import Markup

/// The text of a list item without the marker that it begins with, and the marker of markdown that takes its place.
struct ListItemText {
    /// The marker with the space after it; nil if the text keeps a marker of its own, such as `(a)`.
    let marker: String?
    let text: String

    init(_ block: Block) {
        let source = block.markdown ?? block.text
        let content = source.unicodeScalars.drop { $0.properties.isWhitespace }
        // Only markdown says that a box is to be ticked; in plain text `[x]` is a label.
        let isTask = block.markdown != nil && TaskMarker.begins(Substring(content).utf8)
        switch isTask ? .none : ListMarker(content) {
        case .none: (marker, text) = ("- ", String(content))
        case .bullet(let length):
            var rest = Substring(Substring(content).utf8.dropFirst(length)).unicodeScalars
            // Some parsers write the bullet before the item, which has it already.
            while rest.first == content.first, case .bullet(let length) = ListMarker(rest) {
                rest = Substring(Substring(rest).utf8.dropFirst(length)).unicodeScalars
            }
            (marker, text) = ("- ", String(rest))
        case .number(let length):
            let bytes = Substring(content).utf8
            marker = "\(Substring(bytes.prefix(length))) "
            text = String(Substring(bytes.dropFirst(length)))
        case .other: (marker, text) = (nil, "")
        }
    }
}
