internal import TextAnalysis

/// What a file says of itself before its content: the outermost element, the encoding, and for HTML which of its extensions it uses.
///
/// Found behind a byte order mark, an XML declaration, comments and a document type, from the first bytes alone.
package struct MarkupHead: Equatable, Sendable {
    /// How far a file is looked into.
    private static let searchedBytes = 1 << 18

    /// The outermost element without prefix; in HTML in lower case.
    package let root: String
    /// Whether the file is HTML or XHTML.
    package let isHTML: Bool
    /// In HTML, the first class that begins with `ocr` (hOCR), or `doc` where an element of that name is (poppler).
    package let extensionName: String?

    /// Reads the head of a file in UTF-8; nil if it is no XML or HTML.
    ///
    /// Without a declaration, a document type or a namespace, an element that HTML knows may as well begin a markdown text.
    package init?(_ bytes: [UInt8]) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let first = bytes[start...].firstIndex { !$0.isMarkdownSpace }
        guard let first, bytes[first] == UInt8(ascii: "<") else { return nil }
        let head = bytes.count > Self.searchedBytes ? Array(bytes[..<Self.searchedBytes]) : bytes
        var tokenizer = MarkupTokenizer(head, from: min(first, head.count))
        var token = tokenizer.next()
        while case .text(let range) = token, head[range].allSatisfy(\.isMarkdownSpace) {
            token = tokenizer.next()
        }
        guard case .start(let range, let attributes, _) = token, let name = Self.local(head[range])
        else { return nil }
        let lower = name.lowercased()
        isHTML = lower == "html"
        root = isHTML ? lower : name
        let isDeclared = range.lowerBound > first + 1
        let source = String(decoding: head[attributes], as: UTF8.self)
        guard isDeclared || isHTML || source.contains("xmlns") || !HTMLEntities.isElement(lower) else {
            return nil
        }
        extensionName = isHTML ? Self.extensionName(&tokenizer) : nil
    }

    private static func local(_ name: ArraySlice<UInt8>) -> String? {
        String(decoding: name, as: UTF8.self).split(separator: ":").last.map(String.init)
    }

    private static func extensionName(_ tokenizer: inout MarkupTokenizer) -> String? {
        while let token = tokenizer.next() {
            guard case .start(let range, let attributes, _) = token,
                let name = local(tokenizer.bytes[range])?.lowercased()
            else { continue }
            if name == "script" { tokenizer.skip(to: .script) }
            if name == "style" { tokenizer.skip(to: .style) }
            if name == "doc" { return name }
            var values = MarkupAttributes(tokenizer.bytes, attributes)
            while let (name, value) = values.next() {
                guard tokenizer.bytes[name].elementsEqual("class".utf8) else { continue }
                let classes = String(decoding: tokenizer.bytes[value], as: UTF8.self).split(separator: " ")
                if let found = classes.first(where: { $0.hasPrefix("ocr_") || $0.hasPrefix("ocrx_") }) {
                    return String(found)
                }
            }
        }
        return nil
    }

    /// The encoding that an XML declaration or an HTML `charset` names, as it is written; nil if there is none.
    package static func declaredEncoding(_ bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(1024).filter { $0 < 0x80 }, as: UTF8.self).lowercased()
        guard let mark = head.firstRange(of: head.contains("<?xml") ? "encoding" : "charset") else {
            return nil
        }
        let value = head[mark.upperBound...].drop { " \t\r\n=".contains($0) }.drop { "\"'".contains($0) }
        let label = value.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.:".contains($0)) }
        return label.isEmpty ? nil : String(label)
    }
}
