/// Leaves citations out of a text, which say what a page refers to and not what it is about.
enum Citations {
    /// A parenthesis that is longer is a sentence.
    private static let greatestLength = 300

    /// The text without `(Smith et al., 2019; Doe, 2020a)` and without `Smith et al. (2019)`.
    static func removed(from text: String) -> String {
        var kept: [Unicode.Scalar] = []
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            if scalars[index] == "(" || scalars[index] == "（", let end = citationEnd(scalars, from: index) {
                removeCitedName(from: &kept)
                index = end
            } else {
                kept.append(scalars[index])
                index += 1
            }
        }
        return kept.text
    }

    /// The end of a parenthesis with a year that holds nothing but it, or a name before it.
    private static func citationEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
        let reach = scalars[start + 1..<min(scalars.count, start + 1 + greatestLength)]
        guard let end = reach.firstIndex(where: { ")）(（".unicodeScalars.contains($0) }),
            ")）".unicodeScalars.contains(scalars[end])
        else { return nil }
        let content = scalars[start + 1..<end]
        let words = content.split { !$0.properties.isAlphabetic && !$0.isDigit }
        guard words.contains(where: \.isYear) else { return nil }
        let isYear = words.allSatisfy(\.isYear)
        let isNamed =
            words.first?.first?.properties.isUppercase == true
            && (content.contains(",") || content.contains("&") || content.contains("，"))
        return isYear || isNamed ? end + 1 : nil
    }

    /// Removes `Smith et al.` at the end of a text, before its year.
    private static func removeCitedName(from kept: inout [Unicode.Scalar]) {
        let mark = Array(" et al".unicodeScalars)
        var end = kept.count
        while end > 0, kept[end - 1] == " " || kept[end - 1] == "." { end -= 1 }
        guard end > mark.count, kept[end - mark.count..<end].elementsEqual(mark) else { return }
        var start = end - mark.count
        while start > 0, kept[start - 1].properties.isAlphabetic || kept[start - 1] == "-" { start -= 1 }
        kept.removeSubrange(start...)
        kept.append(" ")
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}

extension ArraySlice<Unicode.Scalar> {
    /// Whether it is a year, perhaps with a letter that distinguishes works of one year: `2019`, `2020a`.
    fileprivate var isYear: Bool {
        (4...5).contains(count) && prefix(4).allSatisfy(\.isDigit) && ["1", "2"].contains(first)
            && dropFirst(4).allSatisfy { ("a"..."z").contains($0) }
    }
}
