/// The class and the folding of every code point, as a table of shared pages of 256.
///
/// It is read from the generated text once a process, in about a millisecond.
struct CharacterTable: Sendable {
    /// The table all tokenizers use.
    static let standard = CharacterTable(
        classes: CharacterClassData.text, foldings: FoldingData.text)

    /// Marks a byte of `asciiFolding` that begins or continues a code point outside ASCII.
    static let outsideASCII: UInt8 = 0xFF

    /// For each page of 256 code points, which page of `entries` it is.
    let pages: [UInt16]
    let entries: [CharacterEntry]
    /// For a sequence entry, at its payload: one element that holds the count, then the elements.
    let sequences: [CharacterEntry]
    /// For each byte what it folds to; 0 for a separator.
    let asciiFolding: [UInt8]

    init(classes: StaticString, foldings: StaticString) {
        var builder = CharacterTableBuilder()
        builder.readClasses(classes)
        builder.readFoldings(foldings)
        pages = builder.pages
        entries = builder.entries
        sequences = builder.sequences
        asciiFolding = (UInt8.min...UInt8.max).map { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): byte
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
            case 0x80...: Self.outsideASCII
            default: 0
            }
        }
    }
}
