import DocumentModel
import Exports
import Foundation
import Ingestion
import Providers
import Rendering
import Storage
import TestSupport
import Testing

extension DoclingTextTests {
    /// How many of the 189 documents must come out equal: as rendered, and after the named normalizations.
    ///
    /// One document fewer after normalizations than before exports took the empty group out of `{}_2F_1`. As rendered seven fewer than
    /// before the runs of a paragraph were no longer parted before a comma, and indices were marked.
    ///
    /// One less since exports name the language of code, which docling's own markdown does not (`docx_code_blocks`,
    /// `html_code_snippets`).
    private static let floors = (exact: 74, normalized: 175)

    /// Docling's own markdown lies beside each document: the oracle for what Folio exports of it.
    @Test func `exported markdown says what docling's own says`() throws {
        guard let corpus = IngestedCorpus.current else { return }
        let documents = try exported(corpus)
        var exact = 0
        var normalized = 0
        var counts = MarkdownDifference.allCases.map { (reason: $0, touched: 0, equalSince: 0) }
        var unequal: [String] = []
        try corpus.forEachParse { parse in
            let name = parse.json.map { String($0.name.dropLast(5)) + ".md" } ?? ""
            guard let wanted = parse.payload.members.first(where: { $0.name == name }) else {
                unequal.append("\(parse.key) (has no markdown beside it)")
                return
            }
            var pages = documents[parse.key] ?? []
            var ours = render(pages)
            var theirs = String(decoding: wanted.bytes, as: UTF8.self)
            if collapsed(ours) == collapsed(theirs) {
                exact += 1
                normalized += 1
                return
            }
            for position in counts.indices {
                let reason = counts[position].reason
                let (before, other) = (ours, theirs)
                let changed = pages.map { $0.map(reason.normalize) }
                if changed != pages {
                    pages = changed
                    ours = MarkdownDifference.allCases.prefix(position).reduce(render(pages)) {
                        $1.normalize($0, isFolio: true)
                    }
                }
                ours = reason.normalize(ours, isFolio: true)
                theirs = reason.normalize(theirs, isFolio: false)
                guard ours != before || theirs != other else { continue }
                counts[position].touched += 1
                if collapsed(ours) == collapsed(theirs) {
                    counts[position].equalSince += 1
                    normalized += 1
                    return
                }
            }
            unequal.append("\(parse.key): \(firstDifference(collapsed(ours), collapsed(theirs)))")
        }
        print("docling markdown: \(exact) of 189 equal as exported, \(normalized) after normalizing")
        print("  normalization: documents it changed, documents equal since")
        for count in counts { print("  \(count.reason): \(count.touched), \(count.equalSince)") }
        for line in unequal { print("  differs: \(line)") }
        #expect(exact >= Self.floors.exact)
        #expect(normalized >= Self.floors.normalized)
    }

    /// Every document's pages as `folio export` gets them.
    private func exported(_ corpus: IngestedCorpus) throws -> [String: [[Block]]] {
        var key = ""
        var pages: [String: [[Block]]] = [:]
        try corpus.store.read { reader in
            try StoreExportSource(reader).forEachPage(
                of: ExportSelection(), needs: ExportNeeds(),
                ExportVisitor(
                    document: { key = $0.key }, page: { pages[key, default: []].append($0.blocks) }))
        }
        return pages
    }

    private func render(_ pages: [[Block]]) -> String {
        pages.map { MarkdownRenderer().render($0) }.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// Runs of white space as single spaces, none at the ends.
    private func collapsed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func firstDifference(_ ours: String, _ theirs: String) -> String {
        let (ours, theirs) = (Array(ours.unicodeScalars), Array(theirs.unicodeScalars))
        let same = zip(ours, theirs).prefix { $0 == $1 }.count
        let excerpt: ([Unicode.Scalar]) -> String = { text in
            let start = max(same - 15, 0)
            return String(String.UnicodeScalarView(text[start..<min(same + 45, text.count)]))
        }
        return
            "at \(same): ours \(excerpt(ours).debugDescription), docling's \(excerpt(theirs).debugDescription)"
    }
}
