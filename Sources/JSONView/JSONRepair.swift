/// One kind of thing that was mended while reading, so that it can be reported with the parse.
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
        /// An object names a member again; the last one counts.
        case repeatedMember = "json_member_repeated"

        /// What a user reads about it.
        package var message: String {
            switch self {
            case .repeatedMember: "an object has a member twice; the last one was used"
            case .invalidUTF8: "bytes of the JSON that are not UTF-8 were replaced by U+FFFD"
            default: "the JSON was invalid and was repaired"
            }
        }
    }

    /// Where something was mended.
    package enum Place: Equatable, Sendable, CustomStringConvertible {
        /// A byte, counted from 0 in the bytes as received.
        case byte(Int)
        /// A JSON path: `$.pages[2].text`.
        case path(String)

        package var description: String {
            switch self {
            case .byte(let offset): "byte \(offset)"
            case .path(let path): path
            }
        }
    }

    package let kind: Kind
    /// The place of the first occurrence.
    package let place: Place
    /// How often this kind was mended.
    package let count: Int

    package init(kind: Kind, place: Place, count: Int) {
        self.kind = kind
        self.place = place
        self.count = count
    }

    package init(kind: Kind, offset: Int, count: Int) {
        self.init(kind: kind, place: .byte(offset), count: count)
    }
}

/// Counts repairs by kind, in the order of first occurrence.
struct JSONRepairLog {
    private(set) var repairs: [JSONRepair] = []

    mutating func add(_ kind: JSONRepair.Kind, at offset: Int, count: Int = 1) {
        if let position = repairs.firstIndex(where: { $0.kind == kind }) {
            let known = repairs[position]
            repairs[position] = JSONRepair(kind: kind, place: known.place, count: known.count + count)
        } else {
            repairs.append(JSONRepair(kind: kind, offset: offset, count: count))
        }
    }
}
