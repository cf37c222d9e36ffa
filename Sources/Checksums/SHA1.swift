/// SHA-1 (FIPS 180-4), for schemes that are defined by it; nothing here relies on it being hard to forge.
///
/// The system computes it, as for `SHA256`; one value hashes many short messages one after the other.
package struct SHA1: ~Copyable {
    private let state = State()

    package init() {}

    /// The first eight bytes of the hash of a message, the lowest one first.
    package func prefix(of bytes: UnsafeRawBufferPointer) -> UInt64 {
        state.prefix(of: bytes)
    }
}

#if canImport(CryptoKit)
    internal import CryptoKit

    extension SHA1 {
        struct State {
            func prefix(of bytes: UnsafeRawBufferPointer) -> UInt64 {
                var hash = Insecure.SHA1()
                hash.update(bufferPointer: bytes)
                return hash.finalize().withUnsafeBytes {
                    UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self))
                }
            }
        }
    }
#else
    internal import CLibCrypto

    extension SHA1 {
        /// A context of libcrypto that is restarted for each message, which takes half the time of a new one.
        struct State: ~Copyable {
            private let context = EVP_MD_CTX_new()

            init() {
                let status = EVP_DigestInit_ex(context, EVP_sha1(), nil)
                precondition(status == 1, "libcrypto has no SHA-1")
            }

            deinit { EVP_MD_CTX_free(context) }

            func prefix(of bytes: UnsafeRawBufferPointer) -> UInt64 {
                withUnsafeTemporaryAllocation(byteCount: Int(EVP_MAX_MD_SIZE), alignment: 8) { digest in
                    var length: UInt32 = 0
                    let isDone =
                        EVP_DigestInit_ex(context, nil, nil) == 1
                        && EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1
                        && EVP_DigestFinal_ex(
                            context, digest.bindMemory(to: UInt8.self).baseAddress, &length) == 1
                    precondition(isDone, "libcrypto refuses to hash")
                    return UInt64(littleEndian: digest.load(as: UInt64.self))
                }
            }
        }
    }
#endif
