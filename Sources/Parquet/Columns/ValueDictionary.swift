/// The different values of a column in the order in which they came, each once.
struct ValueDictionary {
    /// The values as PLAIN has them: the dictionary's page.
    private(set) var plain: [UInt8] = []
    /// The beginning of each value in `plain`, and the end of the last one.
    private var starts = [0]
    /// Positions of values plus 1, and 0 for a free place.
    ///
    /// Its size is a power of two.
    private var places = [UInt32](repeating: 0, count: 64)

    var count: Int { starts.count - 1 }

    /// The position of a value, and whether it is a new one.
    mutating func position(of value: UnsafeRawBufferPointer) -> (position: UInt32, isNew: Bool) {
        if count * 2 >= places.count { grow() }
        var place = Self.hash(value) & (places.count - 1)
        while places[place] != 0 {
            let position = Int(places[place] - 1)
            let range = starts[position]..<starts[position + 1]
            if range.count == value.count, plain.withUnsafeBytes({ $0[range].elementsEqual(value) }) {
                return (UInt32(truncatingIfNeeded: position), false)
            }
            place = (place + 1) & (places.count - 1)
        }
        plain.append(contentsOf: value)
        starts.append(plain.count)
        places[place] = UInt32(truncatingIfNeeded: count)
        return (UInt32(truncatingIfNeeded: count - 1), true)
    }

    /// The values at some positions, one after the other.
    func values(at positions: [UInt32]) -> [UInt8] {
        var bytes: [UInt8] = []
        for position in positions { bytes += plain[starts[Int(position)]..<starts[Int(position) + 1]] }
        return bytes
    }

    private mutating func grow() {
        places = [UInt32](repeating: 0, count: places.count * 4)
        for position in 0..<count {
            let hash = plain.withUnsafeBytes {
                Self.hash(UnsafeRawBufferPointer(rebasing: $0[starts[position]..<starts[position + 1]]))
            }
            var place = hash & (places.count - 1)
            while places[place] != 0 { place = (place + 1) & (places.count - 1) }
            places[place] = UInt32(truncatingIfNeeded: position + 1)
        }
    }

    /// A hash of its own and not `FNV1a`, which takes a byte at a time: this one takes words of eight and mixes them.
    private static func hash(_ value: UnsafeRawBufferPointer) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var offset = 0
        while offset + 8 <= value.count {
            hash =
                (hash ^ value.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x0000_0100_0000_01B3
            hash ^= hash >> 29
            offset += 8
        }
        while offset < value.count {
            hash = (hash ^ UInt64(value[offset])) &* 0x0000_0100_0000_01B3
            offset += 1
        }
        hash ^= hash >> 32
        return Int(truncatingIfNeeded: hash & 0x7FFF_FFFF_FFFF_FFFF)
    }
}
