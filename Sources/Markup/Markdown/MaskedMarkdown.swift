internal import TextAnalysis

/// Markdown in which what cmark must not interpret is replaced by private-use characters.
///
/// A token is two characters of Unicode's plane 15, which hold a number. Where the input itself has characters of
/// that plane, they become tokens too, so every token in cmark's output is one of ours.
struct MaskedMarkdown {
    /// How tokens are written out.
    enum Form {
        /// Formulas as bare LaTeX.
        case text
        /// Formulas as `$…$`, all else as text; the marks of struck text go, as in `text`.
        case dollars
        /// Formulas as `$…$`, and marks that are none with a backslash.
        case markdown
        /// Byte for byte as in the source.
        case source
    }

    enum Token {
        case math(whole: Range<Int>, content: Range<Int>)
        /// Where it is a mark that is none, it takes a backslash to say that in markdown.
        case literal(Range<Int>, isMark: Bool)
    }

    /// Stands before every line of inline text, so that no line starts a block.
    ///
    /// It counts as punctuation for cmark
    /// (U+10A7F, Old South Arabian numeric indicator), which leaves emphasis after it as it is.
    static let lineGuard: [UInt8] = [0xF0, 0x90, 0xA9, 0xBF]
    /// Stands for `~~` around struck text: punctuation for cmark as tildes are (U+10A50, Kharoshthi).
    static let strikeMark: [UInt8] = [0xF0, 0x90, 0xA9, 0x90]
    /// More marks than any real paragraph has; beyond it they are plain characters, which keeps cmark linear.
    private static let maximumMarks = 4096

    let source: [UInt8]
    private(set) var tokens: [Token] = []
    /// What cmark is to read.
    private(set) var bytes: [UInt8] = []
    /// For each line of `bytes` the position in the source at which it starts, then the end of the source.
    private(set) var lineOrigins: [Int] = []
    /// For each line of `bytes` its own start.
    private(set) var lineStarts: [Int] = []

    /// - Parameters:
    ///   - source: The whole text.
    ///   - segment: The part of it to mask.
    ///   - isInline: Whether it is the inside of a paragraph, to be kept from starting blocks.
    ///   - definitions: What links of the text may name, wherever it stands in the page.
    init(
        _ source: [UInt8], _ segment: MarkdownSegment, isInline: Bool, _ definitions: LinkDefinitions? = nil
    ) {
        self.source = source
        bytes.reserveCapacity(segment.range.count + segment.range.count / 4)
        let defining = definitions?.lines(for: segment) ?? []
        // An empty line keeps the text from being a title of the last one.
        for line in defining.isEmpty ? [] : defining + [[]] {
            beginLine(at: segment.range.lowerBound, isInline)
            bytes.append(contentsOf: line + [0x0A])
        }
        beginLine(at: segment.range.lowerBound, isInline)
        var index = segment.range.lowerBound
        var nextSpan = 0
        var paragraphEnd = index
        var isOverfull = false
        var opaqueEnd = index
        while index < segment.range.upperBound {
            if let definitions, index == 0 || source[index - 1] == 0x0A,
                let end = definitions.hiddenLine(at: index)
            {
                // Its newline stays, and parts what stands around it.
                index = end
                if index >= segment.range.upperBound { break }
            }
            if index >= paragraphEnd {
                paragraphEnd =
                    isInline ? segment.range.upperBound : MarkdownLines.paragraphEnd(source, from: index)
                paragraphEnd = max(min(paragraphEnd, segment.range.upperBound), index + 1)
                isOverfull = Self.isOverfull(source[index..<paragraphEnd])
            }
            while nextSpan < segment.spans.count, segment.spans[nextSpan].range.lowerBound < index {
                nextSpan += 1
            }
            if nextSpan < segment.spans.count, segment.spans[nextSpan].range.lowerBound == index {
                let span = segment.spans[nextSpan]
                switch span.kind {
                case .math: mask(.math(whole: span.range, content: span.content))
                case .mark: bytes.append(contentsOf: Self.strikeMark)
                case .literal: mask(.literal(span.range, isMark: false))
                case .opaque: break
                }
                if span.kind != .opaque {
                    index = span.range.upperBound
                    continue
                }
                opaqueEnd = span.range.upperBound
            }
            index += copy(at: index, isOverfull: isOverfull, isOpaque: index < opaqueEnd)
            if source[index - 1] == 0x0A { beginLine(at: index, isInline) }
        }
        lineOrigins.append(segment.range.upperBound)
    }

