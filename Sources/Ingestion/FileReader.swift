internal import Archives
internal import Foundation
internal import Providers

/// Reads files from disk.
enum FileReader {
    /// The first bytes of a file, enough to tell an archive; empty where it cannot be read.
    static func prefix(of path: String) -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path) else { return [] }
        defer { try? file.close() }
        return (try? file.read(upToCount: ArchiveKind.prefixLength)).flatMap { $0.map { [UInt8]($0) } } ?? []
    }

    /// Whether a path is a pipe, a socket or a device: what `<(command)` and `/dev/stdin` are.
    static func isStream(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }

    /// The size of a file; 0 where there is none.
    static func byteCount(of path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }

    /// All bytes of a file.
    static func bytes(at path: String) throws(ProviderFailure) -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw ProviderFailure(
                .unreadable, "the file cannot be read. Check that it exists and may be read.", at: path)
        }
    }

    /// The bytes of a file that is a zip of at most that size, else nil.
    static func bytesOfZip(at path: String, limit: Int) -> [UInt8]? {
        guard ArchiveKind.sniff(prefix(of: path)) == .zip, byteCount(of: path) <= limit else { return nil }
        return try? bytes(at: path)
    }
}
