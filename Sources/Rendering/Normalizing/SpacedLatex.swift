internal import TextAnalysis

/// LaTeX with a space between all tokens, as models write it, closed without changing what it prints:
/// `\mathrm { B L I P } _ { 2 }` becomes `\mathrm{BLIP}_{2}`, `5 5 . 1` becomes `55.1`.
///
/// In math TeX skips spaces, but for those that end a command's name before a letter, that a backslash takes to itself, and
/// within `\text{…}` and its like, which all stay. Formulas with comments or definitions are left alone.
struct SpacedLatex {
    private let bytes: Slice<UnsafeBufferPointer<UInt8>>
    private var output: [UInt8] = []
    private var last = Last.start

    /// What the last token written was.
    private enum Last: Equatable {
        case start
        /// An unescaped character.
        case character(UInt8)
        /// A command's name.
        case command
        /// `\left` or `\right`.
        case delimiter
        /// A backslash and a sign: `\,`, `\{`, `\\`.
        case sign
    }

    private init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) { self.bytes = bytes }

    /// The closed formula; nil where it is not spaced so.
    static func closed(_ latex: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
        guard isSpaced(latex), !isProgram(latex) else { return nil }
        var closing = SpacedLatex(latex)
        closing.run()
        return closing.output.count < latex.count ? closing.output : nil
    }

    /// The closed formula; nil where it is not spaced so.
    static func closed(_ latex: String) -> String? {
        var latex = latex
        let output = latex.withUTF8 { closed($0[...]) }
        return output.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether a space stands inside a brace, around an index's mark or between single characters of a number or a name.
    private static func isSpaced(_ latex: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var singles = 0
        var position = latex.startIndex
        while let space = latex[position...].firstIndex(of: 0x20), space + 1 < latex.endIndex {
            position = space + 1
            guard space > latex.startIndex else { continue }
            let (before, after) = (latex[space - 1], latex[position])
            if before == UInt8(ascii: "{") || after == UInt8(ascii: "}") || after == UInt8(ascii: "_")
                || after == UInt8(ascii: "^")
            {
                return true
            }
            let isSingle = space - 2 < latex.startIndex || latex[space - 2] == 0x20
            singles =
                isSingle && isWord(before) && (isWord(after) || after == UInt8(ascii: ".")) ? singles + 1 : 0
            if singles == 2
                || (singles == 1 && before.isDigit && (after.isDigit || after == UInt8(ascii: ".")))
            {
                return true
            }
        }
        return false
    }

    private static func isProgram(_ latex: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var isEscaped = false
        for byte in latex {
            if byte == UInt8(ascii: "`") || (byte == UInt8(ascii: "%") && !isEscaped) { return true }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        var rest = latex
        while let backslash = rest.firstIndex(of: UInt8(ascii: "\\")) {
            rest = latex[(backslash + 1)...]
            if definitions.contains(where: { rest.starts(with: $0) }) { return true }
        }
        return false
    }

    private mutating func run() {
        var position = bytes.startIndex
        while position < bytes.endIndex {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D:
                let end = bytes[position...].firstIndex { !$0.isMarkdownSpace } ?? bytes.endIndex
                if keepsSpace(before: end) || bytes[position..<end].contains(0x0A) {
                    output.append(contentsOf: bytes[position..<end])
                    last = bytes[position..<end].contains(0x0A) ? .start : last
                }
                position = end
            case UInt8(ascii: "\\"): position = command(at: position)
            default:
                output.append(bytes[position])
                last = .character(bytes[position])
                position += 1
            }
        }
    }

    /// Copies a command, and the argument of one that sets text.
    private mutating func command(at start: Int) -> Int {
        let name = start + 1
        guard name < bytes.endIndex else {
            output.append(bytes[start])
            return name
        }
        guard bytes[name].isLetter else {
            output.append(contentsOf: bytes[start...name])
            last = .sign
            return name + 1
        }
        let end = bytes[name...].firstIndex { !$0.isLetter } ?? bytes.endIndex
        output.append(contentsOf: bytes[start..<end])
        let word = String(decoding: bytes[name..<end], as: UTF8.self)
        last = word == "left" || word == "right" ? .delimiter : .command
        guard Self.textCommands.contains(word) else { return end }
        var position = end
        while position < bytes.endIndex, bytes[position] == 0x20 { position += 1 }
        guard position < bytes.endIndex, bytes[position] == UInt8(ascii: "{") else { return end }
        let close = Self.endOfGroup(bytes, position)
        output.append(contentsOf: bytes[position..<close])
        last = .character(UInt8(ascii: "}"))
        return close
    }

    private func keepsSpace(before end: Int) -> Bool {
        guard end < bytes.endIndex else { return true }
        let next = bytes[end]
        switch last {
        case .start: return true
        case .sign: return true
        case .delimiter: return next.isLetter || !"([.|)]".utf8.contains(next)
        case .command: return !"{}_^".utf8.contains(next)
        case .character(let byte):
            if "}_^,)]".utf8.contains(next) || "{_^([".utf8.contains(byte) { return false }
            if Self.isWord(byte), Self.isWord(next) { return false }
            if byte.isDigit, next == UInt8(ascii: ".") { return !isDigit(after: end) }
            if byte == UInt8(ascii: "."), next.isDigit { return !isDigitBeforeLast }
            let closes = byte == UInt8(ascii: "}") || Self.isWord(byte)
            return !(closes && "{(".utf8.contains(next))
        }
    }

    private func isDigit(after position: Int) -> Bool {
        bytes[(position + 1)...].first { $0 != 0x20 }?.isDigit == true
    }

    private var isDigitBeforeLast: Bool { output.dropLast().last?.isDigit == true }

    private static func isWord(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit }

    private static func endOfGroup(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ start: Int) -> Int {
        var (position, depth) = (start, 0)
        while position < bytes.endIndex {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { return position + 1 }
            default: break
            }
            position += 1
        }
        return bytes.endIndex
    }

    /// How the names of commands begin that define or take the text as it stands.
    private static let definitions = ["def", "let", "newcommand", "verb", "char"].map { Array($0.utf8) }

    /// The commands whose argument is text, in which spaces are printed.
    private static let textCommands: Set<String> = [
        "text", "textrm", "textbf", "textit", "texttt", "textsf", "textsc", "textsl", "textup", "textmd",
        "textnormal", "mbox", "hbox", "fbox", "emph", "tag", "label", "ref", "href", "url", "intertext",
        "shortintertext",
    ]
}
