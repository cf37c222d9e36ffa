import Foundation
import Testing
import TextAnalysis

/// Korean in composed syllables (NFC), conjoining letters (NFD), and half of each.
///
/// Foundation's decomposition is the oracle.
@Suite struct KoreanTests {
    @Test func `every syllable has the same tokens composed, decomposed and half composed`() {
        for value in UInt32(0xAC00)...0xD7A3 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let composed = String(Character(scalar))
            let letters = Array(composed.decomposedStringWithCanonicalMapping.unicodeScalars)
            var spellings = [string(letters)]
            if letters.count == 3 {
                let open = string(Array(letters[..<2])).precomposedStringWithCanonicalMapping
                spellings.append(open + string([letters[2]]))
            }
            for spelling in spellings {
                #expect(words("a가\(spelling)나") == words("a가\(composed)나"), "U+\(String(value, radix: 16))")
                #expect(Tokenizer().phrase(spelling) == [PhraseTerm(text: composed, isPrefix: true)])
            }
        }
    }

    @Test func `tokens are composed, and their ranges cover the letters as written`() {
        // 한글날 as ᄒ ᅡ ᆫ, 그 + ᆯ, 날: 9 + 6 + 3 bytes
        let text = "\u{1112}\u{1161}\u{11AB}\u{ADF8}\u{11AF}\u{B0A0}"
        let tokens = Tokenizer().tokens(in: text, mode: .document)
        #expect(
            tokens.map { Array($0.text.unicodeScalars.map(\.value)) } == [
                [0xD55C, 0xAE00], [0xAE00, 0xB0A0], [0xB0A0],
            ])
        #expect(tokens.map(\.range) == [0..<15, 9..<18, 15..<18])
    }

    @Test(arguments: [
        "\u{1112} \u{1161}", "\u{1112}\u{200B}\u{1161}", "\u{1161}\u{1112}", "\u{1112}\u{11AB}",
        "\u{D55C}\u{1161}",
        "\u{AC01}\u{11A8}", "\u{1112}\u{314F}", "\u{314E}\u{1161}", "\u{1113}\u{1161}", "\u{1112}\u{1176}",
        "\u{AC00}\u{11A7}",
    ])
    func `letters that form no syllable stay apart`(text: String) {
        // Python's `unicodedata` leaves all of them as they are under NFC, too. Foundation composes what old letters begin.
        #expect(words(text).count == 2)
    }

    @Test func `a letter alone is found however it is encoded`() {
        #expect(words("\u{1100}") == ["\u{3131}"])
        #expect(words("\u{11A8}") == ["\u{3131}"])
        #expect(words("\u{FFA1}") == ["\u{3131}"])
        #expect(words("\u{314B}\u{314B}") == ["\u{314B}\u{314B}", "\u{314B}"])
        // ㅇ and ㅏ side by side are two letters, as in an alphabet's table; only conjoining letters form 아.
        #expect(words("\u{3147}\u{314F}") == ["\u{3147}\u{314F}", "\u{314F}"])
    }

    @Test(arguments: [("㈎", "가"), ("㉮", "가"), ("㈝", "오전"), ("㉼", "참고"), ("㉠", "ㄱ")])
    func `circled and parenthesized syllables are opened into composed ones`(sign: String, text: String) {
        #expect(words(sign) == words(text))
    }

    @Test func `a marked letter of any script has the same tokens decomposed`() {
        var checked = 0
        for value in UInt32(0x80)...0x2FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let composed = String(Character(scalar))
            let decomposed = composed.decomposedStringWithCanonicalMapping
            guard !decomposed.unicodeScalars.elementsEqual(composed.unicodeScalars) else { continue }
            checked += 1
            #expect(words("x\(decomposed)x") == words("x\(composed)x"), "U+\(String(value, radix: 16))")
        }
        #expect(checked > 13_000)
    }

    @Test(arguments: [
        ("ガギプ", "カ\u{3099}キ\u{3099}フ\u{309A}"), ("ぱば", "は\u{309A}は\u{3099}"), ("ガ", "ｶﾞ"), ("ヷ", "ワ\u{3099}"),
        ("Việt Nam", "Vie\u{323}\u{302}t Nam"), ("Ậ", "Â\u{323}"), ("ᾄδω", "α\u{313}\u{301}\u{345}δω"),
        ("क़लम", "क\u{93C}लम"), ("ড়", "ড\u{9BC}"), ("ൊ", "\u{D46}\u{D3E}"), ("שׁלום", "ש\u{5C1}לום"),
        ("آب", "ا\u{653}ب"),
    ])
    func `kana with voicing marks and other scripts' marks are found as composed`(
        composed: String, decomposed: String
    ) {
        #expect(words(composed) == words(decomposed))
        #expect(Tokenizer().phrase(composed) == Tokenizer().phrase(decomposed))
    }

    private func string(_ scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
