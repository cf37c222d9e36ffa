/// Numbers as Chinese pages are counted: `三`, `十二`, `一百零三`, `一〇三`.
enum ChineseNumber {
    private static let figures = Array("〇一二三四五六七八九".unicodeScalars)
    /// Longer runs are no page's number.
    private static let longest = 7

    /// The number that a text begins with and how many scalars it takes; nil where none stands there.
    static func prefix(of text: Substring.UnicodeScalarView) -> (value: Int, length: Int)? {
        var (total, figure, length) = (0, 0, 0)
        var hasUnit = false
        for scalar in text.prefix(longest) {
            if let value = value(scalar) {
                // Without units, figures stand for places, as in `一〇三`.
                figure = hasUnit ? value : figure * 10 + value
            } else if let unit = unit(scalar) {
                total += max(figure, 1) * unit
                (figure, hasUnit) = (0, true)
            } else {
                break
            }
            length += 1
        }
        return length > 0 ? (total + figure, length) : nil
    }

    private static func value(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "零": 0
        case "两", "兩": 2
        default: figures.firstIndex(of: scalar)
        }
    }

    private static func unit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "十": 10
        case "百": 100
        case "千": 1_000
        default: nil
        }
    }
}
