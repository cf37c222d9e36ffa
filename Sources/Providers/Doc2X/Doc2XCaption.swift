/// What short texts are, told from their first words.
enum Doc2XCaption {
    private static let figureWords = ["Figure", "Figures", "Fig", "Figs", "FIGURE", "FIG", "Chart", "图", "圖"]
    private static let tableWords = ["Table", "Tables", "Tab", "TABLE", "表"]

    /// Whether the text starts like "Figure 2:", "Fig. 3", "图 1", "表2-1" or "Table IV".
    static func isCaption(_ text: String) -> Bool {
        (figureWords + tableWords).contains { starts(text, with: $0) }
    }

    /// Whether a caption is that of a table.
    static func namesTable(_ text: String) -> Bool { tableWords.contains { starts(text, with: $0) } }

    /// Whether a number, perhaps Roman, is all that the text says: "12", "- 3 -", "iv".
    static func isPageNumber(_ text: String) -> Bool {
        let core = text.unicodeScalars.drop { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
        let end = core.lastIndex { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        guard let end, core.count <= 16 else { return false }
        let word = core[...end]
        let isRoman = word.allSatisfy { "ivxlcdmIVXLCDM".unicodeScalars.contains($0) }
        return isRoman || word.allSatisfy { $0.properties.numericType == .decimal }
    }

    /// Whether a word stands at the start and a number, a letter for one, or a full stop comes after it.
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
