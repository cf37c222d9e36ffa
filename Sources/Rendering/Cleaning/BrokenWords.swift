internal import DocumentModel
internal import Foundation
internal import TextAnalysis

/// Makes words whole that a line's end parts: `exam-⏎ple` becomes `example`, `top-⏎down` `top-down`.
///
/// An adapter keeps such a break where only a reader could tell the two apart. The document can: the hyphen stays where
/// it belongs to the text (`LineEndHyphen`), where the word is written with it elsewhere, or after a word that keeps it
/// (`Hyphenation`). Else it goes with the break, as MinerU's own
/// markdown has it. `elsewhere` is the same page and those before it, from the document's first broken word on.
struct BrokenWords {
    /// Bounds the memory; no book has so many.
    private static let greatestCompoundCount = 100_000

    /// The hyphenated words that were seen, in small letters; nil while there was no broken word in the document.
    private var compounds: Set<String>?

    /// Begins another document.
    mutating func forget() { compounds = nil }

    /// Makes the words of a page's blocks whole; code, formulas, tables and lists of contents are left alone.
    mutating func mend(_ page: inout ExportPage) {
        let broken = page.blocks.indices.filter {
            Self.isText(page.blocks[$0]) && Self.mayBreak(page.blocks[$0].text)
        }
        guard compounds != nil || !broken.isEmpty else { return }
        for block in page.blocks where Self.isText(block) { collect(from: block.text) }
        for position in broken {
            page.blocks[position].text = mended(page.blocks[position].text)
            guard let markup = page.blocks[position].markup, markup.format == .markdown else { continue }
            page.blocks[position].markup?.content = mended(markup.content)
        }
    }

    private static func isText(_ block: Block) -> Bool {
        switch block.type {
        case .code, .formula, .table, .toc: false
        default: true
        }
    }

    /// Whether a line ends in a hyphen; the last byte of each mark is enough to ask.
    private static func mayBreak(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard let start = UnsafeRawPointer(bytes.baseAddress) else { return false }
            var position = 0
            // Every text is asked: in steps of eight bytes that was a fortieth of an export's instructions.
            while let found = memchr(start + position, 0x0A, bytes.count - position) {
                position = UnsafeRawPointer(found) - start + 1
                if position > 1, [0x2D, 0xAD, 0x90, 0x91, 0x83].contains(bytes[position - 2]) { return true }
            }
            return false
        }
    }

    private mutating func collect(from text: String) {
        // Changed where it lies: it is asked for with every block of the document.
        var words = compounds.take() ?? []
        defer { compounds = words }
        let letters = Array(text.unicodeScalars)
        for position in letters.indices.dropLast()
        where Hyphenation.marks.contains(letters[position]) && letters[position + 1] != "\n" {
            let (head, rest) = Self.halves(letters, around: position..<position + 1)
            guard !head.isEmpty, !rest.isEmpty, words.count < Self.greatestCompoundCount else { continue }
            words.insert("\(head)-\(rest)".lowercased())
        }
    }

    private func mended(_ text: String) -> String {
        var text = text
        let output: [UInt8]? = text.withUTF8 { bytes in
            var output: [UInt8] = []
            var copied = 0
            for place in bytes.indices where bytes[place] == 0x0A {
                guard place + 1 < bytes.count, let hyphen = Hyphenation.mark(before: place, in: bytes),
                    hyphen >= copied,
                    let reading = Hyphenation.reading(
                        of: bytes, hyphen: hyphen, next: place + 1,
                        isCompound: { compounds?.contains("\($0)-\($1)".lowercased()) == true })
                else { continue }
                output.append(contentsOf: bytes[copied..<(reading == .dropped ? hyphen : place)])
                if reading == .keptBeforeSpace { output.append(UInt8(ascii: " ")) }
                copied = place + 1
            }
            guard copied > 0 else { return nil }
            output.append(contentsOf: bytes[copied...])
            return output
        }
        return output.map { String(decoding: $0, as: UTF8.self) } ?? text
    }

    /// The letters right before and right after a hyphen and what follows it.
    private static func halves(_ letters: [Unicode.Scalar], around gap: Range<Int>) -> (String, String) {
        (
            Hyphenation.lastLetters(of: letters[..<gap.lowerBound]),
            Hyphenation.firstLetters(of: letters[gap.upperBound...])
        )
    }
}
