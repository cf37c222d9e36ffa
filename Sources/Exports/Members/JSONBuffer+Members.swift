internal import Foundation
internal import Parquet

extension JSONBuffer: MemberWriter {
    /// Appends the record as an object on a line of its own.
    mutating func record(_ members: (inout JSONBuffer) -> Void) {
        raw("{")
        members(&self)
        raw("}\n")
    }

    mutating func text(_ name: String, _ value: String) {
        begin(name)
        string(value)
    }

    mutating func text(_ name: String, utf8: [UInt8]) {
        begin(name)
        string(utf8)
    }

    mutating func integer(_ name: String, _ value: Int) {
        begin(name)
        integer(value)
    }

    mutating func real(_ name: String, _ value: Double) {
        begin(name)
        real(value)
    }

    mutating func boolean(_ name: String, _ value: Bool) {
        begin(name)
        if value { raw("true") } else { raw("false") }
    }

    mutating func binary(_ name: String, _ bytes: [UInt8]) {
        text(name, Data(bytes).base64EncodedString())
    }

    mutating func unknown(_ name: String, _ kind: ParquetField.Kind) {}

    mutating func null(_ name: String, _ kind: ParquetField.Kind) {
        begin(name)
        raw("null")
    }

    mutating func object(_ name: String, _ members: (inout JSONBuffer) -> Void) {
        begin(name)
        raw("{")
        members(&self)
        raw("}")
    }

    mutating func list<Element>(
        _ name: String, _ elements: [Element], _ value: (inout JSONBuffer, Element) -> Void
    ) {
        begin(name)
        raw("[")
        for element in elements { value(&self, element) }
        raw("]")
    }

    /// Appends what precedes a value: a comma unless it is the first of its object or list, and its name if it has one.
    private mutating func begin(_ name: String) {
        if let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "["),
            last != UInt8(ascii: ":")
        {
            raw(",")
        }
        guard !name.isEmpty else { return }
        raw("\"")
        raw(name.utf8)
        raw("\":")
    }
}
