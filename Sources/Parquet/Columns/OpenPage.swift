/// The values of a column that no page has been made of yet.
struct OpenPage {
    private let column: ParquetColumn
    private var repetitions: [UInt8] = []
    private var definitions: [UInt8] = []
    /// PLAIN, but a byte for each boolean.
    var values: [UInt8] = []
    /// In the dictionary, in place of `values`.
    var positions: [UInt32] = []
    /// Bytes of the values, whether they are here or in the dictionary.
    var valueBytes = 0

    init(_ column: ParquetColumn) {
        self.column = column
    }

    /// Values, with those that are missing.
    var count: Int { definitions.count }
    var byteCount: Int { valueBytes + definitions.count * 2 }

    /// Takes levels as a row has them, those of repetition first if the column has any; returns how many values are there.
    mutating func addLevels(_ levels: UnsafeRawBufferPointer, count: Int) -> Int {
        if column.greatestRepetition > 0 { repetitions.append(contentsOf: levels[..<count]) }
        let own = levels.suffix(count)
        definitions.append(contentsOf: own)
        let greatest = UInt8(truncatingIfNeeded: column.greatestDefinition)
        return own.reduce(0) { $0 + ($1 == greatest ? 1 : 0) }
    }

    /// The page's content (README.md, "Data Pages"): both kinds of levels, each after its length, then the values.
    func content(dictionaryCount: Int?) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(values.count + 1024)
        Self.append(repetitions, upTo: column.greatestRepetition, to: &bytes)
        Self.append(definitions, upTo: column.greatestDefinition, to: &bytes)
        if let dictionaryCount {
            bytes += Self.encoded(positions, dictionaryCount: dictionaryCount)
        } else if column.type == .boolean {
            bytes += Self.bits(values)
        } else {
            bytes += values
        }
        return bytes
    }

    /// Positions in a dictionary: their width in bits, then the hybrid encoding (Encodings.md, "Dictionary Encoding").
    static func encoded(_ positions: [UInt32], dictionaryCount: Int) -> [UInt8] {
        // One bit at least: readers differ over none.
        let bitWidth = max(1, HybridEncoding.bitWidth(upTo: dictionaryCount - 1))
        var bytes = [UInt8(truncatingIfNeeded: bitWidth)]
        HybridEncoding.append(positions, bitWidth: bitWidth, to: &bytes)
        return bytes
    }

    mutating func clear() {
        repetitions.removeAll(keepingCapacity: true)
        definitions.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        positions.removeAll(keepingCapacity: true)
        valueBytes = 0
    }

    private static func append(_ levels: [UInt8], upTo greatest: Int, to bytes: inout [UInt8]) {
        guard greatest > 0 else { return }
        var encoded: [UInt8] = []
        HybridEncoding.append(levels, bitWidth: HybridEncoding.bitWidth(upTo: greatest), to: &encoded)
        bytes.append(littleEndian: UInt32(clamping: encoded.count))
        bytes += encoded
    }

    /// Booleans, eight a byte, the first in the lowest bit (Encodings.md, "PLAIN").
    private static func bits(_ values: [UInt8]) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: (values.count + 7) / 8)
        for (position, value) in values.enumerated() where value != 0 {
            bytes[position / 8] |= 1 << (position % 8)
        }
        return bytes
    }
}
