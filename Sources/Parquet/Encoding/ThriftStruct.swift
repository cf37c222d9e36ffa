/// Writes structures of Thrift's compact protocol, in which Parquet's metadata is (thrift-compact-protocol.md).
///
/// Fields come in the order of their numbers. Each begins with the difference of its number to the previous one, and its type.
struct ThriftStruct {
    private(set) var bytes: [UInt8] = []
    private var last: Int16 = 0

    private enum Wire: UInt8 {
        case yes = 1
        case no = 2
        case int16 = 4
        case int32 = 5
        case int64 = 6
        case binary = 8
        case list = 9
        case structure = 12
    }

    /// The bytes of the structure, with the mark of its end.
    static func encoded(_ fields: (inout ThriftStruct) -> Void) -> [UInt8] {
        var structure = ThriftStruct()
        fields(&structure)
        structure.bytes.append(0)
        return structure.bytes
    }

    mutating func int16(_ field: Int16, _ value: Int) { number(field, .int16, value) }
    mutating func int32(_ field: Int16, _ value: Int32) { number(field, .int32, Int(value)) }
    mutating func int64(_ field: Int16, _ value: Int) { number(field, .int64, value) }

    mutating func boolean(_ field: Int16, _ value: Bool) { begin(field, value ? .yes : .no) }

    mutating func text(_ field: Int16, _ value: String) { binary(field, Array(value.utf8)) }

    mutating func binary(_ field: Int16, _ value: [UInt8]) {
        begin(field, .binary)
        HybridEncoding.appendVariable(UInt64(value.count), to: &bytes)
        bytes += value
    }

    mutating func structure(_ field: Int16, _ fields: (inout ThriftStruct) -> Void) {
        begin(field, .structure)
        bytes += Self.encoded(fields)
    }

    mutating func structures<Element>(
        _ field: Int16, _ elements: [Element], _ fields: (Element, inout ThriftStruct) -> Void
    ) {
        list(field, .structure, elements.count)
        for element in elements { bytes += Self.encoded { fields(element, &$0) } }
    }

    mutating func int32s(_ field: Int16, _ values: [Int32]) {
        list(field, .int32, values.count)
        for value in values { HybridEncoding.appendVariable(Self.zigzag(Int(value)), to: &bytes) }
    }

    mutating func texts(_ field: Int16, _ values: [String]) {
        list(field, .binary, values.count)
        for value in values {
            HybridEncoding.appendVariable(UInt64(value.utf8.count), to: &bytes)
            bytes += value.utf8
        }
    }

    private mutating func number(_ field: Int16, _ wire: Wire, _ value: Int) {
        begin(field, wire)
        HybridEncoding.appendVariable(Self.zigzag(value), to: &bytes)
    }

    private mutating func begin(_ field: Int16, _ wire: Wire) {
        let step = field - last
        precondition((1...15).contains(step), "fields come in the order of their numbers")
        bytes.append(UInt8(truncatingIfNeeded: step) << 4 | wire.rawValue)
        last = field
    }

    private mutating func list(_ field: Int16, _ wire: Wire, _ count: Int) {
        begin(field, .list)
        if count < 15 {
            bytes.append(UInt8(truncatingIfNeeded: count) << 4 | wire.rawValue)
        } else {
            bytes.append(0xF0 | wire.rawValue)
            HybridEncoding.appendVariable(UInt64(count), to: &bytes)
        }
    }

    /// Signed numbers in such an order that small ones are short: 0, -1, 1, -2.
    private static func zigzag(_ value: Int) -> UInt64 { UInt64(bitPattern: Int64(value << 1 ^ value >> 63)) }
}
