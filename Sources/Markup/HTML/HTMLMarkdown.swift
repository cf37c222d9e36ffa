internal import TextAnalysis

/// Writes the HTML of a paragraph as markdown that says the same: emphasis, struck text, code, links, line ends, indices and formulas.
///
/// Other tags go and their text stays, as `HTMLText.plain` has it. `<sup>` and `<sub>` stay tags, which markdown may hold.
package struct HTMLMarkdown {
    /// A mark that was opened and has no text yet.
    private struct Open {
        let name: String
        let closing: String
        /// Where the mark stands in the output, after the blanks before it.
        let start: Int
    }

    private let bytes: [UInt8]
    private var index = 0
    private var output: [UInt8] = []
    private var open: [Open] = []
    /// Whether there was a tag that markdown has marks for.
    private var hasMarks = false

    /// The markdown; nil if the HTML says no more than its plain text.
    package static func markdown(_ html: String) -> String? {
        guard html.utf8.contains(UInt8(ascii: "<")) else { return nil }
        var writer = HTMLMarkdown(bytes: Array(html.utf8))
        writer.write()
        return writer.hasMarks
            ? String(decoding: writer.output[...].trimmingMarkdownSpace, as: UTF8.self) : nil
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func write() {
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "<"), skipComment() { continue }
            if byte == UInt8(ascii: "<"), let tag = HTMLTag(bytes, at: index) {
                index = tag.range.upperBound
                write(tag)
            } else if byte == UInt8(ascii: "&"), let (scalar, end) = HTMLEntities.decode(bytes, at: index) {
                index = end
                for byte in UTF8.encode(scalar).map(Array.init) ?? [] { append(text: byte) }
            } else {
                index += 1
                append(text: byte)
            }
        }
        while let last = open.popLast() { close(last) }
    }

    private mutating func skipComment() -> Bool {
        guard ByteSearch.starts(bytes, at: index, with: "<!--"),
            let end = ByteSearch.first("-->", in: bytes, from: index + 4)
        else { return false }
        index = end + 3
        return true
    }

    private mutating func write(_ tag: HTMLTag) {
        switch tag.name {
        case "b", "strong": mark(tag, "**", closing: "**")
        case "i", "em": mark(tag, "*", closing: "*")
        case "del", "s", "strike": mark(tag, "~~", closing: "~~")
        case "a":
            let address = tag.isClosing ? nil : tag.attribute("href", in: bytes)
            // A link without an address is an anchor.
            guard tag.isClosing || address.map(Self.isAddress) == true else { return }
            mark(tag, "[", closing: "](\(address ?? ""))")
        case "code", "tt": writeCode(tag)
        case "math", "eq": writeFormula(tag)
        case "sup", "sub":
            hasMarks = true
            output.append(contentsOf: bytes[tag.range])
        case "br":
            hasMarks = true
            output.append(contentsOf: "<br>".utf8)
        case "p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "figcaption":
            if let last = output.last, last != 0x0A { output.append(0x0A) }
        default: break
        }
    }

    /// Whether an address can stand in markdown as it is.
    private static func isAddress(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && !"()<>\\".utf8.contains($0) }
    }

    // Marks stand right beside text: blanks within them go outside, and one without text goes.

    private mutating func mark(_ tag: HTMLTag, _ opening: String, closing: String) {
        hasMarks = true
        guard tag.isClosing else {
            open.append(Open(name: tag.name, closing: closing, start: output.count))
            output.append(contentsOf: opening.utf8)
            return
        }
        guard let position = open.lastIndex(where: { $0.name == tag.name }) else { return }
        // Tags that were not closed end with the one around them.
        while open.count > position { close(open.removeLast()) }
    }

    private mutating func close(_ mark: Open) {
        let width = mark.closing.hasPrefix("]") ? 1 : mark.closing.utf8.count
        let inside = output[(mark.start + width)...]
        guard let first = inside.firstIndex(where: { !$0.isMarkdownSpace }),
            let last = inside.lastIndex(where: { !$0.isMarkdownSpace })
        else {
            output.removeSubrange(mark.start..<mark.start + width)
            return
        }
        output.insert(contentsOf: mark.closing.utf8, at: last + 1)
        let blanks = output[(mark.start + width)..<first]
        output.removeSubrange((mark.start + width)..<first)
        output.insert(contentsOf: blanks, at: mark.start)
    }

    /// Copies what stands up to the closing tag of code between backticks.
    private mutating func writeCode(_ tag: HTMLTag) {
        guard !tag.isClosing, let content = contentThroughEnd(of: tag) else { return }
        hasMarks = true
        let runs = content.utf8.split(whereSeparator: { $0 != UInt8(ascii: "`") }).map(\.count)
        let fence = String(repeating: "`", count: (runs.max() ?? 0) + 1)
        let pad = runs.isEmpty ? "" : " "
        output.append(contentsOf: (fence + pad + content + pad + fence).utf8)
    }

    /// Copies LaTeX between dollar signs; MathML is left to be text.
    private mutating func writeFormula(_ tag: HTMLTag) {
        guard !tag.isClosing else { return }
        let start = index
        guard let content = contentThroughEnd(of: tag), !content.contains("$"), !content.contains("\n") else {
            index = start
            return
        }
        let latex = content.trimmingPrefix(" ")
        hasMarks = true
        output.append(contentsOf: "$\(latex)$".utf8)
    }

    /// The text up to the closing tag, which is passed over; nil if there are other tags before it.
    private mutating func contentThroughEnd(of tag: HTMLTag) -> String? {
        let start = index
        var end = index
        while end < bytes.count {
            if bytes[end] == UInt8(ascii: "<"), let next = HTMLTag(bytes, at: end) {
                guard next.isClosing, next.name == tag.name else { return nil }
                let content = String(decoding: bytes[start..<end], as: UTF8.self)
                guard content.contains(where: { !$0.isWhitespace }) else { return nil }
                index = next.range.upperBound
                return HTMLText.unescapeOnce(content)
            }
            end += 1
        }
        return nil
    }

    /// Appends a byte of text, with a backslash if it would be a mark.
    private mutating func append(text byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "$"), UInt8(ascii: "<"):
            output.append(UInt8(ascii: "\\"))
        // Two of them strike text.
        case UInt8(ascii: "~")
        where output.last == byte || (index < bytes.count && bytes[index] == byte):
            output.append(UInt8(ascii: "\\"))
        case UInt8(ascii: "_") where !isBetweenLetters: output.append(UInt8(ascii: "\\"))
        default: break
        }
        output.append(byte)
    }

    /// Whether letters or figures stand on both sides of the last byte read, where `_` is no mark.
    private var isBetweenLetters: Bool {
        guard index >= 2, index < bytes.count else { return false }
        return [bytes[index - 2], bytes[index]].allSatisfy { $0.isLetter || $0.isDigit }
    }
}
