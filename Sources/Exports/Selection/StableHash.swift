internal import Checksums

/// The hash by which documents are dealt out: the first eight bytes, highest first, of the SHA-256 of a text's UTF-8.
///
/// In Python: `int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")`.
enum StableHash {
    static func of(_ text: String) -> UInt64 {
        SHA256.hash(text.utf8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
