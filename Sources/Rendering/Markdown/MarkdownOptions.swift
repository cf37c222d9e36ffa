package import DocumentModel

/// The choices in rendering a page as markdown.
package struct MarkdownOptions: Hashable, Sendable {
    /// What becomes of headers, footers, page numbers and asides.
    package enum Furniture: String, Sendable, CaseIterable {
        case drop, keep
        /// Each text once a document, where it stands first; page numbers go.
        case distinct
    }

    /// What becomes of images.
    package enum Images: String, Sendable, CaseIterable {
        /// Links to their files.
        case link
        /// A comment in their place: `<!-- image -->`, with their alternative text where there is one.
        case placeholder
        /// Nothing but their alternative text.
        case drop
        /// The image itself as a `data:` address.
        case embed
    }

    /// Where a page's markdown comes from.
    package enum Text: String, Sendable, CaseIterable {
        /// Rendered from the blocks, alike for all providers.
        case blocks
        /// The provider's own markdown where it gave any, else rendered from the blocks.
        case provider
    }

    /// What stands around formulas.
    package enum Formulas: String, Sendable, CaseIterable {
        /// `$…$` and `$$…$$`.
        case dollar
        /// `\(…\)` and `\[…\]`.
        case bracket
        /// Within text whatever the provider wrote; displayed formulas as `dollar`.
        case keep
    }

    /// How tables are written.
    package enum Tables: String, Sendable, CaseIterable {
        /// As HTML, the provider's own where it gave any.
        case html
        /// With GitHub's pipes where that loses nothing, else as HTML.
        case pipe
        /// A line a row, with tabs between the cells.
        case text
    }

    /// What becomes of cells that span rows or columns where a table has pipes.
    package enum SpannedCells: String, Sendable, CaseIterable {
        /// The table stays HTML.
        case keep
        /// The text stands in every cell that it covers.
        case `repeat`
        /// The text stands in the first cell, the others are empty.
        case blank
    }

    /// Which marks of text are escaped, so that they are not read as marks.
    package enum Escape: String, Sendable, CaseIterable {
        /// None: text stands as it is.
        case none
        /// Those that would change what is read.
        case minimal
        /// All that mean something anywhere in markdown.
        case full
    }

    /// What is taken for code.
    package enum Code: String, Sendable, CaseIterable {
        /// What the parser labelled.
        case labels
        /// Also what its font and line numbers show to be code (`CodeFinder`).
        case fonts
    }

    /// What becomes of text that is struck through.
    package enum Struck: String, Sendable, CaseIterable {
        /// It stays between its marks.
        case mark
        case drop
    }

    package var furniture: Furniture
    package var images: Images
    package var text: Text
    package var formulas: Formulas
    package var tables: Tables
    package var spannedCells: SpannedCells
    /// Whether characters and spaced LaTeX are brought to one form before pages are rendered (`TextNormalizer`).
    package var normalizes: Bool
    package var escape = Escape.minimal
    package var code = Code.fonts
    package var struck = Struck.mark
    /// Blocks of these types are left out.
    package var excludedTypes: Set<BlockType> = []
    /// Blocks are left out that the parser is less sure of; those without a confidence stay.
    package var leastConfidence: Double?

    package init(
        furniture: Furniture = .drop, images: Images = .link, text: Text = .blocks,
        formulas: Formulas = .dollar,
        tables: Tables = .html, spannedCells: SpannedCells = .keep,
        normalizes: Bool = true
    ) {
        self.furniture = furniture
        self.images = images
        self.text = text
        self.formulas = formulas
        self.tables = tables
        self.spannedCells = spannedCells
        self.normalizes = normalizes
    }
}
