extension TokenScanner {
    /// Where a word broken by a hyphen at a line end goes on: after one line break, with a letter that is not
    /// upper-case; nil where it does not, or where the hyphen belongs to the text.
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

    /// Where a run goes on after blanks with at most one line break; nil where it does not.
    func continuationOfRun(from position: Int) -> Int? {
        let next = startOfNextLine(from: position) ?? skippingBlanks(from: position)
        guard next < text.count else { return nil }
        return table.firstEntry(text.scalar(at: next).value).characterClass == .unspaced ? next : nil
    }

    /// The first byte after blanks, exactly one line break, and blanks; nil where there is something else.
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
