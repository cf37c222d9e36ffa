internal import CCharacterTable

/// The class and the folding of every code point, as a table of shared pages of 256.
///
/// It is data of the program (`tools/generate-character-tables` writes it): making one costs nothing.
struct CharacterTable {
    /// Marks a byte of `asciiFolding` that begins or continues a code point outside ASCII.
    static let outsideASCII: UInt8 = 0xFF

    /// For each byte what it folds to; 0 for a separator.
    let asciiFolding = UnsafeBufferPointer(start: folio_character_ascii_folding(), count: 256)
    /// For each page of 256 code points, which page of `entries` it is.
    private let pages = UnsafeBufferPointer(start: folio_character_pages(), count: 0x1100)
    private let entries = folio_character_entries()
    /// For a sequence entry, at its payload: the number of elements, then the elements.
    private let sequences = folio_character_sequences()

    /// The entry of a code point below 0x110000.
    @inline(__always)
    func entry(_ scalar: UInt32) -> CharacterEntry {
        CharacterEntry(bits: entries[Int(pages[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)])
    }

    /// The elements of a sequence entry.
    func elements(_ entry: CharacterEntry) -> some RandomAccessCollection<CharacterEntry> {
        let start = sequences + Int(entry.payload)
        return UnsafeBufferPointer(start: start + 1, count: Int(start.pointee)).lazy
            .map { CharacterEntry(bits: $0) }
    }

    /// The entry of the first character that a code point folds to.
    func firstEntry(_ scalar: UInt32) -> CharacterEntry {
        let entry = entry(scalar)
        return entry.characterClass == .sequence ? elements(entry).first ?? entry : entry
    }
}
