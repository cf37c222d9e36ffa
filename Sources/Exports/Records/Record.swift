internal import DocumentModel
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

/// An image between pieces of a record's text.
struct RecordImage {
    /// Its place: the number of code points of the text before it.
    var position: Int
    /// From 1.
    let pageNumber: Int
    /// As blocks name it.
    let name: String
    var mediaType: String?
    /// Nil if it cannot be had.
    var bytes: [UInt8]?
    /// Where it is instead of in the store.
    var address: String?
}

extension Record {
    /// The record of a page with one heading, which has everything that the options add to records, and no list that is empty.
    static func specimen(_ options: ExportOptions) -> Record {
        var page = ExportPage(index: 0, blocks: [Block(.heading, text: "x", level: 1)])
        if options.prefersAgreement { page.origin = PageOrigin(provider: "", agreement: 0) }
        var text = RecordText(options)
        text.add(CleanPage(page: page, removed: []), links: AssetLinks())
        var record = Record(identifier: "", text: text, page: options.unit == .page ? page : nil)
        if options.duplicates.isOn { record.copies = RecordCopies() }
        if options.scores { record.scores = ScoreValues() }
        return record
    }
}
