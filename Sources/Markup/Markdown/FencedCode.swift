internal import TextAnalysis

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
        information(of: markdown).flatMap { language(in: Array($0.utf8)[...]) }
    }

    /// What stands after the marks of fenced code, a language and its attributes; nil where there is no fence, or nothing
    /// or something else after it.
    static func information(of markdown: String) -> String? {
        let line = markdown.utf8.prefix { $0 != 0x0A && $0 != 0x0D }.drop(while: \.isMarkdownSpace)
        guard let mark = line.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
            return nil
        }
        let information = line.drop { $0 == mark }
        guard line.count - information.count >= 3 else { return nil }
        return Self.information(Array(information)[...])
    }

    /// What follows a fence's marks; nil where that is empty or no language.
    static func information(_ information: ArraySlice<UInt8>) -> String? {
        let text = information.trimmingMarkdownSpace
        guard !text.isEmpty, MarkdownLines.isLanguage(text) else { return nil }
        return String(decoding: text, as: UTF8.self)
    }

    /// The language in what follows a fence's marks, without attributes; nil where it names none.
    ///
    /// `{r, echo=FALSE}` names R, as in R Markdown, and `{.python #example}` Python, as in Pandoc.
    private static func language(in information: ArraySlice<UInt8>) -> String? {
        var text = information
        if text.first == UInt8(ascii: "{") {
            text = text.dropFirst().drop { $0.isMarkdownSpace || $0 == UInt8(ascii: ".") }
        }
        let word = text.prefix { !$0.isMarkdownSpace && !",{}".utf8.contains($0) }
        let isName = !word.isEmpty && !word.contains(UInt8(ascii: "=")) && word.first != UInt8(ascii: "#")
        return isName ? String(decoding: word, as: UTF8.self) : nil
    }
}
