/// The hash FNV-1a with 64 bits (Fowler, Noll, Vo), for tables and comparisons inside the program.
///
/// It is short and quick. It protects against nothing: two texts with the same hash are easily made. Public, as `ByteWords` is.
public struct FNV1a: Sendable {
    /// The hash of what was combined so far.
    public var value: UInt64

    /// Begins a hash; another seed makes another hash.
    @inlinable @inline(__always)
    public init(seed: UInt64 = 0) { value = 0xCBF2_9CE4_8422_2325 ^ seed }

    /// Takes in a byte, or a number as one unit.
    @inlinable @inline(__always)
    public mutating func combine(_ unit: UInt64) { value = (value ^ unit) &* 0x100_0000_01B3 }

    /// Takes in bytes, one after the other.
    @inlinable @inline(__always)
    public mutating func combine(bytes: some Sequence<UInt8>) {
        for byte in bytes { combine(UInt64(byte)) }
    }

    /// The hash of bytes that are at hand as a whole.
    @inlinable @inline(__always)
    public static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = FNV1a()
        hash.combine(bytes: bytes)
        return hash.value
    }
}
