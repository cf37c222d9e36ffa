/// The characters of Chinese and Japanese writing, which has no spaces between words.
enum UnspacedScript {
    /// Whether a code point is a Chinese character or a Japanese syllable.
    @inline(__always)
    static func contains(_ value: UInt32) -> Bool {
        switch value {
        case 0..<0x3005: false
        case 0x3005...0x3007, 0x3021...0x3029, 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF,
            0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
