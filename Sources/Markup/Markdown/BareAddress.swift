internal import TextAnalysis

/// An address that stands in text without marks around it: `https://x.org/json/__init__.py`, `www.x.org/*.txt`.
///
/// Where it begins and ends is GFM 0.29, 6.9, but that it has only ASCII, since Chinese text follows without a space.
package enum BareAddress {
    /// Whether an address begins at a position: a scheme or `www.`, with a host after it.
    package static func begins<Text: RandomAccessCollection<UInt8>>(
        in text: Text, at position: Int
    ) -> Bool where Text.Index == Int { host(in: text, at: position) != nil }

    /// The path, from its first slash, of the address that begins at a position; nil for one without a path.
    package static func path<Text: RandomAccessCollection<UInt8>>(
        in text: Text, from position: Int
    ) -> Range<Int>? where Text.Index == Int {
        guard let host = host(in: text, at: position) else { return nil }
        var slash = host
        while slash < text.endIndex, isHost(text[slash]) { slash += 1 }
        guard slash > host, slash < text.endIndex, text[slash] == UInt8(ascii: "/") else { return nil }
        var end = slash
        var unopened = 0
        while end < text.endIndex, isPart(text[end]) {
            if text[end] == UInt8(ascii: "(") { unopened -= 1 }
            if text[end] == UInt8(ascii: ")") { unopened += 1 }
            end += 1
        }
        while end > slash {
            let last = text[end - 1]
            if "?!.,:*_~'\";".utf8.contains(last) {
                end -= 1
            } else if last == UInt8(ascii: ")"), unopened > 0 {
                end -= 1
                unopened -= 1
            } else {
                break
            }
        }
        return slash..<end
    }

    /// Whether a byte can stand in an address: printable ASCII without the marks that end one, or that more than a link reads.
    package static func isPart(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !"\"<>`|\\".utf8.contains(byte)
    }

    /// Where the host of an address begins whose scheme begins at a position.
    private static func host<Text: RandomAccessCollection<UInt8>>(
        in text: Text, at position: Int
    ) -> Int? where Text.Index == Int {
        guard text[position] == UInt8(ascii: "h") || text[position] == UInt8(ascii: "w") else { return nil }
        let before: UInt8? = position > text.startIndex ? text[position - 1] : nil
        for scheme in ["https://", "http://"] where text[position...].starts(with: scheme.utf8) {
            return before?.isLetter == true ? nil : position + scheme.utf8.count
        }
        guard text[position...].starts(with: "www.".utf8) else { return nil }
        return before.map { $0.isMarkdownSpace || "*_~(".utf8.contains($0) } ?? true ? position + 4 : nil
    }

    private static func isHost(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ":")
    }
}
