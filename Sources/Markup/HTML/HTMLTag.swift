internal import TextAnalysis

/// One tag in HTML text, told from a `<` that is only a sign ("p <0.05", "a<b").
struct HTMLTag {
    /// Lower case.
    let name: String
    let isClosing: Bool
    /// The bytes from `<` to after `>`.
    let range: Range<Int>

    /// Reads the tag that starts with the `<` at a position; nil where a browser or a reader would see no tag.
    ///
    /// A name that HTML does not know counts only with attributes that look like attributes (`<eq>`,
    /// `<x y="1">`), so that "x <y and z> w" keeps its words.
    init?(_ bytes: [UInt8], at start: Int) {
        var index = start + 1
        let end = bytes.count
        let isClosing = index < end && bytes[index] == UInt8(ascii: "/")
        if isClosing { index += 1 }
        let nameStart = index
        guard index < end, bytes[index].isLetter else { return nil }
        while index < end, bytes[index].isNameByte { index += 1 }
        let nameEnd = index
        var hasBareWord = false
        scan: while true {
            guard index < end else { return nil }
            switch bytes[index] {
            case UInt8(ascii: ">"): break scan
            case UInt8(ascii: "/"): index += 1
            case let byte where byte.isMarkdownSpace: index += 1
            default:
                guard index > nameEnd, let next = Self.skipAttribute(bytes, from: index, &hasBareWord) else {
                    return nil
                }
                index = next
            }
        }
        let name = String(decoding: bytes[nameStart..<nameEnd].map { $0.lowercased }, as: UTF8.self)
        if hasBareWord, !HTMLElements.known.contains(name) { return nil }
        self.name = name
        self.isClosing = isClosing
        range = start..<index + 1
    }

    /// The position after `name`, `name=value` or `name="value"`; nil where this is no attribute.
    private static func skipAttribute(
        _ bytes: [UInt8], from start: Int, _ hasBareWord: inout Bool
    ) -> Int? {
        var index = start
        let end = bytes.count
        while index < end, !bytes[index].isMarkdownSpace, !bytes[index].endsAttributeName { index += 1 }
        guard index > start else { return nil }
        var next = index
        while next < end, bytes[next].isMarkdownSpace { next += 1 }
        guard next < end, bytes[next] == UInt8(ascii: "=") else {
            hasBareWord = true
            return index
        }
        next += 1
        while next < end, bytes[next].isMarkdownSpace { next += 1 }
        guard next < end else { return nil }
        let quote = bytes[next]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            guard let close = bytes[(next + 1)...].firstIndex(of: quote) else { return nil }
            return close + 1
        }
        while next < end, !bytes[next].isMarkdownSpace, bytes[next] != UInt8(ascii: ">"),
            bytes[next] != UInt8(ascii: "<")
        {
            next += 1
        }
        return next
    }

    /// The value of an attribute, entities decoded; nil where the tag has none of that name.
    func attribute(_ wanted: String, in bytes: [UInt8]) -> String? {
        var index = range.lowerBound + 1 + name.utf8.count
        let end = range.upperBound - 1
        while index < end {
            guard !bytes[index].isMarkdownSpace, bytes[index] != UInt8(ascii: "/") else {
                index += 1
                continue
            }
            var ignored = false
            guard let next = Self.skipAttribute(bytes, from: index, &ignored), next <= end else { return nil }
            let attribute = bytes[index..<next]
            index = next
            guard let equals = attribute.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let key = attribute[..<equals].filter { !$0.isMarkdownSpace }.map { $0.lowercased }
            guard key.elementsEqual(wanted.utf8) else { continue }
            var value = attribute[(equals + 1)...].drop { $0.isMarkdownSpace }
            if let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                value = value.dropFirst().dropLast()
            }
            return HTMLText.unescapeOnce(String(decoding: value, as: UTF8.self))
        }
        return nil
    }
}

extension UInt8 {
    /// Whether the byte starts or continues a UTF-8 sequence of several bytes.
    var isNonASCII: Bool { self >= 0x80 }
    var lowercased: UInt8 { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self }
    fileprivate var isNameByte: Bool {
        isLetter || isDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: ":")
    }
    fileprivate var endsAttributeName: Bool {
        switch self {
        case UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "/"), UInt8(ascii: "\""),
            UInt8(ascii: "'"):
            true
        default: false
        }
    }
}
