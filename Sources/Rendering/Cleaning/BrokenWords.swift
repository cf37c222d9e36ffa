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
            Self.isText(page.blocks[$0].type) && Self.mayBreak(page.blocks[$0].text)
        }
        guard compounds != nil || !broken.isEmpty else { return }
        for position in page.blocks.indices where Self.isText(page.blocks[position].type) {
            collect(from: page.blocks[position].text)
        }
        for position in broken {
            page.blocks[position].text = mended(page.blocks[position].text)
            guard let markup = page.blocks[position].markup, markup.format == .markdown else { continue }
            page.blocks[position].markup?.content = mended(markup.content)
        }
    }

    private static func isText(_ type: BlockType) -> Bool {
        switch type {
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

    /// Keeps the words of a text that are written with a hyphen within a line.
    private mutating func collect(from text: String) {
        // Changed where it lies: it is asked for with every block of the document.
        var words = compounds.take() ?? []
        defer { compounds = words }
        var text = text
        text.withUTF8 { bytes in
            // The last byte of each mark; most blocks have none.
            _ = ByteWords.first(
                in: bytes, from: 0, to: bytes.count,
                candidates: {
                    ByteWords.equal($0, 0x2D) | ByteWords.equal($0, 0xAD) | ByteWords.equal($0, 0x90)
                        | ByteWords.equal($0, 0x91) | ByteWords.equal($0, 0x83)
                },
                where: { last in
                    switch bytes[last] {
                    case 0x2D, 0xAD, 0x90, 0x91, 0x83:
                        Self.compound(bytes, before: last + 1).map { _ = words.insert($0) }
                        return words.count >= Self.greatestCompoundCount
                    default: return false
                    }
                })
        }
    }

    /// The word around a hyphen that ends at a byte, in small letters; nil if letters do not stand on both sides of it.
    private static func compound(_ bytes: UnsafeBufferPointer<UInt8>, before next: Int) -> String? {
        guard let hyphen = Hyphenation.mark(before: next, in: bytes) else { return nil }
        let walk = ScalarWalk(bytes: bytes)
        var (start, end) = (hyphen, next)
        while let place = walk.after(end), Hyphenation.isLetter(place.value) { end = place.range.upperBound }
        guard end > next else { return nil }
        while let place = walk.before(start), Hyphenation.isLetter(place.value) {
            start = place.range.lowerBound
        }
        guard start < hyphen else { return nil }
        let word = Array(bytes[start..<hyphen]) + [UInt8(ascii: "-")] + bytes[next..<end]
        return String(decoding: word, as: UTF8.self).lowercased()
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
}
