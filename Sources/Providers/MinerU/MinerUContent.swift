internal import DocumentModel

/// One entry of a content list of either version, read from its JSON but not yet written as blocks.
struct MinerUContent {
    /// A caption or footnote of an image, table, chart or code.
    struct Note {
        let type: BlockType
        /// The name of the member that it stands in: `table_caption`.
        let label: String
        let text: MinerUText

        /// Makes a note; nil for a member that is neither and for a note without text.
        init?(label: String, text: MinerUText) {
            if label.hasSuffix("_caption") {
                type = .caption
            } else if label.hasSuffix("_footnote") {
                type = .footnote
            } else {
                return nil
            }
            guard !text.isEmpty else { return nil }
            self.label = label
            self.text = text
        }
    }

    /// An item of a list and its depth, from 1.
    struct Item {
        let text: MinerUText
        let level: Int
    }

    /// What the entry says, by its kind.
    enum Body {
        case text(MinerUText, headingLevel: Int?)
        case list([Item], areReferences: Bool)
        case table(html: String)
        case formula(latex: String)
        case code(MinerUCode)
        case figure(String)
    }

    let type: BlockType
    let label: String
    /// On the scale of 1000.
    let box: Box?
    /// The path of the image, as written.
    let image: String?
    let body: Body
    let notes: [Note]
}
