/// Letters of Cyrillic that only some languages have.
///
/// They recognize Belarusian and Kazakh, which have no profile, and distinguish Serbian from Macedonian, whose profiles are too alike.
struct CyrillicMarks: Sendable {
    private var all: UInt32 = 0
    private var kazakh: UInt32 = 0
    private var serbian: UInt32 = 0
    private var macedonian: UInt32 = 0
    private var belarusian: UInt32 = 0
    /// І, which Belarusian and Ukrainian have, and И, which all but Belarusian have.
    private var narrowI: UInt32 = 0
    private var wideI: UInt32 = 0

    /// Counts a letter of Cyrillic.
    mutating func note(_ letter: UInt32) {
        all &+= 1
        switch letter {
        case 0x418, 0x438: wideI &+= 1
        case 0x406, 0x456: narrowI &+= 1
        case 0x40E, 0x45E: belarusian &+= 1  // Ў ў
        case 0x492, 0x493, 0x49A, 0x49B, 0x4B0, 0x4B1: kazakh &+= 1  // Ғ ғ Қ қ Ұ ұ
        case 0x402, 0x452, 0x40B, 0x45B: serbian &+= 1  // Ђ ђ Ћ ћ
        case 0x403, 0x453, 0x40C, 0x45C, 0x405, 0x455: macedonian &+= 1  // Ѓ ѓ Ќ ќ Ѕ ѕ
        default: break
        }
    }

    mutating func add(_ other: CyrillicMarks) {
        all &+= other.all
        kazakh &+= other.kazakh
        serbian &+= other.serbian
        macedonian &+= other.macedonian
        belarusian &+= other.belarusian
        narrowI &+= other.narrowI
        wideI &+= other.wideI
    }

    /// Kazakh or Belarusian, if the letters are frequent enough for it.
    ///
    /// Қ, Ғ and Ұ are 5 % of Kazakh's letters, І is 6 % of Belarusian's; a fraction of that is enough.
    var language: String? {
        if kazakh > 0, UInt64(kazakh) * 150 >= UInt64(all) { return "kk" }
        let isBelarusian = belarusian > 0 || narrowI > 3
        let hasNoWideI = UInt64(wideI) * 10 <= UInt64(narrowI)
        return isBelarusian && hasNoWideI && UInt64(narrowI) * 50 >= UInt64(all) ? "be" : nil
    }

    /// A language that was found by runs of letters, or the neighbour whose letters the text has.
    func corrected(_ language: String) -> String {
        switch language {
        case "mk" where serbian > macedonian: "sr"
        case "sr" where macedonian > serbian: "mk"
        default: language
        }
    }
}
