internal import Markup

/// The few conventions of markdown and HTML that MinerU's text fields use.
enum MinerUMarkdownText {
    /// The tags that MinerU writes into text; everything else in angle brackets is the document's own (`<mask>`).
    private static let tags: Set<String> = [
        "sup", "sub", "b", "i", "u", "s", "em", "strong", "del", "br", "br/", "br /",
    ]

    /// Text without MinerU's tags.
    ///
    /// A superscript digit beside a letter is set apart by a space, for there it is the mark of a footnote or an
    /// affiliation (`Fleisig<sup>1</sup>`), which is no part of the word; `H<sub>2</sub>O` stays one.
    static func withoutTags(_ content: String) -> String {
        guard content.utf8.contains(UInt8(ascii: "<")) else { return content }
        var result = ""
        var rest = Substring(content)
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "<")) {
            result += rest[..<open]
            rest = rest[open...]
            guard let close = rest.utf8.prefix(16).firstIndex(of: UInt8(ascii: ">")) else {
                result += "<"
                rest = rest.dropFirst()
                continue
            }
            let name = rest[rest.index(after: rest.startIndex)..<close]
            guard tags.contains((name.first == "/" ? name.dropFirst() : name).lowercased()) else {
                result += "<"
                rest = rest.dropFirst()
                continue
            }
            rest = rest[rest.index(after: close)...]
            if name.hasPrefix("br") { result += "\n" }
            if name == "sup", result.last?.isLetter ?? false, rest.first?.isNumber ?? false { result += " " }
            if name == "/sup", result.last?.isNumber ?? false, rest.first?.isLetter ?? false { result += " " }
        }
        return result + rest
    }

    /// Text with the characters escaped that MinerU escapes when it writes markdown.
    static func escaped(_ content: String) -> String {
        guard content.utf8.contains(where: isMarkdownSign) else { return content }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(content.utf8.count + 8)
        for byte in content.utf8 {
            if isMarkdownSign(byte) { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A text field of a content list read as the markdown it is: formulas between `$` or `$$`, escapes, tags.
    ///
    /// A `$` that begins no formula (`from $10 to $20`) is a dollar sign. White space at the ends is dropped.
    static func read(_ content: String) -> MinerUText {
        let bytes = Array(content.utf8)
        var result = MinerUText()
        var plain: [UInt8] = []
        func flush() {
            result.append(.plain(String(decoding: plain, as: UTF8.self)), isExact: true)
            plain.removeAll()
        }
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\"), index + 1 < bytes.count, isEscapable(bytes[index + 1]) {
                plain.append(bytes[index + 1])
                index += 2
            } else if byte == UInt8(ascii: "$"), let formula = formula(in: bytes, at: index) {
                flush()
                result.append(.formula(String(decoding: bytes[formula.latex], as: UTF8.self)), isExact: true)
                index = formula.end
            } else {
                plain.append(byte)
                index += 1
            }
        }
        flush()
        result.trim()
        return result
    }

    /// A text field of an Office file: markdown with emphasis, strikethrough, links and formulas.
    static func readMarks(_ content: String) -> MinerUText {
        let content = trimmed(content)
        let plain = InlineMarkdown.plain(content.replacing(/~~([^~]+)~~/) { String($0.1) })
        return MinerUText(text: plain, markdown: content)
    }

    /// An item of an Office file's list without its bullet, and how many levels it is indented by (four spaces each).
    static func listItem(_ content: String) -> (text: String, depth: Int) {
        let spaces = content.utf8.prefix { $0 == UInt8(ascii: " ") }.count
        let item = content.dropFirst(spaces)
        guard item.hasPrefix("- ") || item.hasPrefix("* ") else { return (content, spaces / 4) }
        return (String(item.dropFirst(2)), spaces / 4)
    }

    /// LaTeX of a displayed formula without the `$$`, `\[` or `$` around it.
    static func withoutFences(_ latex: String) -> String {
        let latex = trimmed(latex)
        for (open, close) in [("$$", "$$"), ("\\[", "\\]"), ("$", "$")]
        where latex.hasPrefix(open) && latex.hasSuffix(close) && latex.utf8.count >= open.utf8.count * 2 {
            return trimmed(String(latex.dropFirst(open.count).dropLast(close.count)))
        }
        return latex
    }

    /// The string without white space at its ends.
    static func trimmed(_ content: String) -> String {
        let scalars = content.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }

    private static func formula(in bytes: [UInt8], at start: Int) -> (latex: Range<Int>, end: Int)? {
        let dollar = UInt8(ascii: "$")
        let width = start + 1 < bytes.count && bytes[start + 1] == dollar ? 2 : 1
        var index = start + width
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 2
            } else if bytes[index] == dollar {
                let closes =
                    width == 1
                    ? isFormula(start + 1..<index, of: bytes)
                    : index + 1 < bytes.count && bytes[index + 1] == dollar
                return closes && index > start + width ? (start + width..<index, index + width) : nil
            } else {
                index += 1
            }
        }
        return nil
    }

    /// Whether what stands between two dollar signs is a formula, not prose between prices or the names of variables.
    ///
    /// The rule is pandoc's: no white space inside the signs and no digit after them. MinerU also writes formulas with white space
    /// inside, and figures right after them (`3$\\times$3`): both have LaTeX.
    private static func isFormula(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
        guard let first = bytes[content].first, let last = bytes[content].last else { return false }
        if hasLatex(bytes[content]) { return true }
        let next = content.upperBound + 1
        guard next >= bytes.count || !(0x30...0x39).contains(bytes[next]) else { return false }
        let isSpaced = [first, last].map(isSpace)
        if isSpaced == [false, false] { return true }
        // A word between blanks is prose.
        return isSpaced == [true, true]
            && !zip(bytes[content], bytes[content].dropFirst()).contains { isLetter($0) && isLetter($1) }
    }

    /// Whether there is a command, a superscript or a group as a subscript.
    private static func hasLatex(_ content: ArraySlice<UInt8>) -> Bool {
        zip(content, content.dropFirst()).contains { byte, next in
            switch byte {
            case UInt8(ascii: "\\"): isLetter(next) || "{},;!".utf8.contains(next)
            case UInt8(ascii: "^"): true
            case UInt8(ascii: "_"): next == 0x20 || next == UInt8(ascii: "{")
            default: false
            }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func isMarkdownSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "$"):
            true
        default: false
        }
    }

    private static func isEscapable(_ byte: UInt8) -> Bool {
        isMarkdownSign(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: "#")
    }
}
