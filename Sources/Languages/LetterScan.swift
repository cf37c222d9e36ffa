internal import TextAnalysis

/// The parts of a `TrigramTable` while a text is read.
struct TrigramLookup {
    let numbers: UnsafeBufferPointer<UInt16>
    let scripts: UnsafeBufferPointer<UInt8>
    let slots: UnsafeBufferPointer<UInt64>
    let rows: UnsafeBufferPointer<TrigramTable.Row>
    let vietnamese: UInt16
}

extension TrigramTable {
    func withLookup(_ body: (TrigramLookup) -> Void) {
        letters.numbers.withUnsafeBufferPointer { numbers in
            letters.scripts.withUnsafeBufferPointer { scripts in
                slots.withUnsafeBufferPointer { slots in
                    rows.withUnsafeBufferPointer { rows in
                        body(
                            TrigramLookup(
                                numbers: numbers, scripts: scripts, slots: slots, rows: rows,
                                vietnamese: letters.vietnameseNumber))
                    }
                }
            }
        }
    }
}

/// Reads a text letter by letter and counts its runs.
struct LetterScan {
    private let lookup: TrigramLookup
    private(set) var latin: Scores
    private(set) var others: Scores
    private(set) var marks: CyrillicMarks

    init(_ lookup: TrigramLookup, latin: Scores, others: Scores, marks: CyrillicMarks) {
        self.lookup = lookup
        self.latin = latin
        self.others = others
        self.marks = marks
    }

    /// Reads a text; `characters` counts the letters of each script.
    mutating func read(
        _ text: UnsafeBufferPointer<UInt8>, _ characters: inout UnsafeMutableBufferPointer<UInt32>
    ) {
        var (first, second) = (LetterTable.edge, LetterTable.edge)
        var position = 0
        var isLatin = true
        while position < text.count {
            let byte = text[position]
            let (letter, width) = byte < 0x80 ? (UInt32(byte), 1) : text.scalar(at: position)
            position += width
            var third = LetterTable.edge
            if letter < LetterTable.end {
                third = lookup.numbers[Int(letter)]
                if third == LetterTable.digit {
                    third = second == LetterTable.edge ? LetterTable.edge : LetterTable.unknown
                }
                let script = lookup.scripts[Int(letter)]
                characters[Int(script)] &+= 1
                if third != LetterTable.edge { isLatin = script == Script.latin.rawValue }
                if script == Script.cyrillic.rawValue { marks.note(letter) }
            } else {
                let script = Script(letter)
                characters[Int(script.rawValue)] &+= 1
                if script == .latin { third = letter < 0x1EA0 ? LetterTable.unknown : lookup.vietnamese }
            }
            if second != LetterTable.edge { count(TrigramTable.key(first, second, third), isLatin) }
            (first, second) = (second, third)
        }
        if second != LetterTable.edge {
            count(TrigramTable.key(first, second, LetterTable.edge), isLatin)
        }
        latin.flush()
        others.flush()
    }

    @inline(__always)
    private mutating func count(_ key: UInt32, _ isLatin: Bool) {
        let row = TrigramTable.find(key, lookup.slots).map { lookup.rows[$0] }
        if isLatin { latin.add(row) } else { others.add(row) }
    }
}
