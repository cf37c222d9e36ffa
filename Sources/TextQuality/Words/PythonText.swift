internal import TextAnalysis

/// What Python's text methods count as white space, digits and letters, which datatrove's rules are written in.
enum PythonText {
    /// What `str.isspace` answers.
    @inline(__always)
    static func isSpace(_ value: UInt32) -> Bool {
        switch value {
        case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0: true
        case 0..<0x1680: false
        case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// What `str.isalpha` answers: the categories of letters.
    static func isLetter(_ value: UInt32) -> Bool {
        if value < 0x80 { return (0x41...0x5A).contains(value & ~0x20) }
        switch Unicode.Scalar(value)?.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }

    /// Whether `\d` matches.
    static func isDigit(_ value: UInt32) -> Bool {
        if value < 0x80 { return (0x30...0x39).contains(value) }
        return Unicode.Scalar(value)?.properties.generalCategory == .decimalNumber
    }

    /// Whether `\w` matches: letters, numbers, and the underscore.
    static func isWord(_ value: UInt32) -> Bool {
        if value == 0x5F || isLetter(value) || isDigit(value) { return true }
        return value >= 0x80 && Unicode.Scalar(value)?.properties.numericType != nil
    }

    /// For `str.splitlines`, what ends a line.
    static func isLineEnd(_ value: UInt32) -> Bool {
        switch value {
        case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}
