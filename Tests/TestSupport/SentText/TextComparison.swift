package import DocumentModel

/// The letters and digits that a payload sent, page by page, against those that the blocks of the pages hold.
///
/// A field whose page the payload does not tell may stand on any page: it is compared with what is left over on all.
package struct TextComparison {
    /// A page, or the fields without a page, where the two sides differ by more than is allowed.
    package struct Difference: CustomStringConvertible {
        /// The page's position from 0; nil for the fields without a page.
        package let page: Int?
        /// How many letters and digits were sent, are not in the blocks, and are only in the blocks.
        package let sent: Int
        package let missing: Int
        package let extra: Int
        /// The sent fields that the blocks do not hold as a run of letters.
        package let pieces: [String]

        package var description: String {
            let place = page.map { "page \($0)" } ?? "no page"
            let shown = pieces.prefix(3).map { "\"\($0.prefix(60))\"" }.joined(separator: ", ")
            return "\(place): \(missing) of \(sent) missing, \(extra) extra: \(shown)"
        }

        /// A difference is nothing up to two letters or a thousandth of the page.
        var matters: Bool { missing + extra > max(2, sent / 1000) }
    }

    /// Letters and digits sent.
    package private(set) var characters = 0
    /// Letters and digits missing or extra on all pages.
    package private(set) var differing = 0
    /// The pages with more than a thousandth, or more than two letters, missing or extra.
    package private(set) var differences: [Difference] = []

    /// Compares the fields of a payload with the blocks of its pages.
    ///
    /// - Parameters:
    ///   - reader: Of the payload's provider.
    ///   - files: The payload's members.
    ///   - pages: The blocks by the position of their page in the payload, from 0.
    package init(_ reader: any SentTextReader, files: [SentFile], pages: [Int: [Block]]) {
        let sent = reader.texts(in: files)
        let isMarkdown = sent.contains { $0.form == .markdown }
        let said: (SentText) -> String = {
            reader.isEscapingUnknown ? MarkupStripping.saidHoweverEscaped($0.said) : $0.said
        }
        let byPage = Dictionary(grouping: sent, by: \.page)
        var spare = LetterCounts()
        var spareText: [String] = []
        let places = Set(pages.keys).union(byPage.keys.compactMap { $0 }).sorted()
        let hasFieldsWithoutPage = byPage[nil] != nil
        for page in places {
            let found = (pages[page] ?? []).map {
                let text = Self.said($0, withMarkers: isMarkdown)
                return reader.isEscapingUnknown ? MarkupStripping.saidHoweverEscaped(text) : text
            }
            let fields = (byPage[page] ?? []).map(said)
            let (wanted, held) = (Self.counts(fields), Self.counts(found))
            let extra = held.minus(wanted)
            if hasFieldsWithoutPage {
                spare.add(extra)
                spareText += found
            }
            note(
                page, wanted, wanted.minus(held), hasFieldsWithoutPage ? LetterCounts() : extra, fields, found
            )
        }
        let free = (byPage[nil] ?? []).map(said)
        let wanted = Self.counts(free)
        note(nil, wanted, wanted.minus(spare), spare.minus(wanted), free, spareText)
    }

    private mutating func note(
        _ page: Int?, _ wanted: LetterCounts, _ missing: LetterCounts, _ extra: LetterCounts,
        _ fields: [String],
        _ found: [String]
    ) {
        let plain = Difference(
            page: page, sent: wanted.total, missing: missing.total, extra: extra.total, pieces: [])
        characters += plain.sent
        differing += plain.missing + plain.extra
        guard plain.matters else { return }
        differences.append(
            Difference(
                page: page, sent: plain.sent, missing: plain.missing, extra: plain.extra,
                pieces: plain.missing > 0
                    ? Self.pieces(of: fields, notIn: found) : Self.pieces(of: found, notIn: fields)))
    }

    /// What a block says: its text, and the number of a list item, which is markup in markdown.
    private static func said(_ block: Block, withMarkers: Bool) -> String {
        guard withMarkers, block.type == .listItem, let markup = block.markup, markup.format == .markdown,
            let number = markup.content.firstMatch(of: /^\s*(\d+)[.)]/)?.1, !block.text.hasPrefix(number)
        else { return block.text }
        return "\(number) \(block.text)"
    }

    private static func counts(_ texts: [String]) -> LetterCounts {
        var counts = LetterCounts()
        for text in texts { counts.add(text) }
        return counts
    }

    private static func pieces(of fields: [String], notIn found: [String]) -> [String] {
        let held = found.map(LetterCounts.letters).joined()
        return fields.filter { !held.contains(LetterCounts.letters($0)) }
    }
}
