/// One pass over a text: reads characters and gathers them into a word or a run of unspaced characters.
struct TokenScanner {
    /// What is being gathered.
    enum Content {
        case nothing
        case word
        case run
    }

    let text: UnsafeBufferPointer<UInt8>
    let table: CharacterTable
    /// The folded bytes of the word, or of the run's latest characters.
    let buffer: UnsafeMutableBufferPointer<UInt8>
    let mode: Tokenizer.Mode

    /// The next byte to read.
    var position = 0
    var content = Content.nothing
    /// Where the word, or the run's last character but one, begins in the text.
    var start = 0
    /// Where the run's last character begins in the text.
    var lastStart = 0
    /// Where the gathered text ends, with what was ignored after it.
    var end = 0
    /// The bytes in the buffer.
    var length = 0
    /// Where the run's last character but one begins in the buffer.
    var pairOffset = 0
    /// The beginning of the run's last character in the buffer; `pairOffset` if the run has one character only.
    var lastOffset = 0
    /// Whether the last character of the word is a letter, so that a hyphen may break it.
    var endsInLetter = false
    /// Whether words that a line end parts are noted.
    var notesBrokenWords = false
    /// The noted words, in order.
    var brokenWords: [BrokenWord] = []
    /// A hyphen at a line end that only parts a word, even if the rule says otherwise; -1 for none.
    var joinedHyphen = -1

    /// Reads the whole text; false if `emit` stopped it.
    mutating func scan(_ emit: Tokenizer.Emit) -> Bool {
        while position < text.count {
            let folded = table.asciiFolding[Int(text[position])]
            if folded == CharacterTable.outsideASCII {
                guard readCharacter(emit) else { return false }
            } else if folded != 0 {
                guard readASCIIWord(emit) else { return false }
            } else {
                guard readASCIISeparator(emit) else { return false }
            }
        }
        return finish(emit)
    }

    /// Reads ASCII letters and digits as far as they go.
    private mutating func readASCIIWord(_ emit: Tokenizer.Emit) -> Bool {
        guard beginWord(at: position, emit) else { return false }
        var folded = table.asciiFolding[Int(text[position])]
        var next = position
        var count = length
        repeat {
            if count == buffer.count {
                length = count
                end = next
                guard cutWord(at: next, emit) else { return false }
                count = 0
            }
            buffer[count] = folded
            count += 1
            next += 1
            folded = next < text.count ? table.asciiFolding[Int(text[next])] : 0
        } while folded != 0 && folded != CharacterTable.outsideASCII
        endsInLetter = buffer[count - 1] >= UInt8(ascii: "a")
        length = count
        end = next
        position = next
        return true
    }

    /// Reads an ASCII character other than letters and digits, and the like after it.
    private mutating func readASCIISeparator(_ emit: Tokenizer.Emit) -> Bool {
        let byte = text[position]
        if content == .word, byte == UInt8(ascii: "-"),
            let next = continuationOfWord(hyphen: position, after: position + 1)
        {
            position = next
            return true
        }
        if content == .run, byte <= UInt8(ascii: " "), let next = continuationOfRun(from: position) {
            position = next
            return true
        }
        var next = position + 1
        while next < text.count, table.asciiFolding[Int(text[next])] == 0 { next += 1 }
        position = next
        return finish(emit)
    }

    /// Reads one code point outside ASCII.
    private mutating func readCharacter(_ emit: Tokenizer.Emit) -> Bool {
        let (scalar, byteCount) = text.scalar(at: position)
        let place = position..<position + byteCount
        let entry = table.entry(scalar)
        position = place.upperBound
        switch entry.characterClass {
        case .unspaced:
            if Self.mayCompleteSyllable(scalar),
                let syllable = syllable(completedBy: scalar, at: place.lowerBound)
            {
                replaceLastCharacter(with: syllable, upTo: place.upperBound)
                return true
            }
            return addToRun(entry.payload == 0 ? scalar : entry.payload, from: place, emit)
        case .sequence:
            for element in table.elements(entry) {
                guard gather(element, element.payload, from: place, emit) else { return false }
            }
            return true
        case .separator where scalar == 0x2010, .ignored where scalar == 0xAD:
            if let next = continuationOfWord(hyphen: place.lowerBound, after: position) {
                position = next
                return true
            }
        default: break
        }
        return gather(entry, entry.payload == 0 ? scalar : entry.payload, from: place, emit)
    }

    /// Adds one folded character to what is being gathered, or ends it.
    private mutating func gather(
        _ entry: CharacterEntry, _ folded: UInt32, from place: Range<Int>, _ emit: Tokenizer.Emit
    ) -> Bool {
        switch entry.characterClass {
        case .unspaced:
            return addToRun(folded, from: place, emit)
        case .letter, .number:
            endsInLetter = entry.characterClass == .letter
            return addToWord(folded, from: place, emit)
        case .ignored:
            if content != .nothing { end = place.upperBound }
            return true
        case .separator, .sequence:
            return finish(emit)
        }
    }
}

extension TokenScanner {
    /// The continuation of a word broken by a hyphen at a line end: after one line break, with a letter that is not
    /// upper-case; nil if it does not continue, or if the hyphen belongs to the text.
    ///
    /// A caseless letter counts, and so does a ligature of lower-case letters. Notes the place if readings are wanted.
    mutating func continuationOfWord(hyphen: Int, after position: Int) -> Int? {
        guard content == .word, endsInLetter, let next = startOfNextLine(from: position) else { return nil }
        let entry = table.firstEntry(text.scalar(at: next).value)
        guard entry.characterClass == .letter || entry.characterClass == .number else { return nil }
        let isJoined =
            hyphen == joinedHyphen
            || (entry.characterClass == .letter && !entry.isUpperCase
                && LineEndHyphen(in: text, hyphen: hyphen, next: next, table: table) == .dropped)
        if notesBrokenWords, text[hyphen] != 0xC2 {
            brokenWords.append(BrokenWord(hyphen: hyphen, next: next, isJoined: isJoined))
        }
        return isJoined ? next : nil
    }

    /// The continuation of a run after blanks with at most one line break; nil if it does not continue.
    func continuationOfRun(from position: Int) -> Int? {
        let next = startOfNextLine(from: position) ?? skippingBlanks(from: position)
        guard next < text.count else { return nil }
        return table.firstEntry(text.scalar(at: next).value).characterClass == .unspaced ? next : nil
    }

    /// The first byte after blanks, exactly one line break, and blanks; nil if the text is different.
    private func startOfNextLine(from position: Int) -> Int? {
        var next = skippingBlanks(from: position)
        if next < text.count, text[next] == UInt8(ascii: "\r") { next += 1 }
        guard next < text.count, text[next] == UInt8(ascii: "\n") else { return nil }
        next = skippingBlanks(from: next + 1)
        return next < text.count ? next : nil
    }

    private func skippingBlanks(from position: Int) -> Int {
        var next = position
        while next < text.count, text[next] == UInt8(ascii: " ") { next += 1 }
        return next
    }
}
