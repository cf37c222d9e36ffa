extension Unicode.Scalar {
    /// The kinds of quotation marks; a mark closes what one of its kind opened.
    enum Quote { case straight, curly, angle }

    /// The kind of a quotation mark, ASCII, full-width or typographic; nil for anything else.
    var quote: Quote? {
        switch self {
        case "\"", "\u{FF02}": .straight
        case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}": .curly
        case "«", "»": .angle
        default: nil
        }
    }

    /// The ASCII form of a full-width parenthesis, colon, comma, asterisk, minus or digit; itself for anything else.
    var syntax: Unicode.Scalar {
        switch self {
        case "（": "("
        case "）": ")"
        case "：": ":"
        case "，": ","
        case "＊": "*"
        case "－": "-"
        case "０"..."９": Unicode.Scalar(UInt8(value - 0xFF10) + 0x30)
        default: self
        }
    }

    /// Whether this is one of the marks that part clauses in Chinese, without spaces beside them.
    var partsClauses: Bool { "、。，；！？".unicodeScalars.contains(self) }

    /// Whether a word ends before this scalar.
    var endsWord: Bool {
        properties.isWhitespace || quote != nil || syntax == "(" || syntax == ")" || partsClauses
    }
}

extension Sequence<Unicode.Scalar> {
    /// The text of these scalars.
    var text: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: self)
        return String(view)
    }
}
