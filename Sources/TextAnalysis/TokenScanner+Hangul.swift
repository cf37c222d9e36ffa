/// Korean syllables written as conjoining letters (NFD), by the arithmetic of the Unicode Standard, section 3.12.
///
/// A lead consonant, a vowel and perhaps a final one that are side by side are one character of a run, as the composed
/// syllable is. What forms no syllable folds to the letters that are written alone (`ㄱ`), which never conjoin.
extension TokenScanner {
    private static let leads: ClosedRange<UInt32> = 0x1100...0x1112
    private static let vowels: ClosedRange<UInt32> = 0x1161...0x1175
    private static let finals: ClosedRange<UInt32> = 0x11A8...0x11C2
    private static let syllables: ClosedRange<UInt32> = 0xAC00...0xD7A3
    /// How many syllables differ in their final only, "no final" included.
    private static let finalCount: UInt32 = 28

    /// Whether a code point may complete a syllable.
    @inline(__always)
    static func mayCompleteSyllable(_ scalar: UInt32) -> Bool {
        scalar >= vowels.lowerBound && scalar <= finals.upperBound
    }

    /// The syllable that a vowel or final at a byte makes with the character directly before it; nil if they make none.
    func syllable(completedBy scalar: UInt32, at place: Int) -> UInt32? {
        // Conjoining letters and syllables have three bytes each.
        guard place >= 3 else { return nil }
        let (before, byteCount) = text.scalar(at: place - 3)
        guard byteCount == 3 else { return nil }
        if Self.vowels.contains(scalar) {
            guard Self.leads.contains(before) else { return nil }
            let lead = (before - Self.leads.lowerBound) * UInt32(Self.vowels.count)
            return Self.syllables.lowerBound + (lead + scalar - Self.vowels.lowerBound) * Self.finalCount
        }
        guard Self.finals.contains(scalar) else { return nil }
        let open = Self.vowels.contains(before) ? syllable(completedBy: before, at: place - 3) : before
        guard let open, Self.syllables.contains(open),
            (open - Self.syllables.lowerBound) % Self.finalCount == 0
        else { return nil }
        return open + scalar - Self.finals.lowerBound + 1
    }

    /// Puts a syllable in the place of the run's last character, which holds the letters before it.
    mutating func replaceLastCharacter(with syllable: UInt32, upTo place: Int) {
        length = lastOffset + buffer.store(syllable, at: lastOffset)
        end = place
    }
}
