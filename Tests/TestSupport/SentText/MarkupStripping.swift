/// Takes markup out of text by plain searching, so that a test does not lean on the parsers that it checks.
enum MarkupStripping {
    /// The tags that providers write into text; anything else between angle brackets is text.
    private static let tags: Set<String> = [
        "html", "body", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col",
        "br",
        "p", "div", "span", "img", "sup", "sub", "b", "i", "u", "s", "em", "strong", "a", "ul", "ol", "li",
        "eq",
    ]

    private static let entities: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ",
    ]

    static func saidInHTML(_ text: String) -> String { decoded(withoutTags(text, named: tags)) }

    static func saidInMarkdown(_ text: String) -> String {
        guard text.contains(where: { "<&[`".contains($0) }) else { return text }
        let plain = text.replacing(/<!--(.*?)-->/.dotMatchesNewlines()) { " \($0.1) " }
            .replacing(/!\[[^\]]*\]\([^)]*\)/, with: " ")
            .replacing(/\[([^\]]*)\]\([^)\s]*\)/) { $0.1 }
            .replacing(/(^|\n)```\w*/, with: "\n")
        return saidInHTML(String(plain))
    }

    /// What is left when entities are decoded until none is left, and then tags are dropped.
    static func saidHoweverEscaped(_ text: String) -> String {
        var text = text
        for _ in 0..<4 where text.utf8.contains(UInt8(ascii: "&")) { text = decoded(text) }
        return withoutTags(text, named: tags)
    }

    /// The text with a space in the place of each tag of those names.
    static func withoutTags(_ text: String, named names: Set<String>) -> String {
        guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "<"), let end = tagEnd(in: bytes, at: position, named: names) {
                output.append(0x20)
                position = end
            } else {
                output.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The offset after a tag; nil where none of those names begins there.
    private static func tagEnd(in bytes: [UInt8], at start: Int, named names: Set<String>) -> Int? {
        var end = start + 1
        if end < bytes.count, bytes[end] == UInt8(ascii: "/") { end += 1 }
        let nameStart = end
        while end < bytes.count, (bytes[end] | 0x20) >= 0x61, (bytes[end] | 0x20) <= 0x7A { end += 1 }
        guard end > nameStart, end < bytes.count, [0x20, 0x2F, 0x3E, 0x0A].contains(bytes[end]) else {
            return nil
        }
        guard names.contains(String(decoding: bytes[nameStart..<end], as: UTF8.self).lowercased()) else {
            return nil
        }
        guard let close = bytes[end...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
        return close + 1
    }

    /// The text with entities decoded once.
    private static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        return text.replacing(/&(#x[0-9A-Fa-f]{1,6}|#[0-9]{1,7}|[a-z]{2,5});/) { match in
            let name = String(match.1)
            if let character = entities[name] { return character }
            guard name.hasPrefix("#") else { return String(match.0) }
            let digits = name.dropFirst()
            let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return value.flatMap(Unicode.Scalar.init).map(String.init) ?? String(match.0)
        }
    }
}
