/// The writing that a letter belongs to, as far as it decides the language.
enum Script: UInt8, CaseIterable {
    case none
    case latin, cyrillic, arabic, devanagari
    case han, kana, hangul
    case greek, armenian, hebrew, bengali, gurmukhi, gujarati, oriya, tamil, telugu, kannada, malayalam
    case sinhala
    case thai, lao, tibetan, burmese, georgian, ethiopic, khmer

    /// The language of nearly all text in this script, if it has one.
    var onlyLanguage: String? {
        switch self {
        case .han: "zh"
        case .kana: "ja"
        case .hangul: "ko"
        case .greek: "el"
        case .armenian: "hy"
        case .hebrew: "he"
        case .bengali: "bn"
        case .gurmukhi: "pa"
        case .gujarati: "gu"
        case .oriya: "or"
        case .tamil: "ta"
        case .telugu: "te"
        case .kannada: "kn"
        case .malayalam: "ml"
        case .sinhala: "si"
        case .thai: "th"
        case .lao: "lo"
        case .tibetan: "bo"
        case .burmese: "my"
        case .georgian: "ka"
        case .ethiopic: "am"
        case .khmer: "km"
        case .none, .latin, .cyrillic, .arabic, .devanagari: nil
        }
    }

    /// The weight of a character in letters of an alphabet.
    var lettersPerCharacter: UInt32 {
        switch self {
        case .han, .kana, .hangul: 3
        default: 1
        }
    }

    /// Blocks of the Unicode Standard, in order; a block holds signs beside letters, which do no harm.
    private static let blocks: [(range: ClosedRange<UInt32>, script: Script)] = [
        (0x41...0x5A, .latin), (0x61...0x7A, .latin), (0xC0...0xD6, .latin), (0xD8...0xF6, .latin),
        (0xF8...0x24F, .latin), (0x370...0x373, .greek), (0x376...0x377, .greek), (0x37B...0x37D, .greek),
        (0x37F...0x37F, .greek), (0x386...0x386, .greek), (0x388...0x3FF, .greek),
        (0x400...0x481, .cyrillic), (0x48A...0x52F, .cyrillic), (0x531...0x556, .armenian),
        (0x561...0x587, .armenian), (0x5D0...0x5F2, .hebrew), (0x620...0x63F, .arabic),
        (0x641...0x65F, .arabic), (0x66E...0x6D3, .arabic), (0x6D5...0x6DC, .arabic),
        (0x6FA...0x6FF, .arabic), (0x750...0x77F, .arabic), (0x900...0x963, .devanagari),
        (0x971...0x97F, .devanagari), (0x980...0x9E3, .bengali), (0xA00...0xA65, .gurmukhi),
        (0xA70...0xA75, .gurmukhi), (0xA80...0xAE3, .gujarati), (0xB00...0xB63, .oriya),
        (0xB80...0xBE3, .tamil), (0xC00...0xC63, .telugu), (0xC80...0xCE3, .kannada),
        (0xD00...0xD63, .malayalam), (0xD80...0xDF3, .sinhala), (0xE01...0xE3A, .thai),
        (0xE40...0xE4E, .thai), (0xE80...0xEDF, .lao), (0xF40...0xFBC, .tibetan), (0x1000...0x104F, .burmese),
        (0x10A0...0x10FF, .georgian), (0x1100...0x11FF, .hangul), (0x1200...0x135A, .ethiopic),
        (0x1780...0x17D3, .khmer), (0x1E00...0x1EFF, .latin), (0x1F00...0x1FFF, .greek),
        (0x3041...0x3096, .kana), (0x30A1...0x30FA, .kana), (0x3131...0x318E, .hangul),
        (0x3400...0x4DBF, .han), (0x4E00...0x9FFF, .han), (0xAC00...0xD7A3, .hangul),
        (0xF900...0xFAFF, .han), (0xFF66...0xFF9D, .kana), (0x20000...0x3FFFF, .han),
    ]

    /// The script of a letter; `none` for other characters, and for letters of scripts that are not distinguished.
    init(_ letter: UInt32) {
        if (0x4E00...0x9FFF).contains(letter) {
            self = .han
            return
        }
        var (low, high) = (0, Self.blocks.count)
        while low < high {
            let middle = (low + high) / 2
            if Self.blocks[middle].range.upperBound < letter { low = middle + 1 } else { high = middle }
        }
        let isFound = low < Self.blocks.count && Self.blocks[low].range.contains(letter)
        self = isFound ? Self.blocks[low].script : .none
    }
}
