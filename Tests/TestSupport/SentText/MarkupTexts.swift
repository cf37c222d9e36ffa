/// The text of hOCR: what stands between the tags of each page, without a word's other readings and without the text of lines
/// that Google repeats in words.
struct HOCRTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        files.flatMap { file in
            file.markup.split(separator: /<div[^>]*class=.ocr_page./).dropFirst().enumerated().map {
                position, page in
                let text = page.drop { $0 != ">" }.dropFirst()
                    .replacing(/<del.*?<\/del>|<\/?ins[^>]*>/, with: "")
                    .replacing("&shy;", with: "").replacing("&raquo;", with: "»")
                    .replacing(/(class='ocr_line'[^>]*>)[^<]+(<span)/) { "\($0.1)\($0.2)" }
                let number = page.firstMatch(of: /ppageno (\d+)/).flatMap { Int($0.1) }
                return SentText(String(text), page: number ?? position, form: .html)
            }
        }
    }
}

extension SentFile {
    /// The file as text, whatever its encoding says.
    var markup: String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.contains("ISO-8859-1") else { return text }
        return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}

/// ALTO: the `CONTENT` of each `String`, and the pages by their numbers, from 1, or from 0 where one is 0.
struct ALTOTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        files.flatMap { file in
            file.markup.split(separator: #/<(\w+:)?Page /#).dropFirst().flatMap { page in
                let number = page.firstMatch(of: /PHYSICAL_IMG_NR="(\d+)"/).flatMap { Int($0.1) } ?? 1
                return page.matches(of: /<(\w+:)?String[^>]*?CONTENT="([^"]*)"/).map {
                    SentText(String($0.2), page: max(0, number - 1), form: .html)
                }
            }
        }
    }
}

/// PAGE XML: of each region, table cell and line the `Unicode` of index 0, at the highest level that lines have one.
struct PageXMLTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        files.flatMap { file in
            file.markup.split(separator: #/<(TextRegion|TableCell) /#).dropFirst().flatMap { region in
                let lines = region.split(separator: "<TextLine ").dropFirst().map(Self.upToEnd)
                let pieces = lines.isEmpty ? [String(region)] : lines
                return pieces.flatMap { piece in
                    let own = piece.replacing(/(?s)<(Word|Glyph) .*<\/(Word|Glyph)>/, with: "")
                    let level = own.contains("<Unicode>") ? own : piece
                    return level.matches(of: /(?s)<TextEquiv([^>]*)><Unicode>(.*?)<\/Unicode>/)
                        .filter { !$0.1.contains("index=\"1\"") }
                        .map { SentText(String($0.2), page: 0, form: .html) }
                }
            }
        }
    }

    private static func upToEnd(_ line: Substring) -> String {
        String(line[..<(line.firstRange(of: "</TextLine>")?.lowerBound ?? line.endIndex)])
    }
}

/// Tesseract's and poppler's TSV: the last column of the rows of level 5.
struct WordTableTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        files.flatMap { file in
            var runs = -1
            return file.markup.split(separator: "\n").compactMap { line -> SentText? in
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
                if fields[0] == "level" { runs += 1 }
                guard fields.count == 12, fields[0] == "5", let page = Int(fields[1]) else { return nil }
                return SentText(String(fields[11]), page: page - 1 + runs)
            }
        }
    }
}

/// MiniOCR: all that stands between tags, up to a word's second reading.
struct MiniOCRTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        files.flatMap { file in
            file.markup.split(separator: "<p ").dropFirst().enumerated().map { position, page in
                let text = page.drop { $0 != ">" }.dropFirst()
                    .replacing(/(&#x21FF;|\x{21FF})[^<]*/, with: "").replacing(/<[^>]*>/, with: " ")
                return SentText(String(text), page: position, form: .html)
            }
        }
    }
}

/// poppler: words of `-bbox`, pieces of `pdftohtml -xml`, rows of `-tsv`.
struct PopplerTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        files.flatMap { file -> [SentText] in
            if file.name.hasSuffix(".tsv") { return WordTableTexts().texts(in: [file]) }
            return file.markup.split(separator: "<page ").dropFirst().enumerated().flatMap { position, page in
                let number = page.firstMatch(of: /^number="(\d+)"/).flatMap { Int($0.1) }
                return page.matches(of: /(?s)<(word|text) [^>]*>(.*?)<\/(word|text)>/).map {
                    SentText(String($0.2), page: number.map { $0 - 1 } ?? position, form: .html)
                }
            }
        }
    }
}

/// GROBID: the title, authors, keywords, notes and abstract of the header, and the text of the body.
///
/// Without what a raw reference or a figure's head says already. The pages are not told for all, so they are told for none.
struct GrobidTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        files.flatMap { file -> [SentText] in
            var seen: Set<String> = []
            let header = file.markup.prefix(
                upTo: file.markup.firstRange(of: "<facsimile>")?.lowerBound ?? file.markup.endIndex)
            let parts = header.matches(
                of:
                    /(?s)<titleStmt>.*?<\/titleStmt>|<author>.*?<affiliation|<affiliation.*?<\/affiliation>|<note.*?<\/note>|<keywords>.*?<\/keywords>|<abstract>.*?<\/abstract>/
            ).map { String($0.0) }.filter { !$0.hasPrefix("<affiliation") || seen.insert($0).inserted }
            // The pattern takes the opening of an affiliation along with its author.
            let affiliations = header.matches(of: /(?s)<affiliation[^>]*>(.*?)<\/affiliation>/).map {
                String($0.1)
            }
            let body = file.markup.split(separator: "<text ").last.map(String.init) ?? ""
            let said =
                body.replacing(/(?s)<biblStruct[^>]*>(?:(?!<\/biblStruct>).)*?(<note type="raw_reference">)/)
            { "\($0.1)" }
            .replacing(/<label>\d+<\/label>/, with: "")
            .replacing(/<(head|note)[^>]*? n="([\d.]+)"[^>]*>/) { "\($0.2) " }
            .replacing(/from="(\d+)" to="(\d+)" \/>/) { "> \($0.1) \($0.2) " }
            return (parts + Set(affiliations) + ["<" + said]).map {
                SentText(String($0.replacing(/<[^>]*(>|$)/, with: " ")), page: nil, form: .html)
            }
        }
    }
}
