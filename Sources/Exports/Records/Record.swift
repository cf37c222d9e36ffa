internal import Rendering
internal import TextQuality

/// What one line of an export is about: a page or a document, with its text.
struct Record {
    let identifier: String
    let text: RecordText
    /// The page that alone the text is; nil for a document.
    let page: ExportPage?
    /// In the order of the text; empty unless asked for.
    var images: [RecordImage] = []
    /// Nil if copies were not looked for.
    var copies: RecordCopies?
    /// Nil if they are not written.
    var scores: ScoreValues?

    /// How many pages it is made of, empty ones too.
    var pages: Int { page == nil ? text.pageSpans.count : 1 }
}
