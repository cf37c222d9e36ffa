internal import DocumentModel

/// The types of content items; the last two are not documented but belong to the model that the others come from.
enum ComplexDOcrLabel {
    /// `title` is any heading, without its level.
    static let table = LabelTable(
        of: "complexDOcr", calledAs: "type",
        [
            "title": .heading, "text": .text, "image": .figure, "image_caption": .caption,
            "table_caption": .caption, "table": .table, "interline_equation": .formula,
            "image_footnote": .footnote, "table_footnote": .footnote,
        ])

    static let captions = CaptionLinker(families: [
        .init(bodies: ["image"], satellites: ["image_caption", "image_footnote"], bodyComesFirst: true),
        .init(bodies: ["table"], satellites: ["table_caption", "table_footnote"], bodyComesFirst: false),
    ])
}
