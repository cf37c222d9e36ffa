internal import TextAnalysis

/// Cuts XML or HTML into tags and text in one pass, whatever is broken in it.
///
/// Comments, processing instructions and document types are skipped; nothing is fetched, and no entity is expanded
/// beyond the characters that it names. A `<` that opens no whole tag is text, as OCR engines forget to escape it.
struct MarkupTokenizer {
    enum Token: Equatable {
        /// A start tag: its name, and what is between the name and `>`; `isEmpty` if it ends with `/>`.
        case start(name: Range<Int>, attributes: Range<Int>, isEmpty: Bool)
        case end(name: Range<Int>)
        /// Text as it stands, with its references.
        case text(Range<Int>)
        /// Text between `<![CDATA[` and `]]>`, which has no references.
        case characterData(Range<Int>)
    }

    /// What ends a stretch that is not markup.
    enum Ending: Hashable {
        case comment, characterData, instruction, documentType, doubleQuote, singleQuote, script, style

        fileprivate var text: StaticString {
            switch self {
            case .comment: "-->"
            case .characterData: "]]>"
            case .instruction: "?>"
            case .documentType: ">"
            case .doubleQuote: "\""
            case .singleQuote: "'"
            case .script: "</script"
            case .style: "</style"
            }
        }
    }

    /// What may stand behind a `<`.
    private enum Found {
        case token(Token, end: Int)
        case skipped(end: Int)
        /// A tag that the end of the file cut.
        case cut
        case nothing
    }

    let bytes: [UInt8]
    private(set) var position: Int
    /// Whether the file ends within a tag.
    private(set) var isCut = false
    private var pending: (token: Token, end: Int)?
    /// The ends that were looked for and do not come any more, so that nobody looks for them again.
    private var missing: Set<Ending> = []

    init(_ bytes: [UInt8], from start: Int = 0) {
        self.bytes = bytes
        position = start
    }

    /// The next token; nil at the end.
    mutating func next() -> Token? {
        if let (token, end) = pending {
            pending = nil
            position = end
            return token
        }
        var textStart = position
        var index = position
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            switch markup(at: index) {
            case .nothing: index += 1
            case .cut:
                isCut = true
                position = bytes.count
                return index > textStart ? .text(textStart..<index) : nil
            case .skipped(let end):
                if index > textStart {
                    position = end
                    return .text(textStart..<index)
                }
                index = end
                textStart = end
            case .token(let token, let end):
                if index > textStart {
                    pending = (token, end)
                    return .text(textStart..<index)
                }
                position = end
                return token
            }
        }
        position = bytes.count
        return textStart < bytes.count ? .text(textStart..<bytes.count) : nil
    }

    /// Skips what is no text and no markup, as in HTML's `script`; the end tag is the next token.
    mutating func skip(to ending: Ending) { position = first(ending, from: position) ?? bytes.count }

    private mutating func markup(at start: Int) -> Found {
        guard start + 1 < bytes.count else { return .cut }
        switch bytes[start + 1] {
        case UInt8(ascii: "/"):
            let end = nameEnd(from: start + 2)
            guard end > start + 2 else { return end == bytes.count ? .cut : .nothing }
            let close = bytes[end...].firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }
            guard let close else { return .cut }
            let isClosed = bytes[close] == UInt8(ascii: ">")
            return .token(.end(name: start + 2..<end), end: isClosed ? close + 1 : close)
        case UInt8(ascii: "!"): return declaration(at: start)
        case UInt8(ascii: "?"):
            guard nameEnd(from: start + 2) > start + 2, let end = first(.instruction, from: start + 2) else {
                return .nothing
            }
            return .skipped(end: end + 2)
        default: return startTag(at: start)
        }
    }

    private mutating func startTag(at start: Int) -> Found {
        let nameEnd = nameEnd(from: start + 1)
        guard nameEnd > start + 1 else { return .nothing }
        var index = nameEnd
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: ">"):
                let isEmpty = bytes[index - 1] == UInt8(ascii: "/") && index - 1 >= nameEnd
                let attributes = nameEnd..<(isEmpty ? index - 1 : index)
                let name = start + 1..<nameEnd
                return .token(.start(name: name, attributes: attributes, isEmpty: isEmpty), end: index + 1)
            case UInt8(ascii: "<"): return .nothing
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                // A quote opens a value only behind an equals sign; elsewhere it is a stray character.
                guard isValueStart(index, after: nameEnd) else {
                    index += 1
                    continue
                }
                let quote: Ending = bytes[index] == UInt8(ascii: "'") ? .singleQuote : .doubleQuote
                guard let end = first(quote, from: index + 1) else {
                    return bytes[index...].contains(UInt8(ascii: "<")) ? .nothing : .cut
                }
                index = end + 1
            default: index += 1
            }
        }
        return .cut
    }

    private func isValueStart(_ quote: Int, after nameEnd: Int) -> Bool {
        var index = quote - 1
        while index > nameEnd, bytes[index].isMarkdownSpace { index -= 1 }
        return bytes[index] == UInt8(ascii: "=")
    }

    private mutating func declaration(at start: Int) -> Found {
        if ByteSearch.starts(bytes, at: start, with: "<!--") {
            return first(.comment, from: start + 4).map { .skipped(end: $0 + 3) } ?? .nothing
        }
        if ByteSearch.starts(bytes, at: start, with: "<![cdata[") {
            guard let end = first(.characterData, from: start + 9) else { return .nothing }
            return .token(.characterData(start + 9..<end), end: end + 3)
        }
        guard start + 2 < bytes.count else { return .cut }
        return bytes[start + 2].isLetter ? documentType(at: start) : .nothing
    }

    /// Skips `<!DOCTYPE … [ … ]>` with all that is declared in it.
    private mutating func documentType(at start: Int) -> Found {
        guard !missing.contains(.documentType) else { return .nothing }
        var isInSubset = false
        var quote: UInt8?
        var index = start + 2
        while index < bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "<"), ByteSearch.starts(bytes, at: index, with: "<!--") {
                index = first(.comment, from: index + 4) ?? bytes.count
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") {
                isInSubset = byte == UInt8(ascii: "[")
            } else if byte == UInt8(ascii: ">"), !isInSubset {
                return .skipped(end: index + 1)
            }
            index += 1
        }
        missing.insert(.documentType)
        return .nothing
    }

    /// The position behind the name at `start`; `start` if there is none.
    ///
    /// Names begin with an ASCII letter or `_`.
    private func nameEnd(from start: Int) -> Int {
        guard start < bytes.count, bytes[start].isLetter || bytes[start] == UInt8(ascii: "_") else {
            return start
        }
        var end = start + 1
        while end < bytes.count, bytes[end].isMarkupNameByte { end += 1 }
        return end
    }

    private mutating func first(_ ending: Ending, from start: Int) -> Int? {
        guard !missing.contains(ending) else { return nil }
        let found =
            switch ending {
            case .doubleQuote: bytes[start...].firstIndex(of: UInt8(ascii: "\""))
            case .singleQuote: bytes[start...].firstIndex(of: UInt8(ascii: "'"))
            default: ByteSearch.first(ending.text, in: bytes, from: start)
            }
        if found == nil { missing.insert(ending) }
        return found
    }
}

extension UInt8 {
    /// Whether a name of an element or attribute may go on with the byte.
    var isMarkupNameByte: Bool {
        switch self {
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ":"): true
        default: isLetter || isDigit || isNonASCII
        }
    }
}
