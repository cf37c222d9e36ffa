internal import DocumentModel

/// A block cut from Doc2X's markdown, before it is put on its page.
struct Doc2XPiece {
    /// `parent` counts in the list of pieces until the pieces are put on pages.
    var block: Block
    /// Where its image lies, as the image's name tells.
    var image: Doc2XImageName?
    /// The number of the `<!-- Media -->` that it stands in.
    var media: Int?
    /// The byte of the markdown at which it starts, or the Media mark right before it.
    let start: Int
}
