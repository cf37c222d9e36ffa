/// Reading simdjson's tape by index, for passes over all of it (simdjson doc/tape.md); `JSONValue` is the view for all other uses.
enum JSONTape {
    @inline(__always)
    static func tag(_ word: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: word >> 56) }

    /// The index after the value at an index.
    @inline(__always)
    static func next(_ index: Int, on tape: UnsafePointer<UInt64>) -> Int {
        let word = tape[index]
        switch tag(word) {
        case UInt8(ascii: "{"), UInt8(ascii: "["): return Int(word & 0xFFFF_FFFF)
        case UInt8(ascii: "l"), UInt8(ascii: "u"), UInt8(ascii: "d"): return index + 2
        default: return index + 1
        }
    }

    /// The bytes of the string at an index, which must hold one.
    @inline(__always)
    static func string(
        _ index: Int, on tape: UnsafePointer<UInt64>, strings: UnsafePointer<UInt8>
    ) -> UnsafeBufferPointer<UInt8> {
        let start = strings + Int(tape[index] & 0x00FF_FFFF_FFFF_FFFF)
        let length = UnsafeRawPointer(start).loadUnaligned(as: UInt32.self)
        return UnsafeBufferPointer(start: start + 4, count: Int(length))
    }

    /// Mixes a name's length, first and last eight bytes; equal names have equal fingerprints.
    @inline(__always)
    static func fingerprint(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let bytes = UnsafeRawBufferPointer(name)
        let count = bytes.count
        var (first, last): (UInt64, UInt64) = (0, 0)
        if count >= 8 {
            first = bytes.loadUnaligned(as: UInt64.self)
            last = bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
        } else if count >= 4 {
            first = UInt64(bytes.loadUnaligned(as: UInt32.self))
            last = UInt64(bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
        } else if count > 0 {
            first = UInt64(bytes[0])
            last = UInt64(bytes[count / 2]) << 8 | UInt64(bytes[count - 1])
        }
        let mixed = (first ^ (last << 29 | last >> 35) ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed >> 32
    }

    /// The JSON path of the value or member name at an index: `$.pages[2]["page number"]`.
    static func path(
        to target: Int, on tape: UnsafePointer<UInt64>, strings: UnsafePointer<UInt8>
    ) -> String {
        var path = "$"
        var container = 1
        while container != target {
            let isObject = tag(tape[container]) == UInt8(ascii: "{")
            guard isObject || tag(tape[container]) == UInt8(ascii: "[") else { return path }
            let close = next(container, on: tape) - 1
            var (index, position) = (container + 1, 0)
            var found: Int?
            while index < close {
                let value = isObject ? index + 1 : index
                let after = next(value, on: tape)
                if target < after {
                    path += isObject ? member(string(index, on: tape, strings: strings)) : "[\(position)]"
                    if target == index { return path }
                    found = value
                    break
                }
                (index, position) = (after, position + 1)
            }
            guard let found else { return path }
            container = found
        }
        return path
    }

    private static func member(_ name: UnsafeBufferPointer<UInt8>) -> String {
        let isPlain =
            !name.isEmpty
            && name.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                    || $0 == 0x5F || $0 >= 0x80
            }
        let text = String(decoding: name, as: UTF8.self)
        return isPlain ? ".\(text)" : "[\(text.debugDescription)]"
    }
}
