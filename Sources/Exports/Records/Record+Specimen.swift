internal import DocumentModel
internal import Rendering
internal import TextQuality

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
