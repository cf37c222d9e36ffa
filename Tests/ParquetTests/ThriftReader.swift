/// Reads structures of Thrift's compact protocol into plain values.
indirect enum ThriftValue {
    case number(Int)
    case boolean(Bool)
    case binary([UInt8])
    case list([ThriftValue])
    case structure([Int: ThriftValue])

    subscript(_ field: Int) -> ThriftValue? {
        if case .structure(let fields) = self { fields[field] } else { nil }
    }

    var number: Int? { if case .number(let value) = self { value } else { nil } }
    var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
    var bytes: [UInt8]? { if case .binary(let value) = self { value } else { nil } }
    var text: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
    var list: [ThriftValue]? { if case .list(let value) = self { value } else { nil } }
    var structure: [Int: ThriftValue]? { if case .structure(let value) = self { value } else { nil } }
}

struct ThriftReader {
    private let bytes: [UInt8]
    private(set) var position: Int

    init(_ bytes: [UInt8], at position: Int = 0) {
        (self.bytes, self.position) = (bytes, position)
    }

    mutating func structure() -> ThriftValue {
        var fields: [Int: ThriftValue] = [:]
        var field = 0
        while true {
            let header = next()
            if header == 0 { return .structure(fields) }
            field = header >> 4 == 0 ? Self.unzigzag(variable()) : field + Int(header >> 4)
            fields[field] = value(header & 15)
        }
    }

    private mutating func value(_ type: UInt8) -> ThriftValue {
        switch type {
        case 1, 2: return .boolean(type == 1)
        case 3...6: return .number(Self.unzigzag(variable()))
        case 8:
            let count = Int(variable())
            defer { position += count }
            return .binary(Array(bytes[position..<position + count]))
        case 9:
            let header = next()
            let count = header >> 4 == 15 ? Int(variable()) : Int(header >> 4)
            return .list((0..<count).map { _ in value(header & 15) })
        default: return structure()
        }
    }

    mutating func variable() -> UInt64 {
        var (value, shift): (UInt64, UInt64) = (0, 0)
        while true {
            let byte = next()
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
    }

    private mutating func next() -> UInt8 {
        position += 1
        return bytes[position - 1]
    }

    private static func unzigzag(_ value: UInt64) -> Int { Int(value >> 1) ^ -Int(value & 1) }
}
