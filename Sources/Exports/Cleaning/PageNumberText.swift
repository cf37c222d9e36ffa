/// What a line that is nothing but a page's number looks like.
enum PageNumberText: Equatable {
    /// With words or signs that say what it is: `Page 3 of 12`, `- 3 -`, `第 3 页`.
    case worded
    /// A number alone, in figures or Roman ones.
    case bare(Int)

    /// Reads a line; nil for any other.
    init?(_ text: Substring) {
        guard text.utf8.count <= 60, Self.canBeOne(text) else { return nil }
        let form = Self.form(text)
        if form.text == "#" {
            // Longer numbers are years and codes.
            self = .bare(form.numbers[0])
        } else if let value = RomanNumber.value(Array(form.text.utf8)) {
            self = .bare(value)
        } else if Self.wordedForms.contains(form.text) {
            self = .worded
        } else if form.text == "#/#", form.numbers[0] <= form.numbers[1] {
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

    private static let wordedForms: Set<String> = [
        "page#", "page#of#", "page#/#", "p.#", "p#", "pp.#", "pg.#", "pg#", "seite#", "seite#von#",
        "seite#/#",
        "página#", "página#de#", "pagina#", "pagina#di#", "стр.#", "страница#", "страница#из#", "#of#",
        "-#-", "–#–", "—#—", "·#·", "•#•", "|#|", "~#~",
        "第#页", "第#頁", "第#页共#页", "第#頁共#頁", "共#页第#页", "共#頁第#頁", "#页", "#頁", "第#页/共#页", "第#ページ",
        "#ページ", "#쪽",
    ]

    /// The text in lower case without white space, with every number of up to four figures as `#`.
    private static func form(_ text: Substring) -> (text: String, numbers: [Int]) {
        var form = ""
        var numbers: [Int] = []
        var figures = 0
        for scalar in text.unicodeScalars {
            let value = Int(scalar.value)
            let digit: Int? =
                (0x30...0x39).contains(value)
                ? value - 0x30 : (0xFF10...0xFF19).contains(value) ? value - 0xFF10 : nil
            if let digit {
                figures += 1
                if figures == 1 {
                    form += "#"
                    numbers.append(digit)
                } else if figures <= 4 {
                    numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + digit
                } else {
                    // No page has such a number.
                    form += "0"
                }
                continue
            }
            figures = 0
            switch scalar {
            case _ where scalar.properties.isWhitespace: continue
            case ",", "，", "(", "（", ")", "）": if form.contains("页") || form.contains("頁") { continue }
            case "／": form += "/"; continue
            default: break
            }
            form += scalar.properties.lowercaseMapping
        }
        return (form, numbers)
    }
}
