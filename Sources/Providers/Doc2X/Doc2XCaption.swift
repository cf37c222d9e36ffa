/// What short texts are, found by their first words.
enum Doc2XCaption {
    private static let figureWords = ["Figure", "Figures", "Fig", "Figs", "FIGURE", "FIG", "Chart", "图", "圖"]
    private static let tableWords = ["Table", "Tables", "Tab", "TABLE", "表"]

    /// Whether the text starts like a caption: "Figure 2:", "Fig 3", "图 1", "表2-1", "Table IV".
    static func isCaption(_ text: String) -> Bool {
        (figureWords + tableWords).contains { starts(text, with: $0) }
    }

    /// Whether a caption is that of a table.
    static func namesTable(_ text: String) -> Bool { tableWords.contains { starts(text, with: $0) } }

    /// Whether a number, perhaps Roman, is all that the text says: "12", "- 3 -", "iv".
    static func isPageNumber(_ text: String) -> Bool { pageLabel(text) != nil }

    /// The number of a page without what is around it ("- 3 -" → "3"); nil if the text says more than a number.
    static func pageLabel(_ text: String) -> String? {
        let word = text.unicodeScalars.drop(while: isOrnament)
        guard let end = word.lastIndex(where: { !isOrnament($0) }), word.count <= 16 else { return nil }
        let number = word[...end]
        return isRoman(number) || number.allSatisfy { $0.properties.numericType == .decimal }
            ? String(String.UnicodeScalarView(number)) : nil
    }

    /// Whether this is a Roman number as one writes it; "civil" and "mild" are not.
    private static func isRoman(_ text: Substring.UnicodeScalarView) -> Bool {
        var rest = String(text).lowercased()[...]
        let parts = [
            "mmm", "mm", "m", "cm", "dccc", "dcc", "dc", "d", "cd", "ccc", "cc", "c", "xc", "lxxx", "lxx",
            "lx", "l",
            "xl", "xxx", "xx", "x", "ix", "viii", "vii", "vi", "v", "iv", "iii", "ii", "i",
        ]
        for digits in [parts[..<3], parts[3..<12], parts[12..<21], parts[21...]] {
            if let digit = digits.first(where: rest.hasPrefix) { rest = rest.dropFirst(digit.count) }
        }
        return rest.isEmpty && !text.isEmpty
    }

    /// What printers put around page numbers.
    private static func isOrnament(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || "-–—―·•.|~()[]<>*/".unicodeScalars.contains(scalar)
    }

    /// Whether a word is at the start and a number, a letter for one, or a full stop comes after it.
    private static func starts(_ text: String, with word: String) -> Bool {
        let text = text.drop { $0.isWhitespace }
        guard text.hasPrefix(word) else { return false }
        let after = text.dropFirst(word.count)
        let isSeparate = after.first.map { !$0.isLetter } ?? true
        let rest = after.drop { $0.isWhitespace || $0 == "." }
        guard let next = rest.first else { return isSeparate }
        if next.isNumber { return true }
        let isChinese = word.unicodeScalars.first.map { $0.value > 0x2E80 } ?? false
        if isChinese { return "一二三四五六七八九十".contains(next) || (isSeparate && next.isASCII && next.isLetter) }
        return isSeparate && next.isUppercase
    }
}
