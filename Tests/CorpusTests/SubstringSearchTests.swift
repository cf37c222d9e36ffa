import DocumentModel
import Search
import Storage
import TestSupport
import Testing

/// The promise of the index over papers and documents in both languages.
@Suite(.corpus("mineru")) struct SubstringSearchTests {
    @Test(arguments: SubstringSearch.Kind.allCases)
    func `every piece of a page, as a phrase, finds the page and a region that covers it`(
        kind: SubstringSearch.Kind
    ) throws {
        guard let corpus = IngestedCorpus.current else { return }
        try SubstringSearch(kind: kind, corpus: corpus).run()
    }
}

/// The promise of the index over manuals written in Chinese.
@Suite(.corpus("texlive-opendataloader", named: ["exam-zh", "njurepo", "zhnumber", "termsim"]))
struct ManualSubstringSearchTests {
    @Test(arguments: SubstringSearch.Kind.allCases)
    func `every piece of a page, as a phrase, finds the page and a region that covers it`(
        kind: SubstringSearch.Kind
    ) throws {
        guard let corpus = IngestedCorpus.current else { return }
        try SubstringSearch(kind: kind, corpus: corpus).run()
    }
}

/// The promise of the index: every piece of a page, as a phrase, finds the page and the place.
///
/// The gate looks for 360 pieces; `FOLIO_ROUNDS=28` for more than 10,000.
struct SubstringSearch {
    enum Kind: String, CaseIterable { case chinese, english, mixed }

    let kind: Kind
    let corpus: IngestedCorpus

    /// A block with text and the page it stands on.
    private struct Place {
        let page: StoredPage
        let block: StoredBlock
    }

    /// A piece of a block's text and where it begins, in code points.
    private struct Piece {
        let text: String
        let offset: Int
    }

    func run() throws {
        var generator = SeededRandom.fresh("pieces of \(kind) text of \(corpus.name):")
        let places = try places()
        try #require(!places.isEmpty)
        let engine = SearchEngine(store: corpus.store)
        var found = 0
        var attempts = 0
        let wanted = SeededRandom.rounds(60)
        while found < wanted, attempts < 1_000 * wanted {
            attempts += 1
            let place = generator.element(of: places)
            guard let piece = piece(of: place.block.block.text, &generator) else { continue }
            let isFound = try isFound(piece, at: place, engine)
            #expect(
                isFound,
                "\(piece.text) in block \(place.block.id) of \(place.page.documentKey), page \(place.page.index)"
            )
            found += 1
        }
        #expect(found == wanted)
        print("\(found) pieces of \(kind) text from \(places.count) blocks of \(corpus.name)")
    }

    private func places() throws -> [Place] {
        var places: [Place] = []
        try corpus.store.read { reader in
            try reader.forEachPage(DocumentFilter(parses: .all)) { page in
                for block in page.blocks {
                    let scalars = block.block.text.unicodeScalars
                    let isChinese = scalars.contains(where: \.isHan)
                    let isLatin = scalars.contains { $0.isASCII && $0.properties.isAlphabetic }
                    let fits =
                        switch kind {
                        case .chinese: isChinese
                        case .english: isLatin && !isChinese
                        case .mixed: isChinese && isLatin
                        }
                    if fits { places.append(Place(page: page, block: block)) }
                }
            }
        }
        return places
    }

    /// 1 to 12 characters, cut outside of words of scripts with spaces; nil where the cut is none, or where there is
    /// nothing to look for.
    private func piece(of text: String, _ generator: inout SeededRandom) -> Piece? {
        let characters = Array(text)
        let start = Int.random(in: 0..<characters.count, using: &generator)
        let end = min(characters.count, start + Int.random(in: 1...12, using: &generator))
        guard start == 0 || !characters[start - 1].joinsWord(characters[start]),
            end == characters.count || !characters[end - 1].joinsWord(characters[end])
        else { return nil }
        guard !isInBrokenWord(start, characters), !isInBrokenWord(end, characters) else { return nil }
        let piece = String(characters[start..<end])
        let scalars = piece.unicodeScalars
        guard scalars.contains(where: \.isLetterOrDigit) else { return nil }
        if kind == .chinese, !scalars.contains(where: \.isHan) { return nil }
        if kind == .mixed {
            guard scalars.contains(where: \.isHan),
                scalars.contains(where: { $0.isASCII && $0.isLetterOrDigit })
            else {
                return nil
            }
        }
        return Piece(text: piece, offset: String(characters[..<start]).unicodeScalars.count)
    }

    /// Whether a cut lies inside a word that a hyphen breaks at a line end: in the break or beside it.
    private func isInBrokenWord(_ cut: Int, _ characters: [Character]) -> Bool {
        let isBreak: (Character) -> Bool = { $0.isNewline || "-\u{2010}\u{AD} ".contains($0) }
        let before = characters[..<cut].reversed().prefix(while: isBreak)
        let after = characters[cut...].prefix(while: isBreak)
        return (before + after).contains { "-\u{2010}\u{AD}".contains($0) }
            && (before + after).contains(where: \.isNewline)
    }

    private func isFound(_ piece: Piece, at place: Place, _ engine: SearchEngine) throws -> Bool {
        // Quotation marks of a kind that the piece does not hold.
        let marks: [(open: String, close: String)] = [("\"", "\""), ("“", "”"), ("«", "»")]
        let kinds = ["\"＂", "“”„‟", "«»"]
        guard let mark = zip(marks, kinds).first(where: { !piece.text.contains(where: $0.1.contains) })?.0
        else {
            return true
        }
        let result = try engine.search(
            SearchRequest(
                query: mark.open + piece.text + mark.close, limit: 10, providers: [place.page.provider],
                documents: [place.page.documentKey], pages: [place.page.index + 1...place.page.index + 1],
                allParses: true, furniture: true))
        let letters = piece.text.unicodeScalars.enumerated().filter { $0.element.isLetterOrDigit }
            .map { piece.offset + $0.offset }
        return result.hits.contains { hit in
            hit.regions.contains { region in
                region.blockID == place.block.id
                    && region.highlights.ranges.contains { range in letters.allSatisfy(range.contains) }
            }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isHan: Bool { (0x4E00..<0xA000).contains(value) }

    /// Letters of the scripts that parsers return; marks that fold away are none.
    fileprivate var isLetterOrDigit: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .decimalNumber: true
        default: false
        }
    }
}

extension Character {
    /// Whether the two may be letters of one word of a script with spaces, joined by marks as well.
    fileprivate func joinsWord(_ next: Character) -> Bool { isWordPart && next.isWordPart }

    private var isWordPart: Bool {
        unicodeScalars.contains { scalar in
            let isUnspaced =
                (0x0E00..<0x1000).contains(scalar.value) || (0x2E80..<0xFB00).contains(scalar.value)
            return !isUnspaced && !scalar.properties.isWhitespace
                && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || scalar.properties.isGraphemeExtend || scalar.properties.isDefaultIgnorableCodePoint)
        }
    }
}
