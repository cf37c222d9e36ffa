/// One thing that the lenient pass mended, so that it can be reported with the parse.
package struct JSONRepair: Equatable, Sendable {
    /// What was mended; the raw value is the warning code stored with the parse.
    package enum Kind: String, Sendable, CaseIterable {
        case byteOrderMark = "json_byte_order_mark"
        case utf16 = "json_utf16"
        case invalidUTF8 = "json_invalid_utf8"
        case loneSurrogate = "json_lone_surrogate"
        case controlCharacter = "json_raw_control_character"
        case trailingComma = "json_trailing_comma"
        case nonFiniteNumber = "json_non_finite_number"
        case missingBracket = "json_missing_bracket"
        case trailingBytes = "json_trailing_bytes"
        case invalidEscape = "json_invalid_escape"
        case comment = "json_comment"
        case rewrittenNumber = "json_rewritten_number"
        case missingComma = "json_missing_comma"
        case surplusBracket = "json_surplus_bracket"
    }

    package let kind: Kind
    /// The byte of the first occurrence in the bytes as received.
    package let offset: Int
    /// How often this kind was mended.
    package let count: Int

    package init(kind: Kind, offset: Int, count: Int) {
        self.kind = kind
        self.offset = offset
        self.count = count
    }
}
