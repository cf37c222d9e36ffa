internal import TextAnalysis

/// What a line that is nothing but a page's number looks like.
package enum PageNumberText: Equatable {
    /// With words or signs that say what it is: `Page 3 of 12`, `- 3 -`, `第 3 页`, `第三页`.
    case worded
    /// A number alone, in figures or Roman ones.
    case bare(Int)

    /// Reads a line; nil for any other.
    package init?(_ text: Substring) {
        guard text.utf8.count <= 60, Self.canBeOne(text) else { return nil }
        let form = Form(text)
        if form.words == ["", ""], let number = form.numbers.first {
            // Longer numbers are years and codes.
            self = .bare(number)
        } else if Self.isRomanPage(text) {
            self = .worded
        } else if form.words.count == 1, let value = RomanNumber.value(Array(form.words[0].utf8)) {
            self = .bare(value)
        } else if Self.wordedForms.contains(form.words) {
            self = .worded
        } else if form.words == ["", "/", ""], form.numbers.count == 2, form.numbers[0] <= form.numbers[1] {
            self = .worded
        } else {
            return nil
        }
    }

    /// Whether there is a digit, or a last word that no more than Roman numbers have, and no more letters than such a line needs.
    private static func canBeOne(_ text: Substring) -> Bool {
        // Longer than `Страница lxxxviii` is no word for a page and a Roman number.
        let hasWords = text.utf8.count <= 28 && text.utf8.contains(0x20)
        var (isRoman, hasDigit, letters) = (true, false, 0)
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39: hasDigit = true
            // Figures of full width begin with 0xEF; other scripts have words and figures of their own.
            case 0xEF: hasDigit = true
            case 0x80...: if hasWords { hasDigit = true }
            // The word before a Roman number may be any.
            case 0x20: if hasWords { isRoman = true }
            default:
                guard byte.isLetter else { continue }
                letters += 1
                if letters > mostLetters { return false }
                switch byte | 0x20 {
                case UInt8(ascii: "i"), UInt8(ascii: "v"), UInt8(ascii: "x"), UInt8(ascii: "l"),
                    UInt8(ascii: "c"):
                    break
                default: isRoman = false
                }
            }
        }
        return isRoman || hasDigit
    }

    /// More ASCII letters than any of the forms has: `pagina lxxxviii` has 14.
    private static let mostLetters = 16

    /// Whether a line is a word for a page and a Roman number: `Page iv`.
    private static func isRomanPage(_ text: Substring) -> Bool {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, romanWords.contains(words[0].lowercased()) else { return false }
        return RomanNumber.value(Array(words[1].lowercased().utf8)) != nil
    }

    private static let romanWords: Set<String> = [
        "page", "p.", "pg.", "seite", "página", "pagina", "стр.", "страница", "strona", "sida", "side",
    ]

    /// The words around the numbers of each form.
    private static let wordedForms: Set<[String]> = Set(
        [
            "page#", "page#of#", "page#/#", "p.#", "p#", "pp.#", "pg.#", "pg#", "seite#", "seite#von#",
            "seite#/#",
            "página#", "página#de#", "pagina#", "pagina#di#", "стр.#", "страница#", "страница#из#", "#of#",
            "-#-", "–#–", "—#—", "·#·", "•#•", "|#|", "~#~",
            "第#页", "第#頁", "第#页共#页", "第#頁共#頁", "共#页第#页", "共#頁第#頁", "共#页", "共#頁", "#页", "#頁", "第#页/共#页",
            "第#頁/共#頁", "第#ページ", "#ページ", "#쪽", "#페이지", "페이지#",
            "صفحة#", "الصفحة#", "ص#", "ص.#", "صفحه#", "पृष्ठ#", "หน้า#", "trang#", "strona#", "sida#",
            "side#", "sivu#", "blz.#", "sayfa#", "halaman#", "σελίδα#", "עמוד#",
        ].map { $0.split(separator: "#", omittingEmptySubsequences: false).map(String.init) })

    /// A line in lower case without white space, cut at its numbers of up to four figures.
    ///
    /// The numbers stand beside the words, not among them, so no sign of the line can pass for a number.
    private struct Form {
        /// What stands before, between and after the numbers: one more than there are numbers.
        private(set) var words = [""]
        private(set) var numbers: [Int] = []

        init(_ text: Substring) {
            var figures = 0
            let countsInChinese = Self.countsInChinese(text)
            var rest = text.unicodeScalars[...]
            while let scalar = rest.first {
                if countsInChinese, let (value, length) = ChineseNumber.prefix(of: rest) {
                    rest = rest.dropFirst(length)
                    figures = 0
                    append(number: value)
                    continue
                }
                rest = rest.dropFirst()
                if let digit = Self.digit(scalar) {
                    figures += 1
                    append(digit: digit, after: figures)
                } else {
                    figures = 0
                    append(scalar)
                }
            }
        }

        private mutating func append(number: Int) {
            numbers.append(number)
            words.append("")
        }

        private mutating func append(digit: Int, after figures: Int) {
            if figures == 1 {
                append(number: digit)
            } else if figures <= 4 {
                numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + digit
            } else {
                // No page has such a number.
                words[words.count - 1] += "0"
            }
        }

        private mutating func append(_ scalar: Unicode.Scalar) {
            switch scalar {
            case _ where scalar.properties.isWhitespace: return
            case ",", "，", "(", "（", ")", "）": if words.contains(where: Self.namesPage) { return }
            case "／": return words[words.count - 1] += "/"
            default: break
            }
            words[words.count - 1] += scalar.properties.lowercaseMapping
        }

        private static func namesPage(_ word: String) -> Bool { word.contains("页") || word.contains("頁") }

        /// Whether Chinese numerals are numbers here: `第十二页` and `—六—` have one, a lone `一` or `上一页` has none.
        private static func countsInChinese(_ text: Substring) -> Bool {
            guard let first = text.unicodeScalars.first(where: { !$0.properties.isWhitespace }) else {
                return false
            }
            let isFramed = "-–—·•|~".unicodeScalars.contains(first) && text.unicodeScalars.last == first
            return isFramed || ((first == "第" || first == "共") && namesPage(String(text)))
        }

        /// The value of a figure of any script: `7`, `７`, `٧`, `७`.
        private static func digit(_ scalar: Unicode.Scalar) -> Int? {
            if scalar.isASCII { return (0x30...0x39).contains(scalar.value) ? Int(scalar.value) - 0x30 : nil }
            guard scalar.properties.generalCategory == .decimalNumber else { return nil }
            return scalar.properties.numericValue.flatMap { Int(exactly: $0) }
        }
    }
}
