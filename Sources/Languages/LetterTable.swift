/// What counts of the letters of alphabets: their script, and one number for their forms that count as one.
struct LetterTable: Sendable {
    /// Code points below this are looked up; all alphabets whose languages are distinguished by runs of letters are below.
    static let end: UInt32 = 0x1000

    /// The number of characters other than letters, which end a word.
    static let edge: UInt16 = 0
    /// The number of letters that no run of the profiles has.
    static let unknown: UInt16 = 1
    /// The number of digits, which are letters that no run has inside a word, and else no letters.
    static let digit: UInt16 = 2
    /// The greatest number: three of them make a number of 27 bits.
    static let lastNumber: UInt16 = 511
    /// The letter that represents all Vietnamese letters with two marks, as in the profiles.
    private static let vietnamese: UInt32 = 0x1EC3

    /// The number of each code point.
    private(set) var numbers = [UInt16](repeating: Self.edge, count: Int(Self.end))
    /// The script of each code point, as its raw value.
    private(set) var scripts = [UInt8](repeating: 0, count: Int(Self.end))
    /// The number of the letters from U+1EA0 to U+1EFF.
    private(set) var vietnameseNumber = Self.unknown

    /// The letters of the profiles are below this.
    static let foldedEnd: UInt32 = 0x2000

    /// `numbers` has the number of each letter of the profiles below `foldedEnd`, else 0.
    init(numbers known: [UInt16]) {
        for letter in 0..<Self.end {
            let script = Script(letter)
            guard script != .none else { continue }
            scripts[Int(letter)] = script.rawValue
            numbers[Int(letter)] = max(known[Int(Self.fold(letter))], Self.unknown)
        }
        for digit in UInt8(ascii: "0")...UInt8(ascii: "9") { numbers[Int(digit)] = Self.digit }
        vietnameseNumber = max(known[Int(Self.vietnamese)], Self.unknown)
    }

    /// The letter as the profiles write it: small, and one of two that the profiles treat as equal.
    private static func fold(_ letter: UInt32) -> UInt32 {
        switch letter {
        case 0x41...0x5A, 0xC0...0xDE, 0x410...0x42F: letter + 0x20
        case 0x400...0x40F: letter + 0x50
        case 0x130: 0x69
        case 0x178: 0xFF
        case 0x139...0x148, 0x179...0x17E: letter + (letter & 1)
        case 0x218, 0x219: 0x15F
        case 0x21A, 0x21B: 0x163
        case 0x1AF: 0x1B0
        case 0x149, 0x131, 0x138: letter
        case 0x100...0x17F, 0x1A0...0x1A1, 0x460...0x52F: letter | 1
        case 0x6CC: 0x64A
        default: letter
        }
    }
}
