#if canImport(CryptoKit)
    internal import CryptoKit

    extension SHA256 {
        struct State: ~Copyable {
            private var hash = CryptoKit.SHA256()

            mutating func update(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

            mutating func finish() -> [UInt8] {
                defer { hash = CryptoKit.SHA256() }
                return Array(hash.finalize())
            }
        }
    }
#else
    internal import CLibCrypto

    extension SHA256 {
        /// A context of libcrypto.
        ///
        /// Its calls fail only if memory is out or a provider is missing; a caller cannot mend either.
        struct State: ~Copyable {
            private let context = EVP_MD_CTX_new()

            init() { begin() }

            deinit { EVP_MD_CTX_free(context) }

            mutating func update(_ bytes: UnsafeRawBufferPointer) {
                let status = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
                precondition(status == 1, "libcrypto refuses to hash")
            }

            mutating func finish() -> [UInt8] {
                let digest = [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { buffer, count in
                    var length: UInt32 = 0
                    let status = EVP_DigestFinal_ex(context, buffer.baseAddress, &length)
                    precondition(status == 1, "libcrypto refuses to end a hash")
                    count = Int(length)
                }
                begin()
                return digest
            }

            private func begin() {
                let status = EVP_DigestInit_ex(context, EVP_sha256(), nil)
                precondition(status == 1, "libcrypto has no SHA-256")
            }
        }
    }
#endif