    private mutating func beginLine(at origin: Int, _ isInline: Bool) {
        lineOrigins.append(origin)
        lineStarts.append(bytes.count)
        if isInline { bytes.append(contentsOf: Self.lineGuard) }
    }

    private static func isOverfull(_ paragraph: ArraySlice<UInt8>) -> Bool {
        paragraph.count > maximumMarks && paragraph.count(where: isMark) > maximumMarks
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"),
            UInt8(ascii: "<"), UInt8(ascii: "!"), UInt8(ascii: "&"):
            true
        default: false
        }
    }

    /// Copies one character, or what has to stay together, and returns how many bytes that were.
    ///
    /// `isOpaque` is true in a code span or a tag, where a bracket ends no link's text.
    private mutating func copy(at index: Int, isOverfull: Bool, isOpaque: Bool) -> Int {
        let byte = source[index]
        if byte >= 0xF0, isReserved(at: index) {
            mask(.literal(index..<index + 4, isMark: false))
            return 4
        }
        if isOverfull, Self.isMark(byte) {
            mask(.literal(index..<index + 1, isMark: true))
            return 1
        }
        if byte == UInt8(ascii: "\\"), index + 1 < source.count, source[index + 1].isPunctuation,
            !isOverfull
        {
            bytes.append(byte)
            bytes.append(source[index + 1])
            return 2
        }
        if byte == UInt8(ascii: "]"), isPlainBracket(at: index, isOpaque: isOpaque) {
            if isOpaque {
                mask(.literal(index..<index + 1, isMark: false))
            } else {
                bytes.append(contentsOf: "\\]".utf8)
            }
            return 1
        }
        bytes.append(byte)
        return 1
    }

    /// Whether a `]` that cmark would take for the end of a link's text is one in plain text.
    ///
    /// "[1]: Smith" would be the definition of a link and vanish; "[C@H](CC(=O)O2)" is a chemical formula, and its
    /// "address" would vanish.
    private func isPlainBracket(at index: Int, isOpaque: Bool) -> Bool {
        guard index + 1 < source.count else { return false }
        switch source[index + 1] {
        case UInt8(ascii: ":"): return true
        case UInt8(ascii: "("): return !isOpaque && !LinkAddress.isPlausible(source[(index + 2)...])
        default: return false
        }
    }

    /// Whether the character is of plane 15, the line guard or the mark of struck text.
    private func isReserved(at index: Int) -> Bool {
        guard index + 3 < source.count else { return false }
        if source[index] == 0xF3 { return source[index + 1] >= 0xB0 }
        let character = source[index..<index + 4]
        return character.elementsEqual(Self.lineGuard) || character.elementsEqual(Self.strikeMark)
    }

    private mutating func mask(_ token: Token) {
        let number = UInt32(truncatingIfNeeded: tokens.count)
        tokens.append(token)
        Self.append(0xF0000 + (number >> 15), to: &bytes)
        Self.append(0xF8000 + (number & 0x7FFF), to: &bytes)
    }

    private static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        bytes.append(0xF3)
        bytes.append(UInt8(0x80 | (value >> 12) & 0x3F))
        bytes.append(UInt8(0x80 | (value >> 6) & 0x3F))
        bytes.append(UInt8(0x80 | value & 0x3F))
    }
}
