/// The service's text as markdown that says the same.
///
/// What the service writes is recognised text with tables in HTML, formulas and images around it. It does not escape the text:
/// outside tables, `&lt;` and `<mask>` are what the page shows.
enum ComplexDOcrMarkdown {
    /// The tags that the service writes outside tables.
    private static let tags = ["img", "sup", "/sup", "sub", "/sub", "br"].map { Array($0.utf8) }
    private static let tableStart = Array("<table".utf8)
    private static let tableEnd = Array("</table>".utf8)

    /// The text with a reference for every `<` and `&` that would be read as a tag or a reference but is text.
    static func protected(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
            return text
        }
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 64)
        var isInTable = false
        for (offset, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "<") {
                let rest = bytes[offset...]
                if isInTable {
                    if rest.starts(with: tableEnd) { isInTable = false }
                } else if rest.starts(with: tableStart) {
                    isInTable = true
                } else if opensTag(rest.dropFirst()) {
                    output += "&lt;".utf8
                    continue
                }
            } else if byte == UInt8(ascii: "&"), !isInTable, isReference(bytes[(offset + 1)...]) {
                output += "&amp;".utf8
                continue
            }
            output.append(byte)
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Whether `<` before this would open a tag that the service does not write.
    private static func opensTag(_ rest: ArraySlice<UInt8>) -> Bool {
        guard let first = rest.first, isLetter(first) || [0x21, 0x2F, 0x3F].contains(first) else {
            return false
        }
        return !tags.contains { tag in
            rest.starts(with: tag) && !(rest.dropFirst(tag.count).first.map(isLetter) ?? false)
        }
    }

    private static func isReference(_ rest: ArraySlice<UInt8>) -> Bool {
        let name = rest.prefix(32).prefix {
            isLetter($0) || $0 == UInt8(ascii: "#") || (0x30...0x39).contains($0)
        }
        return !name.isEmpty && rest.dropFirst(name.count).first == UInt8(ascii: ";")
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
}
