internal import DocumentModel

/// The types of content items; the last two are not documented but belong to the model that the others come from.
enum ComplexDOcrLabel {
    /// A type of body and what its captions and footnotes are called.
    struct Family {
        let body: String
        let satellites: Set<String>
        /// Whether a caption is looked for after its body first, as below a figure, or before it, as above a table.
        let bodyComesFirst: Bool
    }

    static let families = [
        Family(body: "image", satellites: ["image_caption", "image_footnote"], bodyComesFirst: true),
        Family(body: "table", satellites: ["table_caption", "table_footnote"], bodyComesFirst: false),
    ]

    /// `title` is any heading, without its level.
    static func type(of label: String) -> BlockType? {
        switch label {
        case "title": .heading
        case "text": .text
        case "image": .figure
        case "image_caption", "table_caption": .caption
        case "table": .table
        case "interline_equation": .formula
        case "image_footnote", "table_footnote": .footnote
        default: nil
        }
    }
}
