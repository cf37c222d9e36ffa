/// Code between fences, with the language that the opening fence names.
package enum FencedCode {
    /// The markdown of code in a language, between fences that are longer than any run of backticks in it.
    package static func markdown(_ code: String, language: String) -> String {
        var (longest, current) = (2, 0)
        for byte in code.utf8 {
            current = byte == UInt8(ascii: "`") ? current + 1 : 0
            longest = max(longest, current)
        }
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence)\(language)\n\(code)\n\(fence)"
    }

    /// The language that the first line of fenced code names; nil where there is no fence, or no language after it.
    package static func language(of markdown: String) -> String? {
        let line = markdown.utf8.prefix { $0 != 0x0A && $0 != 0x0D }.drop(while: \.isSpace)
        guard let mark = line.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
            return nil
        }
        let information = line.drop { $0 == mark }
        guard line.count - information.count >= 3 else { return nil }
        return language(in: Array(information)[...])
    }

    /// The language in what follows a fence's marks; nil where that is empty or something else.
    static func language(in information: ArraySlice<UInt8>) -> String? {
        let word = information.trimmingSpace
        guard !word.isEmpty, MarkdownLines.isLanguage(word) else { return nil }
        return String(decoding: word, as: UTF8.self)
    }
}
