/// Reads the generated text into pages; a page that a range covers wholly is shared by all such pages.
struct CharacterTableBuilder {
    private(set) var pages = [UInt16](repeating: 0, count: 0x1100)
    private(set) var entries = [CharacterEntry](repeating: CharacterEntry(.separator), count: 256)
    private(set) var sequences: [CharacterEntry] = []
    /// For each page of `entries`, whether it is one class throughout and so must be copied before a change.
    private var isShared = [true]
    /// The pages that are one class throughout, by class; the first is all separators.
    private var uniformPages: [CharacterClass: UInt16] = [.separator: 0]

    init() {
        entries.reserveCapacity(0x20000)
    }

    /// Reads entries `FIRST[-LAST]CLASS`.
    mutating func readClasses(_ text: StaticString) {
        var reader = GeneratedTextReader(text)
        while let (range, mark) = reader.nextRange() {
            let characterClass: CharacterClass =
                switch mark {
                case UInt8(ascii: "w"): .letter
                case UInt8(ascii: "n"): .number
                case UInt8(ascii: "c"): .unspaced
                default: .ignored
                }
            fill(range, with: characterClass)
        }
    }

    /// Reads entries `FIRST[-LAST]>FOLDED[,FOLDED…]`; the classes must have been read.
    mutating func readFoldings(_ text: StaticString) {
        var reader = GeneratedTextReader(text)
        while let (range, mark) = reader.nextRange() {
            let isUpperCase = mark == UInt8(ascii: "^")
            let folded = reader.nextList()
            if folded.count == 1 {
                var (scalar, target) = (range.lowerBound, folded[0])
                while scalar <= range.upperBound {
                    self[scalar] = CharacterEntry(
                        self[target].characterClass, payload: target, isUpperCase: isUpperCase)
                    scalar += 1
                    target += 1
                }
            } else {
                let place = UInt32(sequences.count)
                sequences.append(CharacterEntry(.separator, payload: UInt32(folded.count)))
                sequences += folded.map { CharacterEntry(self[$0].characterClass, payload: $0) }
                self[range.lowerBound] = CharacterEntry(.sequence, payload: place, isUpperCase: isUpperCase)
            }
        }
    }

    private subscript(scalar: UInt32) -> CharacterEntry {
        get { entries[Int(pages[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)] }
        set {
            makePageUnique(Int(scalar >> 8))
            entries[Int(pages[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)] = newValue
        }
    }

    private mutating func fill(_ range: ClosedRange<UInt32>, with characterClass: CharacterClass) {
        var scalar = range.lowerBound
        while scalar <= range.upperBound {
            if scalar & 0xFF == 0, range.upperBound - scalar >= 0xFF {
                pages[Int(scalar >> 8)] = uniformPage(characterClass)
                scalar += 0x100
            } else {
                self[scalar] = CharacterEntry(characterClass)
                scalar += 1
            }
        }
    }

    private mutating func uniformPage(_ characterClass: CharacterClass) -> UInt16 {
        if let page = uniformPages[characterClass] { return page }
        let page = UInt16(entries.count >> 8)
        entries += [CharacterEntry](repeating: CharacterEntry(characterClass), count: 256)
        uniformPages[characterClass] = page
        isShared.append(true)
        return page
    }

    private mutating func makePageUnique(_ index: Int) {
        let page = pages[index]
        guard isShared[Int(page)] else { return }
        isShared.append(false)
        pages[index] = UInt16(entries.count >> 8)
        // An array of its own: in a build without optimization, one element after the other takes half of a search's time.
        let copy = Array(entries[Int(page) << 8..<Int(page) << 8 + 256])
        entries += copy
    }
}
