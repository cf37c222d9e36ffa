import Testing
import TextAnalysis

struct FoldingTests {
    @Test(arguments: [
        ("ÀÉÎÕÜÇÑ", "aeioucn"), ("Łódź", "lodz"), ("Ærøskøbing", "aeroskobing"), ("Straße", "strasse"),
        ("Đặng", "dang"), ("İıŞğ", "iisg"), ("Þór", "thor"), ("œuvre", "oeuvre"), ("Ὀδυσσεύς", "οδυσσευσ"),
        ("ΆΈΉ", "αεη"), ("Ёжик", "ежик"), ("ЙЇ", "иі"),
    ])
    func `case and diacritics are folded`(text: String, folded: String) {
        #expect(words(text) == [folded])
    }

    @Test(arguments: [
        "é": "e\u{301}", "ǖ": "u\u{308}\u{304}", "ệ": "e\u{323}\u{302}", "й": "и\u{306}",
        "ᾴ": "α\u{301}\u{345}",
    ])
    func `precomposed letters and combining marks fold alike`(precomposed: String, decomposed: String) {
        #expect(words("x\(precomposed)x") == words("x\(decomposed)x"))
        #expect(words("x\(precomposed)x").count == 1)
    }

    @Test(arguments: [
        ("ＡＢＣ１２３", ["abc123"]), ("ﬁn ﬂow eﬃcient", ["fin", "flow", "efficient"]), ("Ⅳ", ["iv"]),
        ("x²", ["x2"]),
        ("5㎏", ["5kg"]), ("𝑓𝑜𝑜", ["foo"]), ("ｶﾀｶﾅ", ["カタ", "タカ", "カナ", "ナ"]), ("⼀⽣", ["一生", "生"]),
        ("⺠", ["民"]), ("\u{F900}", ["岂"]), ("٣٤", ["34"]), ("ſo", ["so"]),
    ])
    func `compatibility forms are opened`(text: String, tokens: [String]) {
        #expect(words(text) == tokens)
    }

    @Test(arguments: [
        ("2½", ["2", "1", "2"]), ("Acme™", ["acme", "tm"]), ("①②", ["1", "2"]), ("25℃", ["25", "c"]),
        ("㈱中", ["株", "中"]),
    ])
    func `fractions, circled and letter-like signs do not glue to their neighbours`(
        text: String, tokens: [String]
    ) {
        #expect(words(text) == tokens)
    }

    @Test(arguments: ["\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{200E}"])
    func `soft hyphens and zero-width characters are dropped inside words and runs`(character: String) {
        #expect(words("exam\(character)ple") == ["example"])
        #expect(words("中\(character)国") == ["中国", "国"])
    }

    @Test(arguments: [
        ("後臺幹部說話", "后台干部说话"), ("乾燥麵條", "干燥面条"), ("頭髮發現", "头发发现"), ("什麼為爲", "什么为为"),
        ("著名的歷史", "着名的历史"), ("裏裡", "里里"), ("臺灣颱風", "台湾台风"), ("複雜覆蓋", "复杂复盖"),
        ("鐘錶", "钟表"), ("說説", "说说"), ("機器學習與資訊檢索", "机器学习与资讯检索"), ("並併", "并并"),
        ("龍龜齒", "龙龟齿"), ("圖書館", "图书馆"),
    ])
    func `Traditional and Simplified Chinese fold to one form`(traditional: String, simplified: String) {
        #expect(words(traditional) == words(simplified))
    }

    @Test(arguments: [
        ("戦争", "战争"), ("戦争", "戰爭"), ("広場", "廣場"), ("広島", "广岛"), ("対応", "對應"), ("図書館", "圖書館"), ("沢山", "澤山"),
        ("変換", "变换"), ("駅", "驛"), ("価値", "价值"), ("気象庁", "氣象廳"), ("経済", "经济"),
    ])
    func `Japanese forms fold as Chinese ones do`(new: String, old: String) {
        #expect(words(new) == words(old))
    }

    @Test(arguments: [("弁", "辯"), ("芸", "藝"), ("予", "豫")])
    func `Japanese forms that Chinese tells apart stay apart`(new: String, old: String) {
        #expect(words(new) != words(old))
    }

    @Test(arguments: [
        "標籤 标签", "發佈 发布", "佔用 占用", "一週 一周", "淨值 净值", "遊戲 游戏", "證 証", "託管 托管", "豔麗 艳丽", "祕書 秘书",
    ])
    func `forms that the lists of the People's Republic made one are one, though Unihan links them not`(
        pair: String
    ) {
        let forms = pair.split(separator: " ").map { words(String($0)) }
        #expect(forms[0] == forms[1])
    }

    @Test(arguments: ["人入", "土士", "未末", "日曰", "天夫", "大太", "己已"])
    func `characters that only look alike stay apart`(pair: String) {
        let characters = pair.map { words(String($0)) }
        #expect(characters[0] != characters[1])
    }

    /// The tokens of every code point of the planes that have letters.
    private static let allFolded: [String] = {
        var text = String.UnicodeScalarView()
        for scalar in (UInt32(0)..<0x34000).lazy.compactMap(Unicode.Scalar.init) {
            text.append(scalar)
            text.append("\t")
        }
        return words(String(text))
    }()

    @Test func `folded text folds to itself, for every code point`() {
        #expect(Self.allFolded.count > 100_000)
        let again = words(Self.allFolded.joined(separator: "\t"), .query)
        #expect(Self.allFolded == again)
    }

    @Test func `the version is raised when the folding of any code point changes`() {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for token in Self.allFolded {
            for byte in token.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        #expect("\(Tokenizer.version) \(String(hash, radix: 16))" == "folio-7 b16960ba71bf1fe")
    }
}
