/// The name of a member as bytes, to `switch` over literals without making a string of every name.
public struct JSONKey {
    /// Valid while the document lives.
    public let utf8: UnsafeBufferPointer<UInt8>

    /// Wraps the bytes of a name, or of any string that is to be matched against literals.
    @inlinable public init(utf8: UnsafeBufferPointer<UInt8>) {
        self.utf8 = utf8
    }

    /// Whether the bytes are those of the literal; lengths are compared first, which decides nearly always.
    @inlinable @inline(__always)
    public static func ~= (literal: StaticString, key: JSONKey) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard count == key.utf8.count else { return false }
        let wanted = literal.utf8Start
        for position in 0..<count where wanted[position] != key.utf8[position] { return false }
        return true
    }
}
