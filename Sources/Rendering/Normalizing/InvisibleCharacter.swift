/// Characters that are not seen, and the scripts that need them.
enum InvisibleCharacter {
    /// Whether a joiner, a space without width or a mark of direction does anything where it stands.
    ///
    /// Persian and the scripts of India spell with joiners, Thai, Khmer and Javanese part words by spaces without width, emoji are
    /// joined; Hebrew and Arabic need the marks of direction. Among Latin, Greek, Cyrillic and Chinese letters none does anything.
    static func isNeeded(_ place: ScalarWalk.Place, _ walk: ScalarWalk) -> Bool {
        if isDirection(place.value) { return walk.bytes.contains { (0xD6...0xDF).contains($0) } }
        return [walk.before(place.range.lowerBound), walk.after(place.range.upperBound)].contains {
            $0.map { needsJoiners($0.value) } ?? false
        }
    }

    private static func isDirection(_ value: UInt32) -> Bool {
        switch value {
        case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func needsJoiners(_ value: UInt32) -> Bool {
        switch value {
        case 0..<0x0590, 0x1D00..<0x2190, 0x3000..<0xA800, 0xAB30..<0xAB70, 0xF900..<0xFB00, 0xFF00..<0xFFF0,
            0x2_0000..<0x3_4000:
            // The joiners themselves stand in rows.
            value == 0x200C || value == 0x200D
        default: true
        }
    }
}
