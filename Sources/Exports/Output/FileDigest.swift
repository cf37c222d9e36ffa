internal import Checksums
internal import Foundation

/// The size and the hash of a file on disk.
enum FileDigest {
    /// Whether a file has that length and that SHA-256, in lower-case hex.
    static func matches(_ path: String, bytes: Int, sha256: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? file.close() }
        guard let size = try? file.seekToEnd(), Int(size) == bytes, (try? file.seek(toOffset: 0)) != nil
        else {
            return false
        }
        var hash = SHA256()
        while let chunk = try? file.read(upToCount: 1 << 20), !chunk.isEmpty { hash.update(chunk) }
        return Hexadecimal.text(hash.finish()) == sha256
    }
}
