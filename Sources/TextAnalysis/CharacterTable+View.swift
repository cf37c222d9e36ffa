extension CharacterTable {
    /// The table's storage, for the length of one call.
    struct View {
        let pages: UnsafeBufferPointer<UInt16>
        let entries: UnsafeBufferPointer<CharacterEntry>
        let sequences: UnsafeBufferPointer<CharacterEntry>
        let asciiFolding: UnsafeBufferPointer<UInt8>

        /// The entry of a code point below 0x110000.
        @inline(__always)
        func entry(_ scalar: UInt32) -> CharacterEntry {
            entries[Int(pages[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)]
        }

        /// The elements of a sequence entry.
        func elements(_ entry: CharacterEntry) -> UnsafeBufferPointer<CharacterEntry>.SubSequence {
            let place = Int(entry.payload)
            return sequences[place + 1..<place + 1 + Int(sequences[place].payload)]
        }

        /// The entry of the first character that a code point folds to.
        func firstEntry(_ scalar: UInt32) -> CharacterEntry {
            let entry = entry(scalar)
            return entry.characterClass == .sequence ? elements(entry).first ?? entry : entry
        }
    }

    /// Calls the body with pointers into the table.
    func withUnsafeView<Result>(_ body: (View) -> Result) -> Result {
        pages.withUnsafeBufferPointer { pages in
            entries.withUnsafeBufferPointer { entries in
                sequences.withUnsafeBufferPointer { sequences in
                    asciiFolding.withUnsafeBufferPointer { asciiFolding in
                        body(
                            View(
                                pages: pages, entries: entries, sequences: sequences,
                                asciiFolding: asciiFolding))
                    }
                }
            }
        }
    }
}
