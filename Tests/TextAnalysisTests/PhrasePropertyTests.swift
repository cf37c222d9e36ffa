import TestSupport
import Testing
import TextAnalysis

struct PhrasePropertyTests {
    private static let pieces = [
        "中", "国", "人", "國", "發", "发", "着", "著", "后", "後", "々", "〇", "か", "が", "カ", "ｶﾞ", "한", "글", "ไ", "𠀀",
        "\u{1112}\u{1161}\u{11AB}", "그\u{11AF}", "\u{1100}", "\u{1161}", "ㅏ",
        "㍻",
        "gen", "Ab", "fi", "\u{FB01}", "é", "e\u{301}", "Ａ", "x", "ß", "Я", "3", "14", "１", "²", "①", "½",
        "㎏", "℃", "™",
        " ", "  ", "\n", "\n\n", "\r\n", "\t", "-", "-\n", "- \n", ",", "，", "。", ".", "_", "「", "」",
        "\u{3000}", "→", "😀",
        "\u{AD}", "\u{AD}\n", "\u{200B}", "\u{FEFF}", "\u{FE0F}", "\u{301}", "\u{2010}\n",
    ]

    private func randomText(_ random: inout SeededRandom) -> String {
        (0..<Int.random(in: 1...40, using: &random)).map { _ in random.element(of: Self.pieces) }
            .joined()
    }

    @Test func `every piece of a text outside words is found by its phrase, where it stands`() {
        var random = SeededRandom.fresh()
        var checked = 0
        for _ in 0..<150 {
            let document = TokenizedDocument(randomText(&random))
            let utf8 = Array(document.text.utf8)
            let cuts = document.cuts
            for (index, start) in cuts.enumerated() {
                for end in cuts[(index + 1)...].prefix(12) {
                    let piece = String(decoding: utf8[start..<end], as: UTF8.self)
                    let terms = Tokenizer().phrase(piece)
                    guard !terms.isEmpty else { continue }
                    checked += 1
                    #expect(
                        isCovered(piece, at: start, by: terms, in: document),
                        "\(piece.debugDescription) in \(document.text.debugDescription), seed \(random.seed)")
                }
            }
        }
        #expect(checked > 5_000)
    }

    /// Whether a match's tokens cover all that the piece's own tokens cover.
    private func isCovered(
        _ piece: String, at start: Int, by terms: [PhraseTerm], in document: TokenizedDocument
    ) -> Bool {
        let own = Tokenizer().tokens(in: piece, mode: .document)
        guard let first = own.first?.range.lowerBound, let last = own.last?.range.upperBound else {
            return false
        }
        return document.matches(of: terms).contains { match in
            let found = document.tokens[match..<match + terms.count].map(\.range)
            guard let begin = found.first?.lowerBound, let end = found.map(\.upperBound).max() else {
                return false
            }
            return begin <= start + first && start + last <= end
        }
    }

    @Test func `text spelled another way has the same tokens`() {
        let spellings: [(String, [String])] = [
            ("国", ["國"]), ("发", ["發", "髮"]), ("说", ["說", "説"]), ("干", ["乾", "幹"]), ("一", ["⼀"]), ("カ", ["ｶ"]),
            ("e", ["é", "e\u{301}", "E", "Ｅ", "𝐞"]), ("fi", ["\u{FB01}", "FI", "f\u{AD}i"]),
            ("some", ["so-\nme"]),
            ("1", ["１"]),
            ("k", ["K", "\u{212A}", "k\u{200B}"]),
            ("한", ["\u{1112}\u{1161}\u{11AB}", "하\u{11AB}"]), ("가", ["\u{1100}\u{1161}"]),
            ("，", [",", "。", "\t"]), ("人", ["人\u{FE00}", "人\u{200B}"]),
        ]
        var random = SeededRandom.fresh()
        for _ in 0..<1_000 {
            var plain = ""
            var other = ""
            for _ in 0..<Int.random(in: 1...20, using: &random) {
                let (spelling, others) = random.element(of: spellings)
                plain += spelling
                other += random.element(of: others)
            }
            #expect(words(plain) == words(other), "\(other.debugDescription), seed \(random.seed)")
            #expect(Tokenizer().phrase(plain) == Tokenizer().phrase(other))
        }
    }

    @Test func `folded terms come out of query mode unchanged`() {
        var random = SeededRandom.fresh()
        for _ in 0..<200 {
            for term in Tokenizer().phrase(randomText(&random)) {
                #expect(words(term.text, .query) == [term.text], "seed \(random.seed)")
            }
        }
    }
}
