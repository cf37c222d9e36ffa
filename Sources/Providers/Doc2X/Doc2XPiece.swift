internal import DocumentModel

/// A block cut from Doc2X's markdown, before it is put on its page.
struct Doc2XPiece {
    /// `parent` counts in the list of pieces until the pieces are put on pages.
    var block: Block
    /// The place of its image, from the image's name.
    var image: Doc2XImageName?
    /// The number of the `<!-- Media -->` that it is in.
    var media: Int?
    /// The byte of the markdown at which it starts, or the Media mark right before it.
    let start: Int
}
