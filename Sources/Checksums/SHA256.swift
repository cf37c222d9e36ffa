/// A SHA-256 (FIPS 180-4) over bytes that come in pieces.
///
/// The system computes it: CryptoKit on Apple's platforms, OpenSSL's libcrypto elsewhere; both use the processor's
/// instructions for it.
package struct SHA256: ~Copyable {
    private var state = State()

    /// Begins an empty message.
    package init() {}

    /// Appends bytes to the message.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        state.update(bytes)
    }

    /// Appends bytes to the message.
    package mutating func update(_ bytes: some Sequence<UInt8>) {
        let isDone: Void? = bytes.withContiguousStorageIfAvailable {
            state.update(UnsafeRawBufferPointer($0))
        }
        if isDone == nil { Array(bytes).withUnsafeBytes { state.update($0) } }
    }

    /// Ends the message and begins a new one.
    ///
    /// - Returns: The 32 bytes of the hash.
    package mutating func finish() -> [UInt8] {
        state.finish()
    }

    /// The 32 bytes of the hash of a message that is at hand as a whole.
    package static func hash(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    /// The hash of a message that is at hand as a whole, as 64 lower-case hexadecimal digits.
    package static func text(_ bytes: some Sequence<UInt8>) -> String {
        Hexadecimal.text(hash(bytes))
    }
}
