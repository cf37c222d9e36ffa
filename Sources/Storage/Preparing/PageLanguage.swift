internal import DocumentModel
internal import Languages

/// Finds the languages of pages, one after the other, and of all together.
///
/// A page's prose decides; tables are read only if there is little else, and formulas, code and furniture never:
/// they are mostly numbers, letters of formulas and English words, in pages of any language.
struct PageLanguage {
    /// A page with fewer bytes of prose is judged by its tables, too.
    private static let shortProse = 200

    private var prose: [Range<Int>] = []
    private var tables: [Range<Int>] = []
    private var all = LanguageEvidence()

    /// Notes the place of a block's text.
    mutating func add(_ text: Range<Int>, of type: BlockType) {
        guard !text.isEmpty else { return }
        switch type {
        case .title, .heading, .abstract, .text, .list, .listItem, .caption, .footnote, .toc, .formField,
            .other:
            prose.append(text)
        case .table, .reference, .author, .figure, .chart:
            tables.append(text)
        case .formula, .code, .pageHeader, .pageFooter, .pageNumber, .aside, .checkbox, .mark: break
        }
    }

    /// The language of the page whose texts were added, in ISO 639-1; nil if unknown.
    mutating func language(in texts: UnsafeBufferPointer<UInt8>) -> String? {
        let isShort = prose.reduce(0) { $0 + $1.count } < Self.shortProse
        guard !prose.isEmpty || !tables.isEmpty else { return nil }
        var page = LanguageEvidence()
        page.addSample(of: texts, isShort ? prose + tables : prose)
        all.add(page)
        return page.language
    }

    /// The language of all pages together.
    var ofAllPages: String? { all.language }

    /// Forgets the page's texts.
    mutating func clear() {
        prose.removeAll(keepingCapacity: true)
        tables.removeAll(keepingCapacity: true)
    }
}
