internal import Parquet

/// Takes the members of records one after the other, for a file of any format.
///
/// The same calls in the same order write a JSON object, cut a row up into Parquet's columns, or describe these columns. So a form of records is
/// written down once, and files of both formats have the same members, values and types.
protocol MemberWriter {
    /// The name of what has none: an element of a list.
    static var element: String { get }

    /// Adds a whole record.
    mutating func record(_ members: (inout Self) -> Void)

    mutating func text(_ name: String, _ value: String)
    /// Adds a text that is UTF-8.
    mutating func text(_ name: String, utf8: [UInt8])
    mutating func integer(_ name: String, _ value: Int)
    /// Adds a number that has a fraction, be it 0.
    mutating func real(_ name: String, _ value: Double)
    mutating func boolean(_ name: String, _ value: Bool)
    /// Adds bytes: base64 in JSON.
    mutating func binary(_ name: String, _ bytes: [UInt8])

    /// Adds a value that is not known, in a form that says so: JSON has no member of that name then, and Parquet has null.
    mutating func unknown(_ name: String, _ kind: ParquetField.Kind)

    /// Adds a value that is not known as null, in JSON, too: for rows of several kinds, of which every one has all members.
    mutating func null(_ name: String, _ kind: ParquetField.Kind)

    mutating func object(_ name: String, _ members: (inout Self) -> Void)
    /// Adds a list; each element adds one value without a name.
    mutating func list<Element>(_ name: String, _ elements: [Element], _ value: (inout Self, Element) -> Void)
    mutating func integers(_ name: String, _ values: [Int])
    mutating func reals(_ name: String, _ values: [Double])
    mutating func texts(_ name: String, _ values: [String])
}

extension MemberWriter {
    static var element: String { "" }

    mutating func null(_ name: String, _ kind: ParquetField.Kind) { unknown(name, kind) }

    /// Adds a text if it is known.
    mutating func text(_ name: String, ifKnown value: String?) {
        if let value { text(name, value) } else { unknown(name, .value(.text)) }
    }

    /// Adds bytes, or null.
    mutating func binary(_ name: String, orNull bytes: [UInt8]?) {
        if let bytes { binary(name, bytes) } else { null(name, .value(.binary)) }
    }

    mutating func integers(_ name: String, _ values: [Int]) {
        list(name, values) { $0.integer(Self.element, $1) }
    }

    mutating func reals(_ name: String, _ values: [Double]) {
        list(name, values) { $0.real(Self.element, $1) }
    }

    mutating func texts(_ name: String, _ values: [String]) {
        list(name, values) { $0.text(Self.element, $1) }
    }
}
