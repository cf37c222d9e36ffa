internal import TextAnalysis

/// Brings characters to the form that readers and models expect, where a PDF's fonts or a layout have left another.
///
/// Opens ligatures (`ﬁ`), makes no-break and other typographic spaces plain ones, removes zero-width characters and soft
/// hyphens, puts accents on their letters (`DetachedAccent`), removes spaces within Chinese and Japanese
/// (`ChineseSpace`) and shortens dot leaders (`DotLeader`). What no rule is sure of stays as it is.
package struct TextNormalizer {
    /// What a text is, which decides about the rules.
    package enum Kind: Sendable {
        /// All rules hold.
        case text
        /// Dots, accents and spaces are part of what it says.
        case code
    }

    private let kind: Kind

    package init(_ kind: Kind) { self.kind = kind }

    /// The text in the form; the same text where there is nothing to do.
    package func normalized(_ text: String) -> String { changed(text) ?? text }

    /// The text in the form; nil where there is nothing to do.
    ///
    /// Dots, accents and spaces stay in `code`, ranges of bytes in order.
    func changed(_ text: String, code: [Range<Int>] = []) -> String? {
        var text = text
        let output: [UInt8]? = text.withUTF8 { bytes in
            let edits = edits(of: bytes, code: code[...])
            return edits.isEmpty ? nil : TextEdit.applied(edits, to: bytes)
        }
        return output.map { String(decoding: $0, as: UTF8.self) }
    }

    /// What is to be done, in order.
    func edits(
        of bytes: UnsafeBufferPointer<UInt8>, code: ArraySlice<Range<Int>> = []
    ) -> [TextEdit] {
        var edits: [TextEdit] = []
        var (position, floor) = (0, 0)
        var code = code
        while let edit = first(in: bytes, from: position, floor: floor, &code) {
            edits.append(edit)
            floor = edit.range.upperBound
            position = floor
        }
        return edits
    }

    /// The first edit from a position on; none reaches back before `floor`.
    private func first(
        in bytes: UnsafeBufferPointer<UInt8>, from start: Int, floor: Int,
        _ code: inout ArraySlice<Range<Int>>
    ) -> TextEdit? {
        var found: TextEdit?
        _ = ByteWords.first(
            in: bytes, from: start, to: bytes.count, candidates: Self.candidates,
            where: { position in
                switch bytes[position] {
                case 0x20, 0x2E, 0xC2, 0xCB, 0xCC, 0xCD, 0xE2, 0xEF:
                    while let range = code.first, range.upperBound <= position { code.removeFirst() }
                    let isCode = code.first.map { $0.contains(position) } ?? false
                    found = edit(bytes, position, floor, isCode ? .code : kind)
                    return found != nil
                default: return false
                }
            })
        return found
    }

    /// The top bits of the bytes of a word that an edit could begin at.
    @inline(__always)
    private static func candidates(_ word: UInt64) -> UInt64 {
        // A leader has two dots in every word.
        let dots = ByteWords.equal(word, 0x2E)
        var found = dots & (dots << 8 | dots << 16 | dots >> 8 | dots >> 16)
        let tops: UInt64 = 0x8080_8080_8080_8080
        let high = word & tops
        guard high != 0 else { return found }
        found |= ByteWords.equal(word, 0xC2) | ByteWords.equal(word, 0xE2)
        found |= ByteWords.equal(word, 0xCB) | ByteWords.equal(word, 0xCC) | ByteWords.equal(word, 0xCD)
        // 0xEF begins the commas of Chinese; only before 0xAC it begins a ligature.
        found |= ByteWords.equal(word, 0xEF) & (ByteWords.equal(word, 0xAC) >> 8 | 0x80 << 56)
        // A space between two bytes that are no ASCII; those beside the word are not known.
        found |= ByteWords.equal(word, 0x20) & (high << 8 | 0x80) & (high >> 8 | 0x80 << 56)
        return found
    }

    private func edit(
        _ bytes: UnsafeBufferPointer<UInt8>, _ position: Int, _ floor: Int, _ kind: Kind
    ) -> TextEdit? {
        let walk = ScalarWalk(bytes: bytes)
        guard let place = walk.after(position) else { return nil }
        switch place.value {
        case 0xFB00...0xFB06:
            return TextEdit(place.range, Self.ligatures[Int(place.value - 0xFB00)])
        case let value where value != 0x20 && Self.isSpace(value):
            // Mongolian sets its endings off with a narrow one.
            if value == 0x202F, walk.isMongolian(around: place) { return nil }
            let isIndentation = kind == .text && Self.beginsLine(position, walk)
            return TextEdit(place.range, isIndentation ? [] : [0x20])
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069:
            return InvisibleCharacter.isNeeded(place, walk) ? nil : TextEdit(place.range, [])
        case 0xAD: return softHyphen(place, walk)
        default: break
        }
        guard kind == .text else { return nil }
        switch place.value {
        case 0x20: return ChineseSpace.edit(at: position, walk)
        case 0x2E, 0x2026, 0xB7: return DotLeader.edit(at: position, floor: floor, walk)
        case 0x0300...0x036F: return DetachedAccent.combining(at: place, floor: floor, walk)
        default: return DetachedAccent.spacing(at: place, floor: floor, walk)
        }
    }

    /// Whether nothing but spaces stands before on the line, where more of them would make code of markdown.
    private static func beginsLine(_ position: Int, _ walk: ScalarWalk) -> Bool {
        var place = walk.before(position)
        while let character = place, isSpace(character.value) {
            place = walk.before(character.range.lowerBound)
        }
        return place.map { $0.value == 0x0A } ?? true
    }

    private static func isSpace(_ value: UInt32) -> Bool {
        switch value {
        case 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x205F: true
        default: false
        }
    }

    /// Within a line a soft hyphen says where a word may be parted; at its end it was printed, and `BrokenWords` joins the halves.
    private func softHyphen(_ place: ScalarWalk.Place, _ walk: ScalarWalk) -> TextEdit? {
        let next = walk.after(place.range.upperBound)?.value
        switch next {
        case 0x0A: return nil
        case nil, 0x20, 0x09:
            let isDoubled = walk.before(place.range.lowerBound)?.value == 0x2D
            return TextEdit(place.range, isDoubled ? [] : [0x2D])
        default: return TextEdit(place.range, [])
        }
    }

    private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"].map { Array($0.utf8) }
}
