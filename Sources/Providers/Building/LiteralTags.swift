/// Tags in markdown that are text, not markup: `<think>`, `<expr>`, as pages about language models print them.
enum LiteralTags {
    /// The elements that parsers write into markdown.
    private static let elements: Set<String> = [
        "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col", "img", "sup",
        "sub",
        "br", "hr", "b", "i", "u", "s", "em", "strong", "small", "del", "ins", "mark", "p", "div", "span",
        "a",
        "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "center", "code", "pre",
        "math",
        "blockquote", "details", "summary", "input", "figure", "figcaption",
    ]

    /// The markdown with a reference for every `<` that opens another tag; code stays as it is.
    static func escaped(_ markdown: String) -> String {
        guard markdown.utf8.contains(UInt8(ascii: "<")) else { return markdown }
        let bytes = Array(markdown.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 64)
        var position = 0
        /// The lengths of runs of backticks that are known to have no end.
        var unclosed: Set<Int> = []
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "`"),
                let end = codeEnd(in: bytes, at: position, unclosed: &unclosed)
            {
                output += bytes[position..<end]
                position = end
            } else if bytes[position] == UInt8(ascii: "<"), isText(bytes[(position + 1)...]) {
                output += "&lt;".utf8
                position += 1
            } else {
                output.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The offset after code that begins with a run of backticks and ends with a run of the same length.
    private static func codeEnd(in bytes: [UInt8], at start: Int, unclosed: inout Set<Int>) -> Int? {
        let tick = UInt8(ascii: "`")
        let length = bytes[start...].prefix { $0 == tick }.count
        guard !unclosed.contains(length) else { return start + length }
        var position = start + length
        while let next = bytes[position...].firstIndex(of: tick) {
            let run = bytes[next...].prefix { $0 == tick }.count
            if run == length { return next + run }
            position = next + run
        }
        unclosed.insert(length)
        return start + length
    }

    /// Whether what follows a `<` makes it a tag of an element that parsers do not write.
    private static func isText(_ rest: ArraySlice<UInt8>) -> Bool {
        let rest = rest.first == UInt8(ascii: "/") ? rest.dropFirst() : rest
        let name = rest.prefix(32).prefix {
            isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
        }
        guard let first = name.first, isLetter(first) else { return false }
        return !elements.contains(String(decoding: name, as: UTF8.self).lowercased())
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
}
