/// The least and the greatest value of a column in a group of rows (`Statistics` and `ColumnOrder` in parquet.thrift).
///
/// Texts are ordered by their bytes, numbers by value. Long texts are cut; the greatest one is then the next text after what is left.
struct ColumnStatistics {
    private let type: ParquetType
    /// As PLAIN has it, without the length of a text.
    private var least: [UInt8]?
    private var greatest: [UInt8]?
    private var notNumbers = 0
    var nulls = 0

    /// The bytes of a text that are kept.
    static let longestText = 64

    init(_ type: ParquetType) {
        self.type = type
    }

    /// Takes a value as PLAIN has it, without the length of a text.
    mutating func add(_ value: UnsafeRawBufferPointer) {
        // Nobody looks for images by their bytes.
        if type == .binary { return }
        if type == .real, Self.real(value).isNaN {
            notNumbers += 1
            return
        }
        if least.map({ bytes in bytes.withUnsafeBytes { isLess(value, $0) } }) != false {
            least = Array(value)
        }
        if greatest.map({ bytes in bytes.withUnsafeBytes { isLess($0, value) } }) != false {
            greatest = Array(value)
        }
    }

    func write(to structure: inout ThriftStruct) {
        let (least, isLeastExact) = Self.leastBound(least, type)
        let (greatest, isGreatestExact) = Self.greatestBound(greatest, type)
        structure.int64(3, nulls)
        if let greatest { structure.binary(5, greatest) }
        if let least { structure.binary(6, least) }
        if greatest != nil { structure.boolean(7, isGreatestExact) }
        if least != nil { structure.boolean(8, isLeastExact) }
        if type == .real { structure.int64(9, notNumbers) }
    }

    private func isLess(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Bool {
        switch type {
        case .text, .binary, .boolean: first.lexicographicallyPrecedes(second)
        case .integer: Self.integer(first) < Self.integer(second)
        case .real: Self.real(first) < Self.real(second)
        }
    }

    private static func integer(_ value: UnsafeRawBufferPointer) -> Int64 {
        Int64(littleEndian: value.loadUnaligned(as: Int64.self))
    }

    private static func real(_ value: UnsafeRawBufferPointer) -> Double {
        Double(bitPattern: UInt64(littleEndian: value.loadUnaligned(as: UInt64.self)))
    }

    /// The bound to write, and whether it is the value itself.
    private static func leastBound(_ value: [UInt8]?, _ type: ParquetType) -> ([UInt8]?, Bool) {
        guard let value else { return (nil, false) }
        // A zero can be either of two zeros; then it is written with the sign that bounds them.
        if type == .real, value.withUnsafeBytes(real) == 0 { return (bytes(-0.0), true) }
        guard type == .text, value.count > longestText else { return (value, true) }
        return (cut(value), false)
    }

    private static func greatestBound(_ value: [UInt8]?, _ type: ParquetType) -> ([UInt8]?, Bool) {
        guard let value else { return (nil, false) }
        if type == .real, value.withUnsafeBytes(real) == 0 { return (bytes(0.0), true) }
        guard type == .text, value.count > longestText else { return (value, true) }
        // The next scalar in place of the last one that has one makes a text after all that begin so.
        var scalars = Array(String(decoding: cut(value), as: UTF8.self).unicodeScalars)
        while let last = scalars.popLast() {
            guard let next = Unicode.Scalar(last.value == 0xD7FF ? 0xE000 : last.value + 1) else { continue }
            scalars.append(next)
            return (Array(String(String.UnicodeScalarView(scalars)).utf8), false)
        }
        return (nil, false)
    }

    private static func bytes(_ value: Double) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: value.bitPattern)
        return bytes
    }

    /// What is kept of a long text: whole scalars.
    private static func cut(_ text: [UInt8]) -> [UInt8] {
        var end = longestText
        while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(text[..<end])
    }
}
