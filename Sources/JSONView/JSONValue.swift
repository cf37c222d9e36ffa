/// One value of a `JSONDocument`: a place on simdjson's tape.
///
/// The tape (simdjson doc/tape.md) is an array of 64-bit words, the type character in the top byte. A container's
/// opening word holds in its low 32 bits the index after its closing word, so skipping a value is one step; a
/// string's word holds an offset into the string buffer (32-bit length, bytes, NUL); a number takes two words.
///
/// The views are `public` and `@inlinable`, though nothing outside this package imports them: Swift 6.3 does not
/// inline `package` functions into other modules, and a call for every key and value halves the speed of decoding.
public struct JSONValue {
    /// The kinds of JSON values.
    public enum Kind: Sendable { case null, bool, number, string, array, object }

    @usableFromInline let document: JSONDocument
    @usableFromInline let index: Int

    @inlinable init(document: JSONDocument, index: Int) {
        self.document = document
        self.index = index
    }

    @inlinable @inline(__always)
    var word: UInt64 { document.tape[index] }
    @inlinable @inline(__always)
    var tag: UInt8 { UInt8(truncatingIfNeeded: word >> 56) }
    @inlinable @inline(__always)
    var payload: UInt64 { word & 0x00FF_FFFF_FFFF_FFFF }

    /// The index of the value after this one on the tape.
    @inlinable @inline(__always)
    var next: Int {
        switch tag {
        case UInt8(ascii: "{"), UInt8(ascii: "["): Int(payload & 0xFFFF_FFFF)
        case UInt8(ascii: "l"), UInt8(ascii: "u"), UInt8(ascii: "d"): index + 2
        default: index + 1
        }
    }

    /// What kind of value this is.
    @inlinable public var kind: Kind {
        switch tag {
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .array
        case UInt8(ascii: "\""): .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
        case UInt8(ascii: "l"), UInt8(ascii: "u"), UInt8(ascii: "d"): .number
        default: .null
        }
    }

    /// Whether this is `null`.
    @inlinable public var isNull: Bool { kind == .null }

    /// The value of `true` or `false`, else nil.
    @inlinable @inline(__always)
    public var bool: Bool? {
        switch tag {
        case UInt8(ascii: "t"): true
        case UInt8(ascii: "f"): false
        default: nil
        }
    }

    /// The value of any finite number, else nil.
    @inlinable @inline(__always)
    public var double: Double? {
        let bits = document.tape[index + 1]
        switch tag {
        case UInt8(ascii: "l"): return Double(Int64(bitPattern: bits))
        case UInt8(ascii: "u"): return Double(bits)
        case UInt8(ascii: "d"): return Double(bitPattern: bits)
        default: return nil
        }
    }

    /// The largest whole number that systems agree on, 2^53 - 1 (RFC 8259, section 6).
    public static let maximumInt = (1 << 53) - 1

    /// The value of a number without fraction, else nil; `1.0` counts as 1.
    ///
    /// A number beyond `maximumInt` on either side counts as that bound: it exceeds every limit all the same, and
    /// arithmetic on hostile page numbers cannot overflow.
    @inlinable @inline(__always)
    public var int: Int? {
        let bits = document.tape[index + 1]
        switch tag {
        case UInt8(ascii: "l"): return Self.bounded(Int(Int64(bitPattern: bits)))
        case UInt8(ascii: "u"): return Self.maximumInt
        case UInt8(ascii: "d"): return Int(exactly: Double(bitPattern: bits)).map(Self.bounded)
        default: return nil
        }
    }

    /// A whole number written without fraction that fits 64 bits with a sign, beyond `maximumInt` too; for numbers that only pass through.
    @inlinable public var exactInt: Int? {
        tag == UInt8(ascii: "l") ? Int(Int64(bitPattern: document.tape[index + 1])) : nil
    }

    /// A whole number over `Int.max` that fits 64 bits without a sign; simdjson keeps only these as unsigned.
    @inlinable public var exactUnsigned: UInt64? {
        tag == UInt8(ascii: "u") ? document.tape[index + 1] : nil
    }

    @inlinable
    static func bounded(_ value: Int) -> Int { min(max(value, -maximumInt), maximumInt) }

    /// The number here, also when it was written as a string (`"72"`), which several services do.
    public var lenientDouble: Double? {
        double ?? string.flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil }
    }

    /// The whole number here, also when it was written as a string (`"10000"`).
    public var lenientInt: Int? { int ?? string.flatMap { Int($0) }.map(Self.bounded) }

    /// The text of a string, else nil.
    @inlinable public var string: String? {
        utf8.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of a string's text, valid while the document lives, else nil.
    @inlinable @inline(__always)
    public var utf8: UnsafeBufferPointer<UInt8>? {
        guard tag == UInt8(ascii: "\"") else { return nil }
        let start = document.strings + Int(payload)
        let length = UnsafeRawPointer(start).loadUnaligned(as: UInt32.self)
        return UnsafeBufferPointer(start: start + 4, count: Int(length))
    }

    /// The elements of an array, else nil.
    @inlinable @inline(__always)
    public var array: JSONArray? {
        tag == UInt8(ascii: "[") ? JSONArray(document: document, start: index + 1, end: next - 1) : nil
    }

    /// The members of an object in the order of the text, else nil.
    @inlinable @inline(__always)
    public var object: JSONObject? {
        tag == UInt8(ascii: "{") ? JSONObject(document: document, start: index + 1, end: next - 1) : nil
    }

    /// The elements of an array; empty if this is not an array.
    @inlinable public var elements: JSONArray { array ?? JSONArray(document: document, start: 0, end: 0) }

    /// The first member of that name; nil if it is missing or `null`, or if this is not an object.
    public subscript(name: String) -> JSONValue? {
        guard let value = object?.first(named: name), !value.isNull else { return nil }
        return value
    }
}
