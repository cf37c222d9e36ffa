/// What a line that is nothing but a page's number looks like.
enum PageNumberText: Equatable {
    /// With words or signs that say what it is: `Page 3 of 12`, `- 3 -`, `第 3 页`, `第三页`.
    case worded
    /// A number alone, in figures or Roman ones.
    case bare(Int)

    /// Reads a line; nil for any other.
    init?(_ text: Substring) {
        guard text.utf8.count <= 60, Self.canBeOne(text) else { return nil }
        let form = Form(text)
        if form.words == ["", ""], let number = form.numbers.first {
            // Longer numbers are years and codes.
            self = .bare(number)
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

    /// Whether there is a digit, or nothing that no Roman number has.
    private static func canBeOne(_ text: Substring) -> Bool {
        var isRoman = true
        for byte in text.utf8 {
            // Figures of full width begin with 0xEF.
            if byte.isDigit || byte == 0xEF { return true }
            if byte.isLetter, !"ivxlc".utf8.contains(byte | 0x20) { isRoman = false }
        }
        return isRoman
    }

    /// The words around the numbers of each form.
    private static let wordedForms: Set<[String]> = Set(
        [
            "page#", "page#of#", "page#/#", "p.#", "p#", "pp.#", "pg.#", "pg#", "seite#", "seite#von#",
            "seite#/#",
            "página#", "página#de#", "pagina#", "pagina#di#", "стр.#", "страница#", "страница#из#", "#of#",
            "-#-", "–#–", "—#—", "·#·", "•#•", "|#|", "~#~",
            "第#页", "第#頁", "第#页共#页", "第#頁共#頁", "共#页第#页", "共#頁第#頁", "共#页", "共#頁", "#页", "#頁", "第#页/共#页",
            "第#頁/共#頁", "第#ページ", "#ページ", "#쪽",
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

        /// Whether Chinese numerals are numbers here: `第十二页` is one, a lone `一` or `上一页` is not.
        private static func countsInChinese(_ text: Substring) -> Bool {
            guard let first = text.unicodeScalars.first(where: { !$0.properties.isWhitespace }) else {
                return false
            }
            return (first == "第" || first == "共") && namesPage(String(text))
        }

        /// The value of a figure, of full width or not.
        private static func digit(_ scalar: Unicode.Scalar) -> Int? {
            switch scalar.value {
            case 0x30...0x39: Int(scalar.value) - 0x30
            case 0xFF10...0xFF19: Int(scalar.value) - 0xFF10
            default: nil
            }
        }
    }
}
