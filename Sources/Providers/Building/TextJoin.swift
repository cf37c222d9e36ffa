/// What is between two words or lines that are to be one text.
enum TextJoin {
    /// Between the end of a line and the one below it.
    ///
    /// A space replaces the line break, but: none beside Chinese and Japanese; none after a hyphen before a digit or
    /// capital (`GPT-` `4`); and after a hyphen before a lower-case letter the break itself is kept, since only
    /// a tokenizer or a reader can distinguish `ex-` `ample` from `top-` `down`.
    static func betweenLines(_ before: String, _ after: String) -> String {
        guard let last = before.unicodeScalars.last, let first = after.unicodeScalars.first else { return "" }
        if last.properties.isWhitespace || first.properties.isWhitespace { return "" }
        if isHyphen(last), before.unicodeScalars.dropLast().last?.properties.isAlphabetic ?? false {
            if first.properties.isLowercase { return "\n" }
            if first.properties.isAlphabetic || first.properties.numericType != nil { return "" }
        }
        return isUnspaced(last) || isUnspaced(first) ? "" : " "
    }

    /// Between two words of a line that an OCR engine found: a space, but none between Chinese or Japanese characters.
    static func betweenWords(_ before: String, _ after: String) -> String {
        guard let last = before.unicodeScalars.last, let first = after.unicodeScalars.first else { return "" }
        return isUnspaced(last) && isUnspaced(first) ? "" : " "
    }

    /// Whether the character is one that lines end on within a word.
    static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar == "\u{2010}" || scalar == "\u{AD}"
    }

    /// Whether the character belongs to a script written without spaces: Chinese, Japanese, and their punctuation.
    static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2E80...0x30FF, 0x31C0...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF,
            0x20000...0x323AF:
            true
        default: false
        }
    }
}

extension TextJoin {
    /// The text with each run of white space as one space, and none at the ends.
    static func trimmed(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 <= 0x20 }) else { return text }
        return text.split { $0 == " " || $0.isNewline || $0 == "\t" || $0 == "\u{C}" }.joined(separator: " ")
    }
}
