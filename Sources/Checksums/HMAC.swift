/// A keyed hash (RFC 2104, FIPS 198-1) over SHA-256.
package enum HMAC {
    /// The number of bytes that SHA-256 takes at a time.
    private static let blockLength = 64

    /// The 32 bytes of the code of a message under a key.
    package static func sha256(_ message: some Sequence<UInt8>, key: [UInt8]) -> [UInt8] {
        var block = key.count > blockLength ? SHA256.hash(key) : key
        block += [UInt8](repeating: 0, count: blockLength - block.count)
        var inner = SHA256()
        inner.update(block.map { $0 ^ 0x36 })
        inner.update(message)
        return SHA256.hash(block.map { $0 ^ 0x5C } + inner.finish())
    }
}
